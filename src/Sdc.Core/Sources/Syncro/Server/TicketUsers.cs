using System.Text.Json;

namespace Sdc;

/// <summary>Who the users of a ticket are: a timer names its user only by id.</summary>
internal static class TicketUsers
{
    /// <summary>Names by ids, from the user that the ticket is assigned to and the authors of its comments.</summary>
    public static IReadOnlyDictionary<string, string> Of(JsonElement ticket, IEnumerable<SourceItem> items)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var segment in items.OfType<GoodRecord>().SelectMany(record => record.Segments))
        {
            // The same whatever the order of the comments.
            if (segment.Metadata.Text(TicketMetadata.UserId) is { } id && segment.Author is { } author && (!names.TryGetValue(id, out var known) || string.CompareOrdinal(author, known) < 0)) names[id] = author;
        }

        var user = new TicketFields(ticket, SyncroContract.Ticket).Object("user");
        if (user.Text("id") is { } assigned && SourceText.Name(user.Text("full_name"), out _) is { } name) names[assigned] = name;
        return names;
    }
}
