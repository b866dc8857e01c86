namespace Sdc;

/// <summary>A window of time.</summary>
/// <param name="Since">Its beginning.</param>
/// <param name="Until">Its end, which is no longer part of it.</param>
/// <param name="Edge">How the server is told of its beginning.</param>
internal readonly record struct ReportWindow(DateTimeOffset Since, DateTimeOffset Until, ReportEdge Edge = ReportEdge.From)
{
    public TimeSpan Length => Until - Since;

    public bool Holds(DateTimeOffset time) => time >= Since && time < Until;

    /// <summary>The second that a moment is in.</summary>
    public static ReportWindow SecondOf(DateTimeOffset time) => new(Second(time), Second(time).AddSeconds(1));

    /// <summary>The beginning of the second.</summary>
    public static DateTimeOffset Second(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>Shows its two ends.</summary>
    public override string ToString() => $"{ReportContract.Time(Since)} to {ReportContract.Time(Until)}";
}
