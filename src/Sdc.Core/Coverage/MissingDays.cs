namespace Sdc;

/// <summary>Finds the days that look as if an export were missing. A hint for a person, so each comes with its reason.</summary>
internal sealed class MissingDays
{
    // A quarter. A source that is silent for longer was given up, or not used for a while; its silence is no news any more.
    private const int LongestSilence = 91;

    // More days in a row on which work was to be expected and no source shows any are no holidays.
    private const int LongestHoliday = 3;

    private readonly IReadOnlyList<SourceRhythm> sources;
    private readonly int yesterday;
    private readonly Dictionary<string, Dictionary<int, WeekdayHabit>> habits = new(StringComparer.Ordinal);

    public MissingDays(IReadOnlyList<SourceRhythm> sources, int yesterday)
    {
        this.sources = sources;
        this.yesterday = yesterday;
        foreach (var source in sources)
        {
            var ofSource = habits[source.Source] = [];
            foreach (var silence in source.Silences)
            {
                foreach (var day in Days(silence)) ofSource[day] = source.Habit(day, silence);
            }
        }
    }

    /// <summary>The days of a source that look missing, with the reason.</summary>
    public SortedDictionary<int, string> Of(SourceRhythm source)
    {
        var found = new SortedDictionary<int, string>();
        foreach (var silence in source.Silences.Where(silence => silence.From >= source.Established))
        {
            var missing = Days(silence).Where(day => habits[source.Source][day].IsUsual && !IsDayOff(source, day)).ToList();
            foreach (var day in missing) found[day] = Unusual(source, silence, day, missing);
            if (missing.Count > 0) continue;
            // A source without a weekday of its own is told of once a week, so that every month that is looked at shows it.
            var seemsStopped = silence.From + source.LongPause;
            var until = Math.Min(Math.Min(silence.To, yesterday), seemsStopped + LongestSilence - 1);
            for (var day = seemsStopped; day <= until; day += 7) found[day] = Stopped(source, silence);
        }

        return found;
    }

    private IEnumerable<int> Days(Silence silence) => Enumerable.Range(silence.From, Math.Min(Math.Min(silence.To, yesterday) - silence.From + 1, LongestSilence));

    // Nobody seems to have worked: another source that likely would have events has none either, and all go on after a few days.
    private bool IsDayOff(SourceRhythm source, int day)
    {
        if (AnyHas(day) || !sources.Any(other => other != source && Habit(other, day).IsLikely)) return false;
        int from = day, to = day;
        while (day - from <= LongestSilence && !AnyHas(from - 1)) from--;
        while (to - day <= LongestSilence && !AnyHas(to + 1)) to++;
        return to <= yesterday && to - from < LongestSilence
            && Enumerable.Range(from, to - from + 1).Count(quiet => sources.Any(any => Habit(any, quiet).IsUsual)) <= LongestHoliday;
    }

    private bool AnyHas(int day) => sources.Any(source => source.Has(day));

    private WeekdayHabit Habit(SourceRhythm source, int day) => habits[source.Source].TryGetValue(day, out var habit) ? habit : default;

    private string Unusual(SourceRhythm source, Silence silence, int day, List<int> missing)
    {
        var habit = habits[source.Source][day];
        var weekday = DayNumber.Weekday(day);
        var reason = silence.IsLast
            ? FormattableString.Invariant($"No event since {DayNumber.Text(silence.From - 1)}, though {habit.Hits} of the {habit.Active} {weekday}s before have some.")
            : FormattableString.Invariant($"No event on this {weekday}, though {habit.Hits} of the {habit.Active} {weekday}s around it have some.");
        var others = sources.Where(other => other.Has(day)).Select(other => other.Source).ToList();
        if (others.Count > 0) reason += $" {string.Join(" and ", others)} {(others.Count == 1 ? "has" : "have")} events on this day.";
        else if (missing.Count <= LongestHoliday) reason += " No source has any: it may have been a day off.";
        if (missing.Count > 1) reason += FormattableString.Invariant($" One of {missing.Count} such days from {DayNumber.Text(missing[0])} to {DayNumber.Text(missing[missing.Count - 1])}.");
        return reason;
    }

    private string Stopped(SourceRhythm source, Silence silence)
    {
        var to = Math.Min(silence.To, yesterday);
        var days = to - silence.From + 1;
        var span = silence.IsLast ? $"since {DayNumber.Text(silence.From - 1)}" : $"from {DayNumber.Text(silence.From)} to {DayNumber.Text(to)}";
        var usual = source.UsualPause <= 1 ? "a day" : FormattableString.Invariant($"{source.UsualPause} days");
        return FormattableString.Invariant($"No event {span}, {days} days; this source is seldom silent for more than {usual}.");
    }
}
