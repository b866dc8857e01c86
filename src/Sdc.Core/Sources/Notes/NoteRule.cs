using System.Globalization;

namespace Sdc;

/// <summary>How notes become sessions: one session a ticket with its notes and to-dos, and one a to-do without a ticket.</summary>
internal sealed class NoteRule : ISessionRule
{
    private const int TitleLength = 120;

    public string Source => SourceSystem.Notes;

    public TimeSpan? Gap => null;

    public bool GroupsByFile => false;

    public Absence Absence => Absence.DeletedFromGroup;

    public string GroupKey(SessionSegment segment) => segment.Type == SegmentType.StandaloneToDo
        ? Identity.Key("to-do", segment.SegmentId)
        : TicketGroup(segment.Metadata.Text(NoteMetadata.TicketNumber), segment.Metadata.Text(NoteMetadata.TicketKey));

    public SessionSegment Merge(SessionSegment first, SessionSegment second, bool preferSecond)
    {
        var merged = new SessionSegment
        {
            SegmentId = first.SegmentId,
            StartTimeUtc = preferSecond ? second.StartTimeUtc : Earlier(first.StartTimeUtc, second.StartTimeUtc),
            Type = first.Type,
            Author = preferSecond ? second.Author : (string?)MetadataOrder.Pick(first.Author, second.Author, false),
            Content = preferSecond ? second.Content : (string?)MetadataOrder.Pick(first.Content, second.Content, false),
            Unknown = MetadataOrder.Merge(first.Unknown, second.Unknown, preferSecond),
        };
        merged.EndTimeUtc = merged.StartTimeUtc;
        foreach (var key in first.Metadata.Keys.Union(second.Metadata.Keys))
        {
            var isOurs = NoteMetadata.InOrder.Contains(key);
            // The notes' newest form says all of a ticket, so what it leaves out is no more; other programs' keys it knows nothing of.
            if (!preferSecond || !isOurs) merged.Metadata[key] = MetadataOrder.Pick(first.Metadata.Value(key), second.Metadata.Value(key), preferSecond);
            else if (second.Metadata.TryGetValue(key, out var value)) merged.Metadata[key] = value;
        }

        merged.Metadata = MetadataOrder.Sorted(merged.Metadata, NoteMetadata.InOrder);
        return merged;
    }

    public IEnumerable<string> Links(SessionSegment segment) => [];

    public IEnumerable<string> NaturalKeys(SessionSegment segment, Session? session)
    {
        var text = NaturalKey.Text(segment);
        if (segment.Type == SegmentType.StandaloneToDo)
        {
            var customer = segment.Metadata.Text(NoteMetadata.CustomerName) ?? session?.Context.CustomerName;
            if (SourceText.Name(customer, out _) is { } name) yield return Identity.Key("to-do", text, name);
            if (segment.StartTimeUtc is not null) yield return Identity.Key("to-do at", text, NaturalKey.Minute(segment));
            yield break;
        }

        foreach (var number in NoteTicketNumbers.Of(segment, session))
        {
            yield return Identity.Key("note", number, segment.Type, text);
            // A ticket has one first text, and where that is empty programs put different ones in its place.
            if (segment.Type == SegmentType.TicketInitialIssue) yield return Identity.Key("note", number, segment.Type);
        }
    }

    public void JoinGroup(SessionSegment segment, SessionSegment member)
    {
        if (segment.Type == SegmentType.StandaloneToDo || member.Type == SegmentType.StandaloneToDo) return;
        foreach (var pair in Named(member.Metadata.Text(NoteMetadata.TicketNumber), member.Metadata.Text(NoteMetadata.TicketKey), 2)) segment.Metadata[pair.Key] = pair.Value;
    }

    public void Describe(Session session)
    {
        session.Insights.SourceTitle = session.Segments[0].Type == SegmentType.StandaloneToDo ? Title("To-do", session.Segments[0].Content) : TicketTitle(session);
        session.Context.SourceCustomerName = Told(session, NoteMetadata.CustomerName);
        session.Context.SourceContactName = Told(session, NoteMetadata.ContactName);
        SessionDuration.Set(session.Insights, 0, DurationBasis.None);
    }

    /// <summary>The group of a ticket, by its number or by what stands for it.</summary>
    internal static string TicketGroup(string? number, string? key) => number is null ? Identity.Key("ticket", null, key) : Identity.Key("ticket", number);

    /// <summary>The id of a segment of a ticket: its ticket, kind and text, and which repeat of these in the ticket it is.</summary>
    internal static string SegmentId(string group, SessionSegment segment, int repeat)
    {
        var last = repeat.ToString(CultureInfo.InvariantCulture);
        return segment.Utf8Content is { Count: > 0 } utf8
            ? Identity.Segment(SourceSystem.Notes, [group, segment.Type], utf8, last)
            : Identity.Segment(SourceSystem.Notes, group, segment.Type, segment.Content, last);
    }

    /// <summary>The id of a to-do without a ticket. Its date counts, for some are done every month.</summary>
    internal static string ItemId(string? customer, string? contact, string? subject, string? task, string? date) =>
        Identity.Segment(SourceSystem.Notes, SegmentType.StandaloneToDo, customer, contact, subject, task, date);

    /// <summary>Metadata that name the ticket, with room for so many in all.</summary>
    internal static DataMap Named(string? number, string? key, int count)
    {
        var named = new DataMap(count) { [NoteMetadata.TicketNumber] = number };
        if (key is not null) named[NoteMetadata.TicketKey] = key;
        return named;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? first, DateTimeOffset? second) => first is null || second < first ? second ?? first : first;

    private static string TicketTitle(Session session)
    {
        var number = session.Segments.Select(segment => segment.Metadata.Text(NoteMetadata.TicketNumber)).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return Title(number is null ? "Ticket without number" : "Ticket " + number, Told(session, NoteMetadata.Subject));
    }

    private static string Title(string what, string? about)
    {
        var line = about?.Trim().Split('\r', '\n')[0].TrimEnd();
        if (string.IsNullOrEmpty(line)) return what;
        return $"{what}: {(line!.Length > TitleLength ? SourceText.Cut(line, TitleLength) + "…" : line)}";
    }

    // Of two first texts (one was edited, and an older copy of the file has the other) the later in the session counts.
    private static string? Told(Session session, string key) =>
        session.Segments.Select(segment => segment.Metadata.Text(key)?.Trim()).LastOrDefault(text => !string.IsNullOrEmpty(text));
}
