namespace Sdc;

/// <summary>What part of the server's tickets a run looks at.</summary>
/// <param name="Since">Tickets updated since then are listed.</param>
/// <param name="TimersFrom">Timers made since then are listed.</param>
/// <param name="IsForced">Whether tickets are fetched that were fetched as they are.</param>
/// <param name="LooksThrough">Whether it is the whole of a first run's window.</param>
/// <param name="IsContiguous">Whether nothing lies between what was fetched before and this.</param>
/// <param name="Today">The day, UTC.</param>
internal sealed record TicketWindow(DateTimeOffset Since, DateTimeOffset TimersFrom, bool IsForced, bool LooksThrough, bool IsContiguous, string Today)
{
    /// <summary>
    /// Tickets around the boundary are listed again, for the list need not hold one that was updated in the moment that it was made. (Those that were
    /// fetched as they are cost nothing more.)
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>Timers are listed by when they were made, not by when they were changed: the last days are looked at again.</summary>
    public static readonly TimeSpan TimerOverlap = TimeSpan.FromDays(7);

    /// <summary>
    /// The window of a run. Once a day it is a first run's, so that a ticket that a list left out, a timer that was changed late, and a ticket that was
    /// deleted are found.
    /// </summary>
    public static TicketWindow Of(ServerQuery query, TicketProgress progress, DateTimeOffset now)
    {
        var today = UtcTimeConverter.Format(now).Substring(0, "yyyy-MM-dd".Length);
        var first = now - TimeSpan.FromDays(TicketFetch.FirstDays);
        var next = progress.Watermark - Overlap ?? first;
        var nextTimers = progress.TimersTo - TimerOverlap ?? first;
        if (query.Since is { } since) return new(since, Earlier(since, nextTimers), query.Force, false, since <= next && progress.Watermark is not null, today);
        var looksThrough = query.Force || progress.Watermark is null || progress.LookedThrough != today;
        return new(looksThrough ? Earlier(first, next) : next, looksThrough ? Earlier(first, nextTimers) : nextTimers, query.Force, looksThrough, true, today);
    }

    private static DateTimeOffset Earlier(DateTimeOffset first, DateTimeOffset second) => first < second ? first : second;
}
