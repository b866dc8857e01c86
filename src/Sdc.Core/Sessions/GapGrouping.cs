namespace Sdc;

/// <summary>Cuts a group's segments into sessions at the pauses.</summary>
internal static class GapGrouping
{
    /// <summary>
    /// Cuts a sorted list where an item starts more than the gap after the latest end so far; exactly the gap does not cut.
    /// Items without a start stay with the last session.
    /// </summary>
    /// <param name="sorted">Sorted by (start, id), unknown starts last.</param>
    /// <param name="gap">The pause beyond which a new session begins; null never cuts.</param>
    /// <param name="times">Start and end of an item, UTC ticks; a start of <see cref="SegmentRef.UnknownTime"/> is not known.</param>
    public static List<List<T>> Cut<T>(IReadOnlyList<T> sorted, TimeSpan? gap, Func<T, (long Start, long End)> times)
    {
        var sessions = new List<List<T>>();
        var latest = 0L;
        foreach (var item in sorted)
        {
            var (start, end) = times(item);
            var cuts = sessions.Count == 0 || (gap is { } pause && start != SegmentRef.UnknownTime && start - latest > pause.Ticks);
            if (cuts) sessions.Add([]);
            sessions[sessions.Count - 1].Add(item);
            if (start == SegmentRef.UnknownTime) continue;
            latest = cuts ? end : Math.Max(latest, end);
        }

        return sessions;
    }
}
