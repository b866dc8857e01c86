namespace Sdc;

/// <summary>What was fetched of one ticket.</summary>
/// <param name="Id">The ticket's id.</param>
/// <param name="Updated">The update it was fetched at; null where it tells none.</param>
/// <param name="Items">Its records, good and bad.</param>
/// <param name="IsWhole">False when something of it could not be had: it stays due.</param>
/// <param name="IsGone">True when the server has it no more.</param>
internal sealed record FetchedTicket(long Id, DateTimeOffset? Updated, IReadOnlyList<SourceItem> Items, bool IsWhole, bool IsGone = false)
{
    /// <summary>Why the server did not give the rest; null where it was not that.</summary>
    public ServerException? Error { get; init; }

    /// <summary>When the ticket was made; null where that is not known.</summary>
    public DateTimeOffset? Created { get; init; }
}
