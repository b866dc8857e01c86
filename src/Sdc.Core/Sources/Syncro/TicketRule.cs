using System.Globalization;

namespace Sdc;

/// <summary>How tickets become sessions: one session a ticket.</summary>
internal sealed class TicketRule : ISessionRule
{
    private const string PathPrefix = "/tickets/";

    public string Source => SourceSystem.SyncroRmm;

    public TimeSpan? Gap => null;

    public bool GroupsByFile => false;

    public Absence Absence => Absence.Nothing;

    public string GroupKey(SessionSegment segment) => PathPrefix + segment.Metadata.Text(TicketMetadata.TicketId);

    public SessionSegment Merge(SessionSegment first, SessionSegment second, bool preferSecond) =>
        first.Type == SegmentType.TicketCreation && second.Type == SegmentType.TicketCreation
            ? TicketForms.Merge(first, second, preferSecond)
            : first.Type == SegmentType.TicketTimer && second.Type == SegmentType.TicketTimer ? preferSecond || IsLaterTimer(first, second) ? Timer(second, first) : Timer(first, second)
            : IsNewer(first, second, preferSecond) ? Keep(second, first) : Keep(first, second);

    public IEnumerable<string> Links(SessionSegment segment) => [];

    public IEnumerable<string> NaturalKeys(SessionSegment segment, Session? session)
    {
        if (segment.Metadata.Text(TicketMetadata.CommentId)?.Trim() is { Length: > 0 } comment)
        {
            yield return Identity.Key("comment", comment);
            yield break;
        }

        if (segment.Type != SegmentType.TicketCreation) yield break;
        if (segment.Metadata.Text(TicketMetadata.Number)?.Trim() is { Length: > 0 } number) yield return Identity.Key("ticket number", number);
        var path = segment.Metadata.Text(TicketMetadata.TicketId) is { Length: > 0 } id ? PathPrefix + id : session?.Meta.SourceIdentifiers.FirstOrDefault(name => name?.StartsWith(PathPrefix, StringComparison.Ordinal) == true);
        if (path is not null) yield return Identity.Key("ticket", path);
    }

    // The Python SDC keeps no ticket's id with a comment.
    public void JoinGroup(SessionSegment segment, SessionSegment member) => segment.Metadata[TicketMetadata.TicketId] = member.Metadata.Value(TicketMetadata.TicketId);

    public void Describe(Session session)
    {
        var creation = session.Segments.FirstOrDefault(segment => segment.Type == SegmentType.TicketCreation);
        var ticket = creation?.Metadata ?? [];
        session.Insights.SourceTitle = Title(creation, session.Segments[0]);
        session.Context.SourceCustomerName = Name(ticket, TicketMetadata.CustomerName);
        session.Context.SourceContactName = Name(ticket, TicketMetadata.ContactName);
        session.Context.DeletedAtSource = ticket.Value(TicketMetadata.IsDeleted) is true;
        SetCustomer(session.Context, ticket);
        NameTimers(session, ticket);
        SetDuration(session, ticket.Text(TicketMetadata.BillableTime));
    }

    /// <summary>A ticket's path in the API, which names it among the sources of a session.</summary>
    internal static string PathOf(long ticketId) => PathPrefix + ticketId.ToString(CultureInfo.InvariantCulture);

    private static void SetCustomer(SessionContext context, DataMap ticket)
    {
        if (Id(ticket, TicketMetadata.CustomerId) is not { } customerId)
        {
            if (context.CustomerMatch?.Method == MatchMethod.Source) context.CustomerMatch = null;
            return;
        }

        var contactId = Id(ticket, TicketMetadata.ContactId);
        context.CustomerMatch = new CustomerMatch
        {
            Method = MatchMethod.Source,
            Score = 100,
            CustomerId = customerId,
            CustomerName = Name(ticket, TicketMetadata.CustomerName),
            ContactId = contactId,
            ContactName = contactId is null ? null : Name(ticket, TicketMetadata.ContactName),
            ContactMethod = contactId is null ? null : MatchMethod.Source,
        };
    }

    // A timer tells its user by id only; the ticket tells who that is.
    private static void NameTimers(Session session, DataMap ticket)
    {
        var timers = session.Segments.Where(segment => segment.Type == SegmentType.TicketTimer).ToList();
        if (timers.Count == 0) return;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var segment in session.Segments.Except(timers))
        {
            // The same whatever the order of the comments.
            if (segment.Metadata.Text(TicketMetadata.UserId) is { } id && segment.Author is { } author && (!names.TryGetValue(id, out var known) || string.CompareOrdinal(author, known) < 0)) names[id] = author;
        }

        if (ticket.Text(TicketMetadata.TechnicianId) is { } assigned && Name(ticket, TicketMetadata.Technician) is { } technician) names[assigned] = technician;
        foreach (var timer in timers) timer.Author = timer.Metadata.Text(TicketMetadata.UserId) is { } user && names.TryGetValue(user, out var name) ? name : null;
    }

    private static void SetDuration(Session session, string? billableTime)
    {
        double? timed = null;
        foreach (var segment in session.Segments)
        {
            if (segment.Type != SegmentType.TicketTimer) continue;
            var text = segment.Metadata.Text(TicketMetadata.DurationSeconds);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var worked) && worked is >= 0 and < 1e9) timed = (timed ?? 0) + worked;
        }

        if (timed is { } sum) SessionDuration.Set(session.Insights, Math.Round(sum, 3, MidpointRounding.AwayFromZero), DurationBasis.Timers);
        else if (BillableSeconds(billableTime) is > 0 and var seconds) SessionDuration.Set(session.Insights, seconds, DurationBasis.BillableTime);
        else SessionDuration.Set(session.Insights, 0, DurationBasis.None);
    }

    // Hours go beyond 24; minutes and seconds do not go beyond 59.
    private static long BillableSeconds(string? text)
    {
        const int mostHours = 100_000;
        var parts = text?.Trim().Split(':') ?? [];
        var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        if (numbers.Count == 2) numbers.Add(0);
        return numbers.Count == 3 && numbers[0] is >= 0 and < mostHours && numbers[1] is >= 0 and < 60 && numbers[2] is >= 0 and < 60
            ? (numbers[0] * 3600L) + (numbers[1] * 60) + numbers[2]
            : 0;
    }

    private static string Title(SessionSegment? creation, SessionSegment first)
    {
        var number = creation?.Metadata.Text(TicketMetadata.Number) is { Length: > 0 } known ? known : first.Metadata.Text(TicketMetadata.TicketId);
        var subject = creation?.Content?.Trim();
        return string.IsNullOrEmpty(subject) ? $"Ticket {number}" : $"Ticket {number}: {subject}";
    }

    // The newer form of a comment with those keys of the older one that only other programs know.
    private static SessionSegment Keep(SessionSegment newer, SessionSegment older)
    {
        var kept = SessionJson.Copy(newer);
        foreach (var pair in older.Metadata)
        {
            if (!TicketMetadata.CommentOrder.Contains(pair.Key) && !kept.Metadata.ContainsKey(pair.Key)) kept.Metadata[pair.Key] = pair.Value;
        }

        kept.Metadata = MetadataOrder.Sorted(kept.Metadata, TicketMetadata.CommentOrder);
        kept.Unknown = MetadataOrder.Merge(older.Unknown, newer.Unknown, preferSecond: true);
        return kept;
    }

    private static bool IsNewer(SessionSegment first, SessionSegment second, bool preferSecond)
    {
        var (one, other) = (Worth(first), Worth(second));
        if (one.CompareTo(other) is var difference && difference != 0) return difference < 0;
        return preferSecond || string.CompareOrdinal(Serialized(first), Serialized(second)) < 0;
    }

    // What is read of a timer never names its user; what is stored may.
    private static SessionSegment Timer(SessionSegment newer, SessionSegment older)
    {
        if (newer.Author is not null || older.Author is null) return newer;
        var named = SessionJson.Copy(newer);
        named.Author = older.Author;
        return named;
    }

    // A timer tells no update: one that has ended is newer than one that runs, and one that ended later is newer.
    private static bool IsLaterTimer(SessionSegment first, SessionSegment second)
    {
        var (one, other) = ((!IsRunning(first), first.EndTimeUtc ?? DateTimeOffset.MinValue), (!IsRunning(second), second.EndTimeUtc ?? DateTimeOffset.MinValue));
        var order = one.CompareTo(other);
        return order != 0 ? order < 0 : string.CompareOrdinal(Serialized(first), Serialized(second)) < 0;

        static bool IsRunning(SessionSegment timer) => timer.Metadata.Value(TicketMetadata.IsRunning) is true;
    }

    // An edit is newer; of two forms of one time the one that says something counts.
    private static (bool IsTimed, DateTimeOffset Time, bool HasContent) Worth(SessionSegment segment)
    {
        var isTimed = DateTimeOffset.TryParse(segment.Metadata.Text(TicketMetadata.UpdatedAt), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var updated);
        return (isTimed, isTimed ? updated : segment.StartTimeUtc ?? DateTimeOffset.MinValue, !string.IsNullOrEmpty(segment.Content));
    }

    private static string Serialized(SessionSegment segment) => System.Text.Encoding.UTF8.GetString(SessionJson.Serialize(segment));

    private static long? Id(DataMap ticket, string key) => long.TryParse(ticket.Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    private static string? Name(DataMap ticket, string key) => ticket.Text(key)?.Trim() is { Length: > 0 } name ? name : null;
}
