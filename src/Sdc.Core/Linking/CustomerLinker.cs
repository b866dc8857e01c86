using System.Globalization;

namespace Sdc;

/// <summary>The linking step: gives a session that is due its customer and contact, or says why not. What a person set stays.</summary>
internal sealed class CustomerLinker(CustomerMatcher matcher)
{
    /// <summary>What the step is called in <see cref="SessionMeta.ProcessingLog"/>.</summary>
    public const string StepName = "customer_linker_v1";

    /// <summary>Gives sessions the names that customers and contacts have now.</summary>
    public CurrentNames Names { get; } = new(matcher.Customers);

    /// <summary>The customers that can be meant.</summary>
    public CustomerDirectory Customers => matcher.Customers;

    /// <summary>Whether a person said, or took back, what the name of a stored session means, and the session does not show it yet.</summary>
    public bool IsSaidOtherwise(IndexedSession session) => matcher.Confirmed.Differ(session.Claim);

    /// <summary>Links the session where its status makes it due, or a person said what its name means. True when that changed anything.</summary>
    public bool Link(Session session)
    {
        var isDue = session.Status is SessionStatus.NeedsLinking or SessionStatus.NeedsReview or SessionStatus.Error;
        if (!isDue && !matcher.Confirmed.Differ(NameClaim.Of(session))) return false;

        var context = session.Context;
        // What was not decided before is now, one way or the other.
        var before = session.Status is SessionStatus.NeedsLinking or SessionStatus.Error ? null : LinkState.Of(session);
        var ownsCustomer = Ownership.OwnsCustomer(context);
        var ownsContact = Ownership.OwnsContact(context);
        if (!ownsCustomer && context.CustomerMatch is { IsConflict: true }) return false;
        if (!ownsCustomer) context.SourceCustomerName ??= context.CustomerName;
        if (!ownsContact) context.SourceContactName ??= context.ContactName;

        var customer = ownsCustomer ? KeepCustomer(context)
            : context.CustomerMatch is { Method: MatchMethod.Source, CustomerId: { } id } ? matcher.Customers.FindById(id)
            : DecideCustomer(context);
        if (!ownsContact) DecideContact(context, customer);

        // What was analysed stays so: whether it is due again shows by what it was asked.
        session.Meta.ProcessingStatus = context.CustomerId is null ? SessionStatus.NeedsReview : session.Status == SessionStatus.Analyzed ? SessionStatus.Analyzed : SessionStatus.Linked;
        session.Meta.ProcessingLog.AddMissing(StepName);
        return before is null || before != LinkState.Of(session);
    }

    /// <summary>Gives a session whose customer no name decides, and no person set, what else was found.</summary>
    /// <param name="session">The session.</param>
    /// <param name="found">The decision, or the candidates; its customer's name is set here.</param>
    /// <param name="contactId">The person that the text names; asked only where the source names none.</param>
    public void Take(Session session, CustomerMatch found, long? contactId)
    {
        var context = session.Context;
        var ownsContact = Ownership.OwnsContact(context);
        var customer = found.CustomerId is { } id ? matcher.Customers.FindById(id) : null;
        found.CustomerName = customer?.BusinessName;
        (found.ContactId, found.ContactName, found.ContactMethod, found.Unknown) = (context.CustomerMatch?.ContactId, context.CustomerMatch?.ContactName, context.CustomerMatch?.ContactMethod, context.CustomerMatch?.Unknown ?? []);
        context.CustomerMatch = found;
        context.CustomerId = found.CustomerId;
        context.CustomerName = found.CustomerName ?? context.SourceCustomerName;
        if (!ownsContact)
        {
            DecideContact(context, customer);
            if (string.IsNullOrWhiteSpace(context.SourceContactName) && customer is not null && contactId is { } person && matcher.Customers.FindContact(customer, person) is { } contact)
            {
                (found.ContactId, found.ContactName, found.ContactMethod) = (contact.Id, contact.Name, MatchMethod.Content);
                (context.ContactId, context.ContactName) = (contact.Id, contact.Name);
            }
        }

        SetStatus(session);
    }

    // A chat is complete without a customer, and what was analysed stays so.
    private static void SetStatus(Session session)
    {
        var isLinked = session.Context.CustomerId is not null;
        if (session.Status != SessionStatus.Analyzed)
        {
            session.Meta.ProcessingStatus = isLinked ? SessionStatus.Linked
                : session.Source == SourceSystem.SillyTavern && session.Status != SessionStatus.NeedsReview ? SessionStatus.Complete
                : SessionStatus.NeedsReview;
        }

        if (isLinked || session.Source != SourceSystem.SillyTavern) session.Meta.ProcessingLog.AddMissing(StepName);
        else session.Meta.ProcessingLog.Remove(StepName);
    }

    private Customer? DecideCustomer(SessionContext context)
    {
        var decision = matcher.Decide(context.SourceCustomerName);
        var customer = decision.Customer;
        var earlier = context.CustomerMatch;
        var match = context.CustomerMatch = new()
        {
            Method = decision.Method,
            Score = decision.Score,
            CustomerId = customer?.Id,
            CustomerName = customer?.BusinessName,
            RunnerUp = decision.RunnerUp is null ? null : Copy(decision.RunnerUp),
            Reason = decision.Reason,
            ContactId = earlier?.ContactId,
            ContactName = earlier?.ContactName,
            ContactMethod = earlier?.ContactMethod,
            IsConfirmed = decision.IsConfirmed,
        };
        if (decision.Candidates.Count > 0) match.Candidates = [.. decision.Candidates.Select(Copy)];
        if (earlier?.UnknownIfAny is { } unknown) match.Unknown = unknown;
        context.CustomerId = customer?.Id;
        context.CustomerName = customer?.BusinessName ?? context.SourceCustomerName;
        return customer;
    }

    // Only the reason is the machine's to change here: what it decided before is what tells that a person set another customer.
    private Customer? KeepCustomer(SessionContext context)
    {
        var match = context.CustomerMatch ??= new CustomerMatch();
        match.Reason = null;
        if (context.CustomerId is { } id) return matcher.Customers.FindById(id);
        if (string.IsNullOrWhiteSpace(context.CustomerName))
        {
            match.Reason = "the customer was taken away by hand";
            return null;
        }

        var named = matcher.Customers.FindByName(context.CustomerName!);
        if (named.Count == 1)
        {
            context.CustomerId = named[0].Id;
            return named[0];
        }

        match.Reason = named.Count == 0
            ? "the name set by hand is no known customer"
            : "the name set by hand is that of " + named.Count.ToString(CultureInfo.InvariantCulture) + " customers; set the id";
        return null;
    }

    private void DecideContact(SessionContext context, Customer? customer)
    {
        // A source that knows its customer's id may know the contact's as well.
        var match = context.CustomerMatch!;
        if (match is { Method: MatchMethod.Source, ContactId: not null } && match.CustomerId == context.CustomerId) return;
        var decision = customer is null ? null : matcher.DecideContact(customer, context.SourceContactName);
        match.ContactId = decision?.Contact?.Id;
        match.ContactName = decision?.Contact?.Name;
        match.ContactMethod = decision?.Method;
        context.ContactId = match.ContactId;
        context.ContactName = match.ContactName ?? context.SourceContactName;
    }

    private static MatchCandidate Copy(MatchCandidate candidate) =>
        new() { CustomerId = candidate.CustomerId, CustomerName = candidate.CustomerName, Score = candidate.Score };
}
