namespace Sdc;

/// <summary>Customers and contacts as they come from the server, in any order, put together by id.</summary>
internal sealed class FetchedCustomers
{
    private readonly Dictionary<long, Customer> customers = [];
    private readonly Dictionary<long, SortedDictionary<long, CustomerContact>> contacts = [];

    public int Count => customers.Count;

    public void Add(Customer customer)
    {
        customers[customer.Id] = customer;
        foreach (var contact in customer.Contacts) AddContact(customer.Id, contact, isOwnList: true);
    }

    public void AddContact(long customerId, CustomerContact contact) => AddContact(customerId, contact, isOwnList: false);

    /// <summary>Takes over contacts that could not be fetched anew.</summary>
    public void KeepContacts(IEnumerable<Customer> known)
    {
        foreach (var customer in known)
        {
            foreach (var contact in customer.Contacts) AddContact(customer.Id, contact, isOwnList: true);
        }
    }

    /// <summary>The customers by id, and behind them those of before that the server no longer has, marked as gone.</summary>
    /// <param name="before">The customers of before.</param>
    public List<Customer> With(IEnumerable<Customer> before) =>
    [
        .. customers.Values.OrderBy(customer => customer.Id).Select(customer => Copy(customer, contacts.TryGetValue(customer.Id, out var people) ? people.Values : [], false)),
        .. before.Where(customer => !customers.ContainsKey(customer.Id)).OrderBy(customer => customer.Id).Select(customer => Copy(customer, customer.Contacts, true)),
    ];

    // The list of all contacts is read later than the customers' own lists.
    private void AddContact(long customerId, CustomerContact contact, bool isOwnList)
    {
        if (!contacts.TryGetValue(customerId, out var people)) contacts[customerId] = people = [];
        if (!isOwnList || !people.ContainsKey(contact.Id)) people[contact.Id] = contact;
    }

    private static Customer Copy(Customer customer, IEnumerable<CustomerContact> people, bool isGone) => new()
    {
        Id = customer.Id,
        BusinessName = customer.BusinessName,
        Contacts = [.. people],
        Aliases = customer.Aliases,
        IsDisabled = customer.IsDisabled,
        IsGone = isGone,
    };
}
