namespace Sdc;

/// <summary>What SDC kept of a customer in one place, and how much of it was removed.</summary>
public sealed class CustomerData
{
    internal CustomerData(CustomerDataKind kind, string path, int count, string what) => (Kind, Path, Count, What) = (kind, path, count, OneLine.Escape(what, 2000));

    /// <summary>The kind of it.</summary>
    public CustomerDataKind Kind { get; }

    /// <summary>The file or folder.</summary>
    public string Path { get; }

    /// <summary>How many sessions, entries, records, files or lines.</summary>
    public int Count { get; }

    /// <summary>What was removed, or what is left to do.</summary>
    public string What { get; }

    /// <summary>False where it was only looked for, and for what is left to a person.</summary>
    public bool IsRemoved { get; internal init; }

    /// <summary>Shows kind, number and place.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind}: {Count}, {Path}");
}
