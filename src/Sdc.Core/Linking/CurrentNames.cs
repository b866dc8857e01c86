namespace Sdc;

/// <summary>
/// Has sessions say the names that their customer and contact have now. The id is what a person, a source or the linker decided on; the name follows it,
/// whatever the status. What the source wrote stays in its own fields.
/// </summary>
internal sealed class CurrentNames(CustomerDirectory customers)
{
    /// <summary>Whether a stored session says another name than its customer or contact has.</summary>
    public bool Differ(IndexedSession session) => Of(session.CustomerId, session.ContactId) is var (customer, contact)
        && ((customer ?? session.CustomerName) != session.CustomerName || (contact ?? session.ContactName) != session.ContactName);

    /// <summary>Gives the session the names of now. True when that changed anything.</summary>
    public bool Give(SessionContext context)
    {
        var (customer, contact) = Of(context.CustomerId ?? 0, context.ContactId ?? 0);
        var changed = false;
        if (customer is not null && customer != context.CustomerName)
        {
            context.CustomerName = customer;
            changed = true;
        }

        if (contact is not null && contact != context.ContactName)
        {
            context.ContactName = contact;
            changed = true;
        }

        // What the machine decided on is the customer, not its name of then; but a source's decision is what the source says.
        if (context.CustomerMatch is not { } match) return changed;
        if (customer is not null && match.Method != MatchMethod.Source && match.CustomerId == context.CustomerId && match.CustomerName != customer)
        {
            match.CustomerName = customer;
            changed = true;
        }

        if (contact is not null && match.ContactMethod != MatchMethod.Source && match.ContactId == context.ContactId && match.ContactName != contact)
        {
            match.ContactName = contact;
            changed = true;
        }

        return changed;
    }

    private (string? Customer, string? Contact) Of(long customerId, long contactId)
    {
        if (customerId == 0 || customers.FindById(customerId) is not { } customer) return default;
        return (customer.BusinessName, contactId == 0 ? null : customers.FindContact(customer, contactId)?.Name);
    }
}
