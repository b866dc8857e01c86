namespace Sdc;

/// <summary>How sessions are shown; nothing of it is written to a session file.</summary>
/// <param name="Zone">The zone that times and days are shown in.</param>
/// <param name="Technicians">The names that technicians are shown by.</param>
internal sealed record SessionView(TimeZoneInfo Zone, TechnicianNames Technicians)
{
    /// <summary>UTC, and the names of the sources.</summary>
    public static SessionView Plain { get; } = new(TimeZoneInfo.Utc, TechnicianNames.None);
}
