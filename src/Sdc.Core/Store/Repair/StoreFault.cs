namespace Sdc;

/// <summary>What an inspection found, with what the repair needs to know of it.</summary>
internal sealed record StoreFault(StoreFindingKind Kind, string Path, string What)
{
    /// <summary>The session file's name.</summary>
    public string? FileName { get; init; }

    /// <summary>The name that a session file should have.</summary>
    public string? Wanted { get; init; }

    /// <summary>True for a session file that is another's copy, byte for byte.</summary>
    public bool IsCopy { get; init; }

    /// <summary>True for sessions that the next run makes one.</summary>
    public bool IsMerged { get; init; }

    /// <summary>True for a file that the system does not let us read.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>What can be had of a damaged session file.</summary>
    public SessionSalvage? Salvage { get; init; }

    /// <summary>What a damaged session file held.</summary>
    public HeldEvents? Held { get; init; }

    /// <summary>The source that a source file, or a damaged session, is of.</summary>
    public string? Source { get; init; }

    /// <summary>The events of a source file that no session holds.</summary>
    public IReadOnlyList<SegmentKey> Missing { get; init; } = [];
}
