namespace Sdc;

/// <summary>How a source was on the same weekday in the weeks around a day.</summary>
/// <param name="Looked">The weeks that were looked at.</param>
/// <param name="Active">Those of them in which the source has anything at all: a week that is missing whole says nothing of its days.</param>
/// <param name="Hits">Those of them in which it has events on that weekday.</param>
internal readonly record struct WeekdayHabit(int Looked, int Active, int Hits)
{
    private const int Least = 4;

    /// <summary>Whether an event was to be expected: on four of five such days.</summary>
    public bool IsUsual => IsKnown && Hits * 5 >= Active * 4;

    /// <summary>Whether an event was likely: on half of such days.</summary>
    public bool IsLikely => IsKnown && Hits * 2 >= Active;

    private bool IsKnown => Active >= Least && Active * 2 >= Looked;
}
