namespace Sdc;

/// <summary>A name of sources that nothing decides, with what may help a person to decide.</summary>
public sealed class UndecidedName
{
    internal const int MostShown = 5;
    internal const int LongestExcerpt = 200;

    internal UndecidedName(string name) => Name = name;

    /// <summary>The name as the source wrote it.</summary>
    public string Name { get; }

    /// <summary>How many sessions wait for a decision about it.</summary>
    public int SessionCount { get; internal set; }

    /// <summary>The minutes of these sessions.</summary>
    public long Minutes { get; internal set; }

    /// <summary>Who may be meant, best first.</summary>
    public CandidateList Candidates { get; internal set; } = [];

    /// <summary>Why nothing was decided.</summary>
    public string? Reason { get; internal set; }

    /// <summary>Machines of these sessions, the first few.</summary>
    public TextList Machines { get; } = [];

    /// <summary>Contacts that their sources name, the first few.</summary>
    public TextList Contacts { get; } = [];

    /// <summary>The beginning of a title or a text of one of them; null where there is none.</summary>
    public string? Excerpt { get; internal set; }

    /// <summary>The sessions.</summary>
    public TextList SessionIds { get; } = [];

    /// <summary>Shows the name and how much waits for it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({SessionCount} sessions, {Minutes} minutes)");
}
