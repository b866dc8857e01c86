using System.Globalization;

namespace Sdc;

/// <summary>The customer and contact that a person names, by name or id.</summary>
internal sealed record CustomerChoice(Customer? Customer, CustomerContact? Contact, (string Id, string Message)? Problem)
{
    /// <summary>Finds them; nothing is guessed: an unknown or shared name is a problem, told with what comes near.</summary>
    /// <param name="customers">The known customers.</param>
    /// <param name="customer">Name or id; null for none.</param>
    /// <param name="contact">Name or id of a contact of that customer, or of <paramref name="currentId"/>; null for none.</param>
    /// <param name="currentId">The customer that the session has.</param>
    public static CustomerChoice Find(CustomerDirectory customers, string? customer, string? contact, long? currentId)
    {
        Customer? chosen = null;
        if (customer is not null)
        {
            var found = long.TryParse(customer, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && customers.FindById(id) is { } byId ? [byId] : customers.FindByName(customer);
            if (found.Count == 0) return Wrong("CustomerNotFound", $"No customer is called '{OneLine.Escape(customer, 100)}'." + Near(customers.Nearest(customer)));
            if (found.Count > 1) return Wrong("CustomerAmbiguous", $"'{OneLine.Escape(customer, 100)}' is the name of {found.Count} customers; give the id: {string.Join(", ", found.Select(one => OneLine.Escape(one.ToString(), 100)))}.");
            chosen = found[0];
        }

        if (contact is null) return new(chosen, null, null);
        var of = chosen ?? (currentId is { } current ? customers.FindById(current) : null);
        if (of is null) return Wrong("ContactWithoutCustomer", "A contact belongs to a customer, and the session has none: give the customer too.");
        var people = of.Contacts.Where(person => string.Equals(person.Name.Trim(), contact.Trim(), StringComparison.OrdinalIgnoreCase) || person.Id.ToString(CultureInfo.InvariantCulture) == contact).ToList();
        return people.Count switch
        {
            1 => new(chosen, people[0], null),
            0 => Wrong("ContactNotFound", $"{OneLine.Escape(of.ToString(), 100)} has no contact '{OneLine.Escape(contact, 100)}'. Its contacts: {OneLine.Escape(of.Contacts.ToString(), 500)}"),
            _ => Wrong("ContactAmbiguous", $"{OneLine.Escape(of.ToString(), 100)} has {people.Count} contacts of that name; give the id: {string.Join(", ", people.Select(person => person.Id))}."),
        };
    }

    private static CustomerChoice Wrong(string id, string message) => new(null, null, (id, message));

    private static string Near(IReadOnlyList<Customer> near) => near.Count == 0 ? "" : " Near it: " + string.Join(", ", near.Select(customer => OneLine.Escape(customer.ToString(), 100))) + ".";
}
