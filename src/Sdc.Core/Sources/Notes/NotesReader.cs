using System.Text.Json;

namespace Sdc;

/// <summary>Reads the legacy <c>notes.json</c>, one ticket or to-do at a time.</summary>
internal sealed class NotesReader : ISourceReader
{
    // No note or to-do within a ticket has one of these names.
    private static readonly JsonElementArray Tickets = new("tickets", "ticket", "ticketNumber", "customer", "contact", "subject", "initial_issue", "notes", "to-do", "status", "priority");

    private static readonly JsonElementArray Items = new("toDoItems", "to-do", "customer", "contact", "subject");

    private readonly TimeZoneInfo zone;

    /// <param name="zone">The zone in which a date without one is meant.</param>
    public NotesReader(TimeZoneInfo zone)
    {
        this.zone = zone;
        Fingerprint = "notes 2|" + zone.Id;
    }

    public ISessionRule Rule { get; } = new NoteRule();

    public IReadOnlyList<string> Extensions { get; } = [".json"];

    public string Fingerprint { get; }

    public IEnumerable<SourceItem> Read(Stream content, string path, CancellationToken cancellation)
    {
        NoteRecord? record = null;
        var words = new NoteWords();
        using var elements = new JsonElements(content, Read, Tickets, Items);
        var dates = new NoteDates(zone);
        var name = Path.GetFileName(path);
        var repaired = new RowTally();
        bool isThere;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            isThere = elements.Next(cancellation);
            foreach (var fault in elements.TakeFaults()) yield return new BadRecord(path, fault.Line, null, fault.Reason, fault.Raw);
            if (!isThere) continue;
            if (words.WasRepaired) repaired.Count(elements.Line);
            var mapper = new NoteMapper(record!, dates, path, elements);
            var segments = mapper.Map();
            if (segments.Count > 0) yield return new GoodRecord(segments, name);
            foreach (var fault in mapper.Faults) yield return fault;
        }
        while (isThere);

        if (repaired.Any) yield return new SourceRemark(path, $"{repaired}: halves of characters in texts were replaced.");

        bool Read(ref Utf8JsonReader reader, JsonElementArray array)
        {
            words.WasRepaired = false;
            return (record = NoteRecord.Read(ref reader, array == Tickets ? NoteShape.Ticket : NoteShape.Item, words)) is not null;
        }
    }
}
