namespace Sdc;

/// <summary>
/// The names that a session has of its customer and contact where a source decided on both: they may be newer than those that the source says, and stay until
/// the source says another.
/// </summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">Its name.</param>
/// <param name="SaidCustomer">What the source called it then.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="ContactName">Its name.</param>
/// <param name="SaidContact">What the source called it then.</param>
internal sealed record RenamedCustomer(long? CustomerId, string? CustomerName, string? SaidCustomer, long? ContactId, string? ContactName, string? SaidContact)
{
    public static RenamedCustomer Of(Session session)
    {
        var context = session.Context;
        var match = context.CustomerMatch;
        var isCustomers = match is { Method: MatchMethod.Source, CustomerId: not null } && match.CustomerId == context.CustomerId;
        var isContacts = isCustomers && match is { ContactMethod: MatchMethod.Source, ContactId: not null } && match.ContactId == context.ContactId;
        return new(
            isCustomers ? context.CustomerId : null, context.CustomerName, match?.CustomerName,
            isContacts ? context.ContactId : null, context.ContactName, match?.ContactName);
    }

    /// <summary>Gives the names back to the session as it was made anew.</summary>
    public void Keep(SessionContext context)
    {
        if (context.CustomerMatch is not { Method: MatchMethod.Source } match) return;
        // A contact's name, too, was looked up with the customer: with another one, a first run would not find it.
        if (CustomerId is null || context.CustomerId != CustomerId || match.CustomerId != CustomerId) return;
        if (match.CustomerName == SaidCustomer) context.CustomerName = CustomerName;
        if (ContactId is not null && context.ContactId == ContactId && match.ContactId == ContactId && match.ContactName == SaidContact) context.ContactName = ContactName;
    }
}
