namespace Sdc;

/// <summary>What a person changes of a session; null leaves as it is.</summary>
internal sealed record SessionEdit
{
    /// <summary>New notes; empty clears them.</summary>
    public string? Notes { get; init; }

    /// <summary>All links, in place of those there are.</summary>
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>Links to add.</summary>
    public IReadOnlyList<string> AddLinks { get; init; } = [];

    /// <summary>One of <see cref="SessionStatus.All"/>, in any letter case.</summary>
    public string? Status { get; init; }

    public Customer? Customer { get; init; }

    public CustomerContact? Contact { get; init; }

    /// <summary>Takes the customer and the contact away: the session is nobody's until a person says otherwise.</summary>
    public bool ClearsCustomer { get; init; }

    /// <summary>Changes the session.</summary>
    /// <returns>False when it was so already.</returns>
    public bool Apply(Session session)
    {
        var before = SessionJson.Serialize(session);
        if (Notes is not null) session.Insights.UserNotes = Notes;
        if (Links is not null) session.Context.Links = new(Links.Distinct());
        session.Context.Links.AddMissing(AddLinks);
        if (ClearsCustomer) ClearCustomer(session);
        if (Customer is not null) SetCustomer(session);
        if (Contact is not null) (session.Context.ContactId, session.Context.ContactName) = (Contact.Id, Contact.Name);
        if (Status is not null) session.Meta.ProcessingStatus = SessionStatus.All.FirstOrDefault(known => known.Equals(Status, StringComparison.OrdinalIgnoreCase)) ?? Status;
        if (Status is not null) session.Context.GrewAfterReview = session.Context.ShrankAfterReview = false;
        return !before.AsSpan().SequenceEqual(SessionJson.Serialize(session));
    }

    private void SetCustomer(Session session)
    {
        // The contact of another customer is no contact of this one.
        if (session.Context.CustomerId != Customer!.Id) (session.Context.ContactId, session.Context.ContactName) = (null, session.Context.SourceContactName);
        (session.Context.CustomerId, session.Context.CustomerName) = (Customer.Id, Customer.BusinessName);
        if (session.Status is SessionStatus.NeedsLinking or SessionStatus.NeedsReview or SessionStatus.Complete or SessionStatus.Error) session.Meta.ProcessingStatus = SessionStatus.Linked;
    }

    private static void ClearCustomer(Session session)
    {
        var context = session.Context;
        // What the source said is told apart from what a person took away.
        context.SourceCustomerName ??= context.CustomerMatch is null ? context.CustomerName : null;
        (context.CustomerId, context.CustomerName, context.ContactId, context.ContactName) = (null, null, null, context.SourceContactName);
        if (session.Status is SessionStatus.NeedsLinking or SessionStatus.Linked or SessionStatus.Error) session.Meta.ProcessingStatus = SessionStatus.NeedsReview;
    }
}
