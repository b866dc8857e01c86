using System.Text.Json;

namespace Sdc;

/// <summary>Fetches what a list does not carry of a ticket: its comments, or the ticket itself. Safe for concurrent use.</summary>
internal sealed class TicketDetails(ServerConnection connection, string server)
{
    // A comment that was deleted while the pages were read moves another one from a page to the one before.
    private const int MostReadings = 3;

    private readonly SyncroPages pages = new(connection);
    private readonly CommentTrust trust = new();
    private volatile ServerException? refused;

    /// <summary>Why comments may not be read with this key; null when they may.</summary>
    public ServerException? Refused => refused;

    /// <summary>Completes a ticket as a list carries it.</summary>
    /// <param name="ticket">The ticket's JSON, valid for as long as this runs.</param>
    /// <param name="path">Where it stands, for messages.</param>
    /// <param name="isAlone">Whether the ticket was asked for alone, and carries what that gives.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<FetchedTicket> CompleteAsync(JsonElement ticket, string path, bool isAlone, CancellationToken cancellation)
    {
        var fields = new TicketFields(ticket, path);
        var id = fields.Id("id") ?? 0;
        var updated = fields.Time("updated_at");
        if (id == 0) return new(0, null, Items(TicketMapper.Map(ticket, path)), false);
        var listed = JsonName.TryFind(ticket, "comments", out var comments) && comments.ValueKind == JsonValueKind.Array ? comments.GetArrayLength() : 0;
        if (!isAlone && trust.IsAll(listed)) return Whole(ticket, path, id, updated, []);
        if (refused is not null) return Partial(ticket, path, id, updated, null);
        try
        {
            var fetched = await CommentsAsync(id, cancellation).ConfigureAwait(false);
            if (!isAlone) trust.Learn(listed, fetched.Count);
            return Whole(ticket, path, id, updated, fetched);
        }
        catch (ServerException error) when (error.Fault == RequestFault.NotFound)
        {
            return await WithoutCommentsAsync(ticket, path, id, updated, error, isAlone, cancellation).ConfigureAwait(false);
        }
        catch (ServerException error) when (error.Fault == RequestFault.Refused)
        {
            // Told once, not for each ticket.
            refused = error;
            return Partial(ticket, path, id, updated, null);
        }
        catch (ServerException error)
        {
            return Partial(ticket, path, id, updated, error);
        }
    }

    /// <summary>Fetches a ticket by its id: one that is due from an earlier run, or that only a timer tells of.</summary>
    /// <param name="id">The ticket's id.</param>
    /// <param name="updated">Its last known update; null where none is known.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<FetchedTicket> FetchAsync(long id, DateTimeOffset? updated, CancellationToken cancellation)
    {
        try
        {
            using var answer = await connection.GetJsonAsync(SyncroContract.TicketById(id), cancellation).ConfigureAwait(false);
            var ticket = answer.RootElement.ValueKind == JsonValueKind.Object && JsonName.TryFind(answer.RootElement, SyncroContract.Ticket, out var inner) ? inner : answer.RootElement;
            return await CompleteAsync(ticket, SyncroContract.Ticket, true, cancellation).ConfigureAwait(false);
        }
        catch (ServerException error) when (error.Fault == RequestFault.NotFound)
        {
            return new(id, updated, updated is { } known ? [TicketMapper.Deleted(id, known)] : [], true, IsGone: true);
        }
        catch (ServerException error)
        {
            return new(id, updated, [Bad(id, error)], false) { Error = error };
        }
    }

    private async Task<IReadOnlyList<JsonElement>> CommentsAsync(long id, CancellationToken cancellation)
    {
        var comments = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (var reading = 1; ; reading++)
        {
            var (read, total) = (0, (long?)null);
            await foreach (var page in pages.ReadAsync(number => SyncroContract.CommentsOf(id, number), SyncroContract.Comments, cancellation).ConfigureAwait(false))
            {
                read++;
                total = page.TotalEntries;
                foreach (var comment in page.Entries) comments[Key(comment)] = comment.Clone();
            }

            if (read < 2 || total is null || comments.Count >= total || reading == MostReadings) return [.. comments.Values];
        }
    }

    // A ticket that was deleted since the list was read is stored as it was, and marked. One that is there and only has no comments to be had stays due.
    private async Task<FetchedTicket> WithoutCommentsAsync(JsonElement ticket, string path, long id, DateTimeOffset? updated, ServerException error, bool isAlone, CancellationToken cancellation)
    {
        if (isAlone) return Partial(ticket, path, id, updated, error);
        try
        {
            using var again = await connection.GetJsonAsync(SyncroContract.TicketById(id), cancellation).ConfigureAwait(false);
            return Partial(ticket, path, id, updated, error);
        }
        catch (ServerException gone) when (gone.Fault == RequestFault.NotFound)
        {
            var items = Items(TicketMapper.Map(ticket, path));
            if (updated is { } known) items.Add(TicketMapper.Deleted(id, known));
            return new(id, updated, items, true, IsGone: true);
        }
        catch (ServerException)
        {
            return Partial(ticket, path, id, updated, error);
        }
    }

    private FetchedTicket Whole(JsonElement ticket, string path, long id, DateTimeOffset? updated, IReadOnlyList<JsonElement> comments)
    {
        var items = Items(TicketMapper.Map(ticket, path, comments));
        return new(id, updated, items, items.TrueForAll(item => item is not BadRecord)) { Created = Created(items) };
    }

    private FetchedTicket Partial(JsonElement ticket, string path, long id, DateTimeOffset? updated, ServerException? error)
    {
        var items = Items(TicketMapper.Map(ticket, path));
        if (error is not null) items.Add(Bad(id, error));
        return new(id, updated, items, false) { Error = error, Created = Created(items) };
    }

    private static DateTimeOffset? Created(List<SourceItem> items) => items.OfType<GoodRecord>().SelectMany(record => record.Segments).FirstOrDefault(segment => segment.Type == SegmentType.TicketCreation)?.StartTimeUtc;

    private List<SourceItem> Items(MappedTicket mapped)
    {
        var items = new List<SourceItem>();
        if (mapped.Segments.Count > 0) items.Add(new GoodRecord(mapped.Segments, mapped.SourceIdentifier));
        items.AddRange(mapped.Faults.Select(fault => new BadRecord(server, 0, fault.Path, fault.Reason, fault.Raw)));
        return items;
    }

    private BadRecord Bad(long id, ServerException error) =>
        new(server, 0, FormattableString.Invariant($"ticket {id}"), error.Message + " What the list told of the ticket is stored; the next run fetches the rest.", null) { ErrorId = error.ErrorId };

    // The id where there is one: a comment that moved to another page while they were read is the same.
    private static string Key(JsonElement comment) =>
        comment.ValueKind == JsonValueKind.Object && JsonName.TryFind(comment, "id", out var id) ? JsonValueText.Raw(id).Trim('"') : JsonValueText.Raw(comment);
}
