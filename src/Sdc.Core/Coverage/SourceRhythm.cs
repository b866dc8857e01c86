namespace Sdc;

/// <summary>When a source usually has events, learnt from the days on which it has some.</summary>
internal sealed class SourceRhythm
{
    private const int WeeksEachSide = 8;
    private const int LeastDays = 5;
    private const int ShortestPause = 14;

    private readonly HashSet<int> days;
    private readonly int first;
    private readonly int last;

    /// <param name="source">The source system.</param>
    /// <param name="days">The days with events, in order; at least one.</param>
    /// <param name="yesterday">The last day that is over.</param>
    public SourceRhythm(string source, IReadOnlyList<int> days, int yesterday)
    {
        Source = source;
        this.days = [.. days];
        (first, last) = (days[0], days[days.Count - 1]);
        var between = days.Zip(days.Skip(1), (day, next) => new Silence(day + 1, next - 1, false)).ToList();
        var nineOfTen = ((9 * between.Count) + 9) / 10;
        UsualPause = between.Select(silence => silence.Length).OrderBy(length => length).ElementAtOrDefault(nineOfTen - 1);
        LongPause = Math.Max(ShortestPause, 2 * UsualPause);
        Established = days.Count < LeastDays ? int.MaxValue : days[LeastDays - 1];
        Silences = [.. between.Append(new(last + 1, yesterday, true)).Where(silence => silence.Length > 0 && silence.From <= yesterday)];
    }

    public string Source { get; }

    public IReadOnlyList<Silence> Silences { get; }

    /// <summary>The days without an event that nine of ten of the source's pauses do not exceed.</summary>
    public int UsualPause { get; }

    /// <summary>Beyond this many days without an event the source seems to have stopped.</summary>
    public int LongPause { get; }

    /// <summary>The day from which on enough is known of the source to miss something. A date that is decades off is no begin.</summary>
    public int Established { get; }

    public bool Has(int day) => days.Contains(day);

    /// <summary>How the source was on the weekday of a silent day, in the weeks on both sides of the silence.</summary>
    public WeekdayHabit Habit(int day, Silence silence)
    {
        var habit = default(WeekdayHabit);
        var before = day - (7 * ((day - silence.From) / 7)) - 7;
        for (var week = 0; week < WeeksEachSide && before - (7 * week) >= first; week++) habit = Look(habit, before - (7 * week));
        if (silence.IsLast) return habit;
        var after = day + (7 * ((silence.To - day) / 7)) + 7;
        for (var week = 0; week < WeeksEachSide && after + (7 * week) <= last; week++) habit = Look(habit, after + (7 * week));
        return habit;
    }

    private WeekdayHabit Look(WeekdayHabit habit, int day)
    {
        var hit = days.Contains(day);
        var active = hit || Enumerable.Range(day - 3, 7).Any(days.Contains);
        return new(habit.Looked + 1, habit.Active + (active ? 1 : 0), habit.Hits + (hit ? 1 : 0));
    }
}
