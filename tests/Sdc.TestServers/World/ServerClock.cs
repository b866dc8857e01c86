namespace Sdc.TestServers;

/// <summary>The server's own clock, which need not agree with the machine's.</summary>
public sealed class ServerClock(TimeSpan skew)
{
    private long skewTicks = skew.Ticks;

    /// <summary>By how much the server's clock is ahead of the machine's.</summary>
    public TimeSpan Skew
    {
        get => new(Interlocked.Read(ref skewTicks));
        set => Interlocked.Exchange(ref skewTicks, value.Ticks);
    }

    public DateTime Now => DateTime.UtcNow + Skew;

    /// <summary>Now, as exact as Syncro's times are.</summary>
    public DateTime NowInMilliseconds => Whole(Now, TimeSpan.TicksPerMillisecond);

    internal static DateTime Whole(DateTime time, long unit) => new(time.Ticks - time.Ticks % unit, DateTimeKind.Utc);
}
