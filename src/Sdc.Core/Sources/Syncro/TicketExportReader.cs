using System.Text.Json;

namespace Sdc;

/// <summary>Reads a file of tickets as Syncro's API writes them, one ticket at a time.</summary>
internal sealed class TicketExportReader : ISourceReader
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = JsonElements.Options.MaxDepth, AllowTrailingCommas = true };

    // A comment has none of these names.
    private static readonly JsonElementArray Tickets = new("tickets", "ticket", "number", "customer_id", "customer_business_then_name", "problem_type", "comments");

    public ISessionRule Rule { get; } = new TicketRule();

    public IReadOnlyList<string> Extensions { get; } = [".json"];

    public string Fingerprint => "tickets 2";

    public IEnumerable<SourceItem> Read(Stream content, string path, CancellationToken cancellation)
    {
        using var elements = new JsonElements(content, static (ref reader, _) => reader.TrySkip(), Tickets);
        bool isThere;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            isThere = elements.Next(cancellation);
            foreach (var fault in elements.TakeFaults()) yield return new BadRecord(path, fault.Line, null, fault.Reason, fault.Raw);
            if (!isThere) continue;
            var ticket = Map(elements);
            if (ticket.Segments.Count > 0) yield return new GoodRecord(ticket.Segments, ticket.SourceIdentifier);
            foreach (var fault in ticket.Faults) yield return new BadRecord(path, elements.Line, fault.Path, fault.Reason, fault.Raw);
        }
        while (isThere);
    }

    private static MappedTicket Map(JsonElements elements)
    {
        try
        {
            using var json = JsonDocument.Parse(elements.Element, Deep);
            return TicketMapper.Map(json.RootElement, elements.Path);
        }
        catch (Exception error) when (error is InvalidOperationException or JsonException)
        {
            // A name or text that is no valid Unicode cannot even be asked for.
            return new([], "", [new(elements.Path, "The ticket holds text that is no valid Unicode, and cannot be read.", null)]);
        }
    }
}
