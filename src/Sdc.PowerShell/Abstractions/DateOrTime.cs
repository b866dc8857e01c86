using System.Globalization;
using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>A time as a user gives it: a text, or a DateTime or DateTimeOffset from another command. PowerShell makes it of whatever is given; what it means depends on the configured zone.</summary>
public sealed class DateOrTime
{
    private readonly object given;

    /// <summary>Takes what was given as it is.</summary>
    /// <param name="given">Anything.</param>
    public DateOrTime(object given) => this.given = given is PSObject wrapped ? wrapped.BaseObject : given;

    /// <summary>What was given, as a text.</summary>
    public override string ToString() => Convert.ToString(given, CultureInfo.InvariantCulture) ?? "";

    /// <summary>The moment that is meant.</summary>
    /// <param name="zone">The configured zone.</param>
    /// <param name="endOfDay">Whether a date alone means its end.</param>
    /// <exception cref="FormatException">It is no time.</exception>
    internal DateTimeOffset Resolve(TimeZoneInfo zone, bool endOfDay) => given switch
    {
        DateTimeOffset moment => moment,
        // Whoever takes the date of a moment means the day, wherever the machine stands.
        DateTime { Kind: not DateTimeKind.Utc, TimeOfDay.Ticks: 0 } day => UserTime.Parse(Text(day), zone, endOfDay),
        DateTime { Kind: DateTimeKind.Unspecified } local => UserTime.Parse(Text(local), zone, endOfDay),
        DateTime moment => new DateTimeOffset(moment.ToUniversalTime()),
        _ => UserTime.Parse(ToString(), zone, endOfDay),
    };

    private static string Text(DateTime local) =>
        local.ToString(local.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
