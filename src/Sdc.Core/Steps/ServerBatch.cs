namespace Sdc;

/// <summary>A portion of what a server gave.</summary>
/// <param name="Items">The records, good and bad.</param>
/// <param name="Progress">How far the fetch is, such as <c>page 3</c>.</param>
/// <param name="Done">How many things are fetched so far.</param>
/// <param name="Total">How many there will be; null when that is not known.</param>
internal sealed record ServerBatch(IReadOnlyList<SourceItem> Items, string Progress = "", long Done = 0, long? Total = null)
{
    /// <summary>
    /// Notes on disk what need not be fetched again: called when all the batch's records, and those of all batches before it, are stored; never called
    /// otherwise. An <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> costs a second fetch and is told.
    /// </summary>
    public Action? Commit { get; init; }
}
