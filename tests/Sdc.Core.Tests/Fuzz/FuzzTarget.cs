namespace Sdc.Tests.Fuzz;

/// <summary>A reader, with good files and what it may answer rubbish with.</summary>
/// <param name="Name">The reader's name in messages.</param>
/// <param name="Corpus">Good files.</param>
/// <param name="Read">Reads a file and uses what it read as its callers do. Gives the good records, in their order, for those of which a file is a sequence.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Corpus, Func<byte[], IReadOnlyList<string>> Read)
{
    /// <summary>The exceptions that the reader's callers expect of it.</summary>
    public Predicate<Exception> Expects { get; init; } = _ => false;

    /// <summary>Of the first bytes of a file, how many hold whole records only; null where a file is no sequence of records.</summary>
    public Func<byte[], int>? Whole { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
