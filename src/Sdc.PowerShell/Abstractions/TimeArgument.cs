using System.Globalization;
using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>A time as a user gives it: a text, or a DateTime or DateTimeOffset from another command.</summary>
internal static class TimeArgument
{
    /// <summary>The moment that is meant.</summary>
    /// <param name="value">A text is read as the command line reads it; a DateTime without a kind is in the zone; one at midnight is a date, as (Get-Date).Date is, unless it says that it is UTC.</param>
    /// <param name="zone">The configured zone.</param>
    /// <param name="endOfDay">Whether a date alone means its end.</param>
    /// <exception cref="FormatException">It is no time.</exception>
    public static DateTimeOffset Resolve(object value, TimeZoneInfo zone, bool endOfDay) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        DateTimeOffset moment => moment,
        // Whoever takes the date of a moment means the day, wherever the machine stands.
        DateTime { Kind: not DateTimeKind.Utc, TimeOfDay.Ticks: 0 } day => UserTime.Parse(Text(day), zone, endOfDay),
        DateTime { Kind: DateTimeKind.Unspecified } local => UserTime.Parse(Text(local), zone, endOfDay),
        DateTime moment => new DateTimeOffset(moment.ToUniversalTime()),
        var other => UserTime.Parse(Convert.ToString(other, CultureInfo.InvariantCulture) ?? "", zone, endOfDay),
    };

    private static string Text(DateTime local) =>
        local.ToString(local.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
