namespace Sdc;

/// <summary>A time of a connection log.</summary>
/// <param name="Wall">The time as it is written.</param>
/// <param name="Utc">The moment it means; meaningless where <see cref="IsNone"/>.</param>
/// <param name="LaterUtc">The second moment it can mean, in an hour that the clocks ran through twice; else the same as <paramref name="Utc"/>.</param>
internal readonly record struct ConnectionTime(DateTime Wall, DateTimeOffset Utc, DateTimeOffset LaterUtc)
{
    /// <summary>Whether the year is 1, which ScreenConnect writes for "not yet".</summary>
    public bool IsNone => Wall.Year == 1;
}
