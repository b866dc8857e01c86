namespace Sdc;

/// <summary>
/// Makes a session of its segments and of the sessions that it follows (itself before it grew, or several that joined): what a machine says comes from
/// the segments anew; what a person or a model gave comes from the predecessors.
/// </summary>
internal static class SessionSuccession
{
    /// <summary>Makes the session.</summary>
    /// <param name="rule">The source's rule.</param>
    /// <param name="sessionId">The session's identity.</param>
    /// <param name="groupKey">The group that it belongs to.</param>
    /// <param name="segments">Its segments, sorted, not empty; the list becomes the session's.</param>
    /// <param name="predecessors">The sessions that live on in it, in time order; they are used up.</param>
    /// <param name="identifiers">What <c>source_identifiers</c> gains.</param>
    public static Session Make(ISessionRule rule, string sessionId, string groupKey, List<SessionSegment> segments, IReadOnlyList<Session> predecessors, IEnumerable<string> identifiers)
    {
        if (predecessors.Count == 0) return New(rule, sessionId, groupKey, segments, identifiers);
        var reviewed = predecessors.All(session => session.Status == SessionStatus.Reviewed);
        var customers = predecessors.Where(HasOwnCustomer).Select(session => (Id: session.Context.CustomerId, Name: session.Context.CustomerName)).Distinct().ToList();
        var contacts = predecessors.Where(HasOwnContact).Select(session => (Id: session.Context.ContactId, Name: session.Context.ContactName)).Distinct().ToList();
        var matches = predecessors.Where(session => session.Context.CustomerMatch is not null)
            .Select(session => (session.Context.SourceCustomerName, session.Context.SourceContactName, Match: session.Context.CustomerMatch!)).ToList();
        var renamed = predecessors.Select(RenamedCustomer.Of).ToList();
        var statuses = predecessors.Select(session => session.Status).Where(status => status != SessionStatus.Reviewed).Distinct().ToList();

        var grew = reviewed && !HasJust(predecessors, segments);
        var linksBefore = LinksOf(rule, predecessors.SelectMany(predecessor => predecessor.Segments));
        var session = predecessors[0];
        session.Insights.UserNotes = JoinNotes(predecessors) ?? session.Insights.UserNotes;
        foreach (var other in predecessors.Skip(1)) TakeOver(session, other);
        Tell(session, rule, sessionId, groupKey, segments, identifiers);
        session.Context.Links = SegmentLinks.Renewed(session.Context.Links, linksBefore, LinksOf(rule, segments));
        if (session.Context.CustomerMatch is { } told)
        {
            foreach (var known in matches) AddMissing(told.Unknown, known.Match.Unknown);
            if (matches.Exists(known => known.Match.Method != MatchMethod.Source)) session.Meta.ProcessingLog.Remove(CustomerLinker.StepName);
        }

        var conflict = Distinct(customers).Count > 1;
        SetMatch(session.Context, matches);
        SetCustomer(session.Context, conflict ? [] : customers);
        SetContact(session.Context, conflict ? [] : contacts);
        foreach (var known in renamed) known.Keep(session.Context);
        if (conflict) ExplainConflict(session.Context, customers);
        session.Meta.ProcessingStatus = reviewed && !conflict ? SessionStatus.Reviewed : Status(session, statuses, conflict);
        session.Context.GrewAfterReview = session.Status == SessionStatus.Reviewed && (session.Context.GrewAfterReview || grew);
        return session;
    }

    // It only gets another id.
    private static bool HasJust(IReadOnlyList<Session> predecessors, IReadOnlyList<SessionSegment> segments) =>
        predecessors.Count == 1 && predecessors[0].Segments.Select(SegmentRef.Of).SequenceEqual(segments.Select(SegmentRef.Of));

    // Most sessions of a first run follow nothing.
    private static Session New(ISessionRule rule, string sessionId, string groupKey, List<SessionSegment> segments, IEnumerable<string> identifiers)
    {
        var session = new Session();
        Tell(session, rule, sessionId, groupKey, segments, identifiers);
        foreach (var segment in segments) session.Context.Links.AddMissing(rule.Links(segment));
        SetCustomer(session.Context, []);
        SetContact(session.Context, []);
        session.Meta.ProcessingStatus = Status(session, [], false);
        return session;
    }

    // What the machine says, anew.
    private static void Tell(Session session, ISessionRule rule, string sessionId, string groupKey, List<SessionSegment> segments, IEnumerable<string> identifiers)
    {
        session.Meta.SessionId = sessionId;
        session.Meta.SourceSystem = rule.Source;
        session.Meta.ChatId = rule.GroupsByFile ? groupKey : null;
        session.Meta.SourceIdentifiers.AddMissing(identifiers);
        session.Segments = SegmentList.Over(segments);
        (session.Insights.SessionStartTimeUtc, session.Insights.SessionEndTimeUtc) = Span(segments);
        session.Context.CustomerMatch = null;
        rule.Describe(session);
    }

    private static (DateTimeOffset? Start, DateTimeOffset? End) Span(List<SessionSegment> segments)
    {
        var (start, end) = ((DateTimeOffset?)null, (DateTimeOffset?)null);
        foreach (var segment in segments)
        {
            if (start is null || segment.StartTimeUtc < start) start = segment.StartTimeUtc;
            if ((segment.EndTimeUtc ?? segment.StartTimeUtc) is { } last && (end is null || last > end)) end = last;
        }

        return (start, end);
    }

    private static List<string> LinksOf(ISessionRule rule, IEnumerable<SessionSegment> segments) => segments.SelectMany(rule.Links).Distinct().ToList();

    // What a person confirmed as a whole stays as it was confirmed, whether or not it equals what the machine says.
    private static bool HasOwnCustomer(Session session) =>
        Ownership.OwnsCustomer(session.Context) || (session.Status == SessionStatus.Reviewed && session.Context.CustomerId is not null);

    private static bool HasOwnContact(Session session) =>
        Ownership.OwnsContact(session.Context) || (session.Status == SessionStatus.Reviewed && session.Context.ContactId is not null);

    private static void SetMatch(SessionContext context, List<(string? Customer, string? Contact, CustomerMatch Match)> matches)
    {
        if (context.CustomerMatch is not null) return;
        // What was decided about a name holds as long as the source still says that name; a decision is worth more than a question, and a
        // contradiction between people is settled by people only.
        // What was decided by a text is decided anew when the text is another.
        var fitting = matches.Where(known => known.Match.Method != MatchMethod.Source && !(string.IsNullOrEmpty(known.Customer) && known.Match.Method is MatchMethod.Content or MatchMethod.Model) && known.Customer == context.SourceCustomerName && known.Contact == context.SourceContactName).ToList();
        context.CustomerMatch = fitting.Select(known => known.Match).OrderBy(match => match.IsConflict ? 0 : match.CustomerId is not null ? 1 : 2).FirstOrDefault();
    }

    private static void SetCustomer(SessionContext context, IReadOnlyList<(long? Id, string? Name)> own)
    {
        (context.CustomerId, context.CustomerName) = own.Count > 0
            ? own[0]
            : context.CustomerMatch?.CustomerId is { } id ? (id, context.CustomerMatch.CustomerName) : (null, context.SourceCustomerName);
    }

    private static void SetContact(SessionContext context, IReadOnlyList<(long? Id, string? Name)> own)
    {
        (context.ContactId, context.ContactName) = own.Count > 0
            ? own[0]
            : context.CustomerMatch?.ContactId is { } id ? (id, context.CustomerMatch.ContactName) : (null, context.SourceContactName);
    }

    private static void ExplainConflict(SessionContext context, List<(long? Id, string? Name)> customers)
    {
        context.CustomerId = null;
        context.CustomerName = context.SourceCustomerName;
        context.CustomerMatch = new()
        {
            Method = MatchMethod.Manual,
            Reason = "Sessions that had different customers set by hand have become one: " + string.Join(", ", customers.Select(customer => customer.Name ?? "#" + customer.Id)) + ".",
            Candidates = new(customers.Where(customer => customer.Id is not null).Select(customer => new MatchCandidate { CustomerId = customer.Id!.Value, CustomerName = customer.Name ?? "" })),
        };
    }

    private static string Status(Session session, IReadOnlyList<string> before, bool conflict)
    {
        if (conflict) return SessionStatus.NeedsReview;
        if (session.Context.CustomerId is not null) return before.Count == 1 && before[0] == SessionStatus.Analyzed ? SessionStatus.Analyzed : SessionStatus.Linked;
        if (session.Source == SourceSystem.SillyTavern) return before.Count == 1 && before[0] == SessionStatus.Analyzed ? SessionStatus.Analyzed : SessionStatus.Complete;
        return session.Context.CustomerMatch is not null && before.Contains(SessionStatus.NeedsReview) ? SessionStatus.NeedsReview : SessionStatus.NeedsLinking;
    }

    // The same id under two spellings is one customer.
    private static HashSet<string> Distinct(IEnumerable<(long? Id, string? Name)> customers) =>
        [.. customers.Select(customer => customer.Id?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "name:" + customer.Name?.Trim())];

    private static void TakeOver(Session session, Session other)
    {
        session.Context.Links.AddMissing(other.Context.Links);
        session.Meta.SourceIdentifiers.AddMissing(other.Meta.SourceIdentifiers);
        session.Meta.ProcessingLog.AddMissing(other.Meta.ProcessingLog);
        if (other.Meta.IngestionTimestampUtc < session.Meta.IngestionTimestampUtc) session.Meta.IngestionTimestampUtc = other.Meta.IngestionTimestampUtc;
        session.Insights.LlmGeneratedTitle ??= other.Insights.LlmGeneratedTitle;
        session.Insights.LlmGeneratedCategory ??= other.Insights.LlmGeneratedCategory;
        AddMissing(session.Insights.GeneratedSummaries, other.Insights.GeneratedSummaries);
        AddMissing(session.Insights.StructuredLlmResults, other.Insights.StructuredLlmResults);
        if (other.Insights.Analysis is not null) AddMissing(session.Insights.Analysis ??= [], other.Insights.Analysis);
        AddMissing(session.Unknown, other.Unknown);
        AddMissing(session.Meta.Unknown, other.Meta.Unknown);
        AddMissing(session.Context.Unknown, other.Context.Unknown);
        AddMissing(session.Insights.Unknown, other.Insights.Unknown);
    }

    // In time order. Two files hold one event only where a run was killed between writing the new file and deleting the old: then the notes of the old are
    // in the new already.
    private static string? JoinNotes(IReadOnlyList<Session> predecessors)
    {
        var noted = predecessors.Where(session => !string.IsNullOrEmpty(session.Insights.UserNotes))
            .Select(session => (Text: session.Insights.UserNotes!, Segments: new HashSet<string>(session.Segments.Select(segment => segment.SegmentId), StringComparer.Ordinal)))
            .ToList();
        var kept = noted.Where((part, at) => !noted.Where((whole, other) => other != at
            && part.Segments.Overlaps(whole.Segments)
            && ("\n" + whole.Text + "\n").Contains("\n" + part.Text + "\n")
            // Of two equal ones the first stays.
            && (whole.Text.Length > part.Text.Length || other < at)).Any());
        return string.Join("\n", kept.Select(note => note.Text)) is { Length: > 0 } notes ? notes : null;
    }

    private static void AddMissing(DataMap map, DataMap more)
    {
        foreach (var pair in more) map.TryAdd(pair.Key, pair.Value);
    }
}
