using System.Globalization;

namespace Sdc;

/// <summary>
/// Turns a session that another program stored into one of ours: the events that our source tells too are ours, the others are kept under ids made of theirs.
/// What a person or a model gave it stays; its own id and file stay too, until it is grouped as every session of ours is.
/// </summary>
internal sealed class AdoptedSession
{
    private readonly ISessionRule rule;

    private AdoptedSession(ISessionRule rule, Session session, List<SessionSegment> segments, SessionSegment home)
    {
        this.rule = rule;
        Session = session;
        segments.Sort((first, second) => SegmentRef.Compare(SegmentRef.Of(first), SegmentRef.Of(second)));
        var groups = segments.GroupBy(segment => rule.GroupsByFile ? "" : rule.GroupKey(segment), StringComparer.Ordinal).ToList();
        var own = groups.Single(group => group.Contains(home)).ToList();
        OtherGroups = [.. groups.Select(group => group.ToList()).Where(group => group[0] != own[0])];
        Settle(own);
    }

    /// <summary>The session, in our form.</summary>
    public Session Session { get; }

    /// <summary>What it held of other groups, for a program may have grouped otherwise.</summary>
    public IReadOnlyList<List<SessionSegment>> OtherGroups { get; }

    /// <summary>Adopts a session; null when none of its events is known to us.</summary>
    /// <param name="rule">The source's rule.</param>
    /// <param name="session">The session; changed only if it is adopted.</param>
    /// <param name="events">What is known to us.</param>
    public static AdoptedSession? Of(ISessionRule rule, Session session, KnownEvents events)
    {
        var taken = new HashSet<SegmentKey>();
        var identifiers = new List<string>();
        var pairs = session.Segments.Select(segment => (Theirs: segment, Ours: events.Find(segment, session, taken, identifiers))).ToList();
        var home = pairs.Select(pair => pair.Ours).OfType<SessionSegment>().OrderBy(segment => SegmentRef.Of(segment), Comparer<SegmentRef>.Create(SegmentRef.Compare)).FirstOrDefault();
        if (home is null) return null;
        session.Meta.SourceIdentifiers.AddMissing(identifiers);
        var repeats = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (theirs, ours) in pairs)
        {
            if (ours is not null)
            {
                KeepUnknown(theirs, ours);
                continue;
            }

            // Ids of other programs may be numbers that each session begins anew, or missing.
            repeats.TryGetValue(theirs.SegmentId, out var repeat);
            repeats[theirs.SegmentId] = ++repeat;
            theirs.SegmentId = Identity.Segment("foreign", rule.Source, session.SessionId, theirs.SegmentId, repeat.ToString(CultureInfo.InvariantCulture));
            rule.JoinGroup(theirs, home);
        }

        return new(rule, session, pairs.ConvertAll(pair => pair.Ours ?? pair.Theirs), home);
    }

    private static void KeepUnknown(SessionSegment theirs, SessionSegment ours)
    {
        foreach (var pair in theirs.Metadata.Where(pair => !ours.Metadata.ContainsKey(pair.Key))) ours.Metadata[pair.Key] = pair.Value;
        foreach (var pair in theirs.Unknown.Where(pair => !ours.Unknown.ContainsKey(pair.Key))) ours.Unknown[pair.Key] = pair.Value;
    }

    private void Settle(List<SessionSegment> segments)
    {
        Session.Segments = new(segments);
        Session.Insights.SessionStartTimeUtc = segments.Min(segment => segment.StartTimeUtc);
        Session.Insights.SessionEndTimeUtc = segments.Max(segment => segment.EndTimeUtc ?? segment.StartTimeUtc);
        if (rule.GroupsByFile) Session.Meta.ChatId = segments[0].SegmentId;
        Session.Context.Links.AddMissing(segments.SelectMany(rule.Links));
        SettleNames(Session.Context);
    }

    // A customer with an id stays, whoever decided on it: it equals what the source says, or counts as set by a person. A mere name gives way to the source's.
    private void SettleNames(SessionContext context)
    {
        var isConfirmed = Session.Status == SessionStatus.Reviewed;
        if (context.CustomerId is null) context.SourceCustomerName ??= context.CustomerName;
        if (context.ContactId is null) context.SourceContactName ??= context.ContactName;
        rule.Describe(Session);
        var isTold = !string.IsNullOrWhiteSpace(context.SourceCustomerName);
        if (context.CustomerId is null && isTold && !isConfirmed) context.CustomerName = context.SourceCustomerName;
        if (context.ContactId is null && !string.IsNullOrWhiteSpace(context.SourceContactName) && !isConfirmed) context.ContactName = context.SourceContactName;
        // What the source knows of itself, and the other program did not take from it, is not taken away by hand.
        if (context.CustomerMatch is { CustomerId: { } customer } told)
        {
            if (context.CustomerId is null) (context.CustomerId, context.CustomerName) = (customer, told.CustomerName);
            if (context.CustomerId == customer && context.ContactId is null && told.ContactId is { } contact) (context.ContactId, context.ContactName) = (contact, told.ContactName);
        }

        // With a match that decides nothing, a name that no source tells is kept as a person's, and a question stays one.
        if (Session.Status == SessionStatus.NeedsReview || (!isTold && !string.IsNullOrWhiteSpace(context.CustomerName))) context.CustomerMatch ??= new();
    }
}
