using System.Globalization;

namespace Sdc;

/// <summary>Turns a ticket or a to-do of the notes into segments. What cannot be read is noted; the rest is kept.</summary>
/// <param name="root">The ticket or to-do as it is written.</param>
/// <param name="dates">Reads dates.</param>
/// <param name="file">Full path of the file, for messages.</param>
/// <param name="elements">Stands at it, for messages.</param>
internal sealed class NoteMapper(NoteRecord root, NoteDates dates, string file, JsonElements elements)
{
    private const string ItemName = "A to-do without a ticket";

    // With a number, and without fields that SDC does not know.
    private const int EntryMetadata = 3;
    private const int TicketMetadataCount = 7;

    private List<BadRecord>? faults;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<BadRecord> Faults => faults ?? (IReadOnlyList<BadRecord>)[];

    /// <summary>Makes the segments of the ticket or to-do; none where it cannot be read.</summary>
    public IReadOnlyList<SessionSegment> Map()
    {
        if (root.Fault is null) return root.Shape == NoteShape.Ticket ? Ticket(root) : Item(root);
        Fault(root, "", $"{char.ToUpperInvariant(root.Fault[0])}{root.Fault.Substring(1)}.");
        return [];
    }

    private List<SessionSegment> Ticket(NoteRecord record)
    {
        var number = NoteNumber.Canonical(record[NoteField.TicketNumber]);
        // A number that is none.
        if (number == "0") number = null;
        foreach (var (field, reason) in record.Faults) Fault(record, "." + field, $"{NameOf(number)}: {field} {reason}. The ticket was read without it.");
        DateTimeOffset? date = null;
        if (record[NoteField.Date] is { } text)
        {
            if (dates.Read(text, out var moment) is { } fault) Fault(record, ".date", $"{NameOf(number)}: date {fault}. The ticket was read without a date, and so was what has no date of its own in it.");
            else date = moment;
        }

        var key = number is null ? KeyOf(record) : null;
        if (number is null && key is null)
        {
            Fault(record, "", "The ticket has no number, no customer, no subject and no text, so it cannot be told from others. It was not read.");
            return [];
        }

        var group = NoteRule.TicketGroup(number, key);
        var segments = new List<SessionSegment>(1 + (record.Notes?.Count ?? 0) + (record.ToDos?.Count ?? 0)) { InitialIssue(record, group, number, key, date) };
        Add(record.Notes, SegmentType.TicketNote);
        Add(record.ToDos, SegmentType.TicketToDo);
        NumberRepeats(segments, group);
        return segments;

        void Add(List<NoteRecord>? entries, string type)
        {
            foreach (var entry in entries ?? [])
            {
                if (Entry(entry, number, date) is not { } segment) continue;
                segment.Type = type;
                segment.SegmentId = NoteRule.SegmentId(group, segment, 1);
                segment.Metadata = NoteRule.Named(number, key, EntryMetadata);
                segment.Metadata[NoteMetadata.Order] = Order(entry);
                if (type == SegmentType.TicketToDo) segment.Metadata[NoteMetadata.Completed] = Completed(entry, number);
                AddOthers(segment, entry);
                segments.Add(segment);
            }
        }
    }

    private static SessionSegment InitialIssue(NoteRecord record, string group, string? number, string? key, DateTimeOffset? date)
    {
        var segment = new SessionSegment
        {
            StartTimeUtc = date,
            EndTimeUtc = date,
            Type = SegmentType.TicketInitialIssue,
            Metadata = NoteRule.Named(number, key, TicketMetadataCount),
        };
        SetContent(segment, record);
        segment.SegmentId = NoteRule.SegmentId(group, segment, 1);
        // It says what the ticket is about, and is not what tells it apart: a text may come later.
        if (segment.Utf8Content.Count == 0) segment.Content ??= record[NoteField.Subject];
        segment.Metadata[NoteMetadata.Status] = Name(record, NoteField.Status);
        segment.Metadata[NoteMetadata.Priority] = Name(record, NoteField.Priority);
        segment.Metadata[NoteMetadata.Subject] = Name(record, NoteField.Subject);
        segment.Metadata[NoteMetadata.CustomerName] = Name(record, NoteField.Customer);
        segment.Metadata[NoteMetadata.ContactName] = Name(record, NoteField.Contact);
        AddOthers(segment, record);
        return segment;
    }

    // A note or to-do of a ticket, but for what depends on its kind; null where there is nothing in it, or it cannot be read.
    private SessionSegment? Entry(NoteRecord entry, string? number, DateTimeOffset? ticketDate)
    {
        if (entry.Fault is not null)
        {
            Fault(entry, PathOf(entry), $"{NameOf(number)}: {entry.Fault}. {Without(entry)}.");
            return null;
        }

        var date = ticketDate;
        var said = entry[NoteField.Date];
        if (said is not null)
        {
            if (dates.Read(said, out var moment) is { } fault)
            {
                Fault(entry, PathOf(entry) + ".date", $"{NameOf(number)}: date {fault}. {Without(entry)}.");
                return null;
            }

            date = moment;
        }

        foreach (var (field, reason) in entry.Faults)
        {
            var isNeeded = field == "date" || field == entry.Shape.NameOf(NoteField.Text);
            Fault(entry, $"{PathOf(entry)}.{field}", $"{NameOf(number)}: {field} {reason}. {(isNeeded ? Without(entry) : $"The {entry.Shape.Noun} was read without it")}.");
            if (isNeeded) return null;
        }

        var author = Name(entry, NoteField.User);
        // Forms to be filled in have empty lines.
        if (entry.LongText.Count == 0 && entry[NoteField.Text] is null && said is null && author is null) return null;
        var segment = new SessionSegment { StartTimeUtc = date, EndTimeUtc = date, Author = author };
        SetContent(segment, entry);
        return segment;
    }

    private static void SetContent(SessionSegment segment, NoteRecord record)
    {
        if (record.LongText.Count > 0) segment.Utf8Content = record.LongText;
        else segment.Content = record[NoteField.Text];
    }

    private List<SessionSegment> Item(NoteRecord record)
    {
        DateTimeOffset? date = null;
        var (customer, contact, subject, task) = (Name(record, NoteField.Customer), Name(record, NoteField.Contact), Name(record, NoteField.Subject), record[NoteField.Text]);
        foreach (var (field, reason) in record.Faults) Fault(record, "." + field, $"{ItemName}: {field} {reason}. It was not read.");
        if (record.Faults.Count > 0) return [];
        if (record[NoteField.Date] is { } text)
        {
            if (dates.Read(text, out var moment) is { } fault)
            {
                Fault(record, ".date", $"{ItemName}: date {fault}. It was not read.");
                return [];
            }

            date = moment;
        }

        if ((customer ?? contact ?? subject ?? task) is null)
        {
            Fault(record, "", $"{ItemName} has no customer, no contact, no subject and no task, so it cannot be told from others. It was not read.");
            return [];
        }

        var segment = new SessionSegment
        {
            SegmentId = NoteRule.ItemId(customer, contact, subject, task, NoteDates.OneForm(record[NoteField.Date])),
            StartTimeUtc = date,
            EndTimeUtc = date,
            Type = SegmentType.StandaloneToDo,
            Content = task ?? subject,
            Metadata = new DataMap
            {
                [NoteMetadata.Completed] = Completed(record, null),
                [NoteMetadata.Subject] = subject,
                [NoteMetadata.CustomerName] = customer,
                [NoteMetadata.ContactName] = contact,
            },
        };
        AddOthers(segment, record);
        return [segment];
    }

    // Equal texts of one ticket are told apart by their number in time order, so that their order in the file does not matter.
    private static void NumberRepeats(List<SessionSegment> segments, string group)
    {
        if (segments.Count < 3) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (segments.TrueForAll(segment => seen.Add(segment.SegmentId))) return;
        foreach (var repeats in segments.GroupBy(segment => segment.SegmentId).Where(repeats => repeats.Skip(1).Any()).ToList())
        {
            var number = 0;
            var inOrder = repeats.OrderBy(segment => segment.StartTimeUtc ?? DateTimeOffset.MaxValue).ThenBy(segment => Convert.ToBase64String(SessionJson.Serialize(segment)), StringComparer.Ordinal);
            foreach (var segment in inOrder.ToList()) segment.SegmentId = NoteRule.SegmentId(group, segment, ++number);
        }
    }

    // A ticket without number is known by its customer, subject and date, or else by what is written in it; null where there is nothing.
    private static string? KeyOf(NoteRecord record)
    {
        var customer = Name(record, NoteField.Customer);
        var about = Name(record, NoteField.Subject) ?? record[NoteField.Text];
        if ((customer ?? about) is null)
        {
            var entries = (record.Notes ?? []).Concat(record.ToDos ?? []);
            about = entries.Select(entry => entry[NoteField.Text]).OfType<string>().OrderBy(text => text, StringComparer.Ordinal).FirstOrDefault();
            if (about is null) return null;
        }

        return Identity.Hash(["ticket", customer, about, NoteDates.OneForm(record[NoteField.Date])], Identity.SegmentIdLength);
    }

    private static object? Order(NoteRecord entry)
    {
        var text = NoteNumber.Canonical(entry[NoteField.Order]);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;
    }

    private object? Completed(NoteRecord record, string? number)
    {
        if (record[NoteField.Completed] is not { } text) return null;
        switch (text.Trim().ToUpperInvariant())
        {
            case "TRUE" or "1" or "YES" or "Y": return true;
            case "FALSE" or "0" or "NO" or "N": return false;
            default:
                var (path, name) = record == root ? ("", ItemName) : (PathOf(record), NameOf(number));
                Fault(record, path + ".completed", $"{name}: completed is {SourceText.Show(text)}, which is neither true nor false. The to-do was read without it.");
                return null;
        }
    }

    private static void AddOthers(SessionSegment segment, NoteRecord record)
    {
        if (record.Others is null) return;
        var others = new DataMap();
        foreach (var pair in record.Others) others[pair.Key] = pair.Value;
        segment.Metadata[NoteMetadata.OtherFields] = others;
    }

    private static string NameOf(string? number) => number is null ? "A ticket without number" : "Ticket " + SourceText.Show(number);

    private static string PathOf(NoteRecord entry) => FormattableString.Invariant($".{entry.Shape.ListName}[{entry.Place}]");

    private static string Without(NoteRecord entry) => "The ticket was read without this " + entry.Shape.Noun;

    private static string? Name(NoteRecord record, NoteField field) => SourceText.Name(record[field], out _);

    private void Fault(NoteRecord record, string path, string reason) =>
        (faults ??= []).Add(new(file, elements.Line, elements.Path + path, reason, JsonElementFault.RawOf(elements.Element.Span.Slice(record.Start - root.Start, record.End - record.Start))));
}
