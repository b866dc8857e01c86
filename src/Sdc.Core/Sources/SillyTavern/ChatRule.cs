namespace Sdc;

/// <summary>How chats become sessions: the messages of one chat without a pause longer than the gap.</summary>
internal sealed class ChatRule(TimeSpan gap) : ISessionRule
{
    private const int NamedCharacters = 2;
    private const int NameLength = 60;

    public string Source => SourceSystem.SillyTavern;

    public TimeSpan? Gap => gap;

    public bool GroupsByFile => true;

    public Absence Absence => Absence.Deleted;

    // Not asked: a group is told by its files.
    public string GroupKey(SessionSegment segment) => segment.SegmentId;

    public SessionSegment Merge(SessionSegment first, SessionSegment second, bool preferSecond)
    {
        var merged = new SessionSegment
        {
            SegmentId = first.SegmentId,
            Type = SegmentType.ChatMessage,
            Author = preferSecond ? second.Author : (string?)MetadataOrder.Pick(first.Author, second.Author, false),
            Content = (string?)MetadataOrder.Pick(first.Content, second.Content, preferSecond),
            Metadata = MetadataOrder.Merge(first.Metadata, second.Metadata, preferSecond),
            Unknown = MetadataOrder.Merge(first.Unknown, second.Unknown, preferSecond),
        };

        // Read anew without its reasoning, or hidden no longer, a message loses that.
        if (preferSecond)
        {
            foreach (var key in ChatMetadata.Order.Where(key => !second.Metadata.ContainsKey(key))) merged.Metadata.Remove(key);
        }

        ChatTime.Merge(ChatTime.Of(first), ChatTime.Of(second), preferSecond).ApplyTo(merged);
        merged.Metadata = MetadataOrder.Sorted(merged.Metadata, ChatMetadata.Order);
        return merged;
    }

    public IEnumerable<string> Links(SessionSegment segment) => segment.Metadata.Text(ChatMetadata.ChatId) is { Length: > 0 } id ? ["st_chat_id:" + id] : [];

    public IEnumerable<string> NaturalKeys(SessionSegment segment, Session? session) =>
        [Identity.Key("message", NaturalKey.Minute(segment), NaturalKey.Author(segment), NaturalKey.Text(segment))];

    // A group is told by its files.
    public void JoinGroup(SessionSegment segment, SessionSegment member)
    {
    }

    public void Describe(Session session)
    {
        session.Insights.SourceTitle = Title(session.Segments);
        var start = session.Insights.SessionStartTimeUtc;
        var end = session.Insights.SessionEndTimeUtc;
        SessionDuration.Set(session.Insights, start is null || end is null ? 0 : SessionDuration.Seconds((end - start).Value.Ticks), DurationBasis.Span);
    }

    private static string Title(SegmentList segments)
    {
        var answers = segments.Where(segment => segment.Metadata.Value(ChatMetadata.IsUser) is not true && !string.IsNullOrEmpty(segment.Author)).ToList();
        // SillyTavern's own notices are hidden messages of a character that nobody talks with.
        var shown = answers.Where(segment => segment.Metadata.Value(ChatMetadata.Hidden) is not true).ToList();
        var characters = (shown.Count > 0 ? shown : answers).Select(segment => segment.Author!).Distinct(StringComparer.Ordinal).ToList();
        if (characters.Count == 0) return "Chat";
        var named = characters.Take(NamedCharacters).Select(name => name.Length > NameLength ? SourceText.Cut(name, NameLength) + "…" : name);
        var more = characters.Count - NamedCharacters;
        return "Chat with " + string.Join(", ", named) + (more > 0 ? FormattableString.Invariant($" and {more} more") : "");
    }
}
