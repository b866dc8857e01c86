namespace Sdc;

/// <summary>What a session has to do with the customer that shall be forgotten.</summary>
internal sealed class SessionTrace(ForgottenCustomer customer, CustomerDirectory customers)
{
    private readonly ForgottenTexts names = new(customer.Names);

    // Of a name that another customer has as well nobody can say whose it is.
    private readonly HashSet<string> own = new(customer.Names.Where(name => customers.FindByName(name).All(one => one.Id == customer.Id)).Select(NameText.ExactKey), StringComparer.Ordinal);

    /// <summary>Whether the session is the customer's: by its id, or undecided by a name that is the customer's alone.</summary>
    public bool IsOwn(Session session)
    {
        if (session.CustomerId is { } id) return id == customer.Id;
        return NameText.ExactKey(NameClaim.Of(session).Name) is { Length: > 0 } key && own.Contains(key);
    }

    /// <summary>Takes the customer out of what the machine decided or found likely of another's session. True when it was there.</summary>
    public bool TakeOut(Session session)
    {
        if (session.Context.CustomerMatch is not { } match) return false;
        var before = LinkState.Of(session);
        if (match.CustomerId == customer.Id)
        {
            // A person set another: that is told by its differing from what the machine decided, which it does from nothing as well.
            (match.Method, match.Score, match.CustomerId, match.CustomerName, match.IsConfirmed) = (null, 0, null, null, false);
            (match.ContactId, match.ContactName, match.ContactMethod) = (null, null, null);
        }

        if (match.RunnerUp?.CustomerId == customer.Id) match.RunnerUp = null;
        for (var at = match.Candidates.Count - 1; at >= 0; at--)
        {
            if (match.Candidates[at].CustomerId == customer.Id) match.Candidates.RemoveAt(at);
        }

        // Where nothing is decided the score is that of the best candidate.
        if (match.CustomerId is null && before != LinkState.Of(session)) match.Score = match.Candidates.FirstOrDefault()?.Score ?? 0;

        if (match.Reason is { } reason && names.AreIn(reason)) match.Reason = names.TakenFrom(reason);
        return before != LinkState.Of(session);
    }

    /// <summary>Whether what a source, a person or a model wrote into another's session names the customer.</summary>
    public bool IsTold(Session session) =>
        names.AreIn(session.Context.SourceCustomerName) || names.AreIn(session.Insights.SourceTitle) || names.AreIn(session.Insights.UserNotes) || names.AreIn(session.Insights.LlmGeneratedTitle)
        || session.Context.Links.Any(names.AreIn) || session.Insights.GeneratedSummaries.Values.Any(text => names.AreIn(text as string)) || session.Segments.Any(segment => names.AreIn(segment.Content));
}
