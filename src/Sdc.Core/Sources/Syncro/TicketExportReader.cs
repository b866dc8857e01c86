using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Sdc;

/// <summary>Reads a file of tickets as Syncro's API writes them, one ticket at a time.</summary>
internal sealed class TicketExportReader : ISourceReader
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    public ISessionRule Rule { get; } = new TicketRule();

    public IReadOnlyList<string> Extensions { get; } = [".json"];

    public string Fingerprint => "tickets 1";

    public async IAsyncEnumerable<SourceItem> ReadAsync(Stream content, string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var elements = new TicketElements(content);
        while (await elements.NextAsync(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            var ticket = Map(elements);
            if (ticket.Segments.Count > 0) yield return new GoodRecord(ticket.Segments, ticket.SourceIdentifier);
            foreach (var fault in ticket.Faults) yield return new BadRecord(path, elements.Line, fault.Path, fault.Reason, fault.Raw);
        }

        if (elements.Fault is not null) yield return new BadRecord(path, elements.FaultLine, null, elements.Fault, null);
    }

    private static MappedTicket Map(TicketElements elements)
    {
        var path = FormattableString.Invariant($"tickets[{elements.Index}]");
        try
        {
            using var json = JsonDocument.Parse(elements.Element, Deep);
            return TicketMapper.Map(json.RootElement, path);
        }
        catch (Exception error) when (error is InvalidOperationException or JsonException)
        {
            // A name or text that is no valid Unicode cannot even be asked for.
            return new([], "", [new(path, "The ticket holds text that is no valid Unicode, and cannot be read.", null)]);
        }
    }
}
