namespace Sdc;

/// <summary>Something that is wrong with the store.</summary>
public sealed record StoreFinding
{
    private const int LongestText = 2000;

    internal StoreFinding(StoreFindingKind kind, string path, string what) => (Kind, Path, What) = (kind, path, OneLine.Escape(what, LongestText));

    /// <summary>The kind of it.</summary>
    public StoreFindingKind Kind { get; }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>What was found, and what of it the sources still tell.</summary>
    public string What { get; }

    /// <summary>What the repair did; empty where it did nothing, as in a check.</summary>
    public string Done { get; internal init => field = OneLine.Escape(value, LongestText); } = "";

    /// <summary>What is left to do, by the repair or by a person; empty for nothing.</summary>
    public string ToDo { get; internal init => field = OneLine.Escape(value, LongestText); } = "";
}
