using System.Globalization;

namespace Sdc;

/// <summary>The known customers: those that names can be linked to, and the disabled and gone ones that sessions may still have.</summary>
internal sealed class CustomerDirectory
{
    private const int HashLength = 32;
    private readonly Dictionary<long, Customer> byId;
    private readonly Lazy<NameIndex> index;
    private readonly Lazy<Dictionary<string, List<NamedCustomer>>> byName;
    private readonly Lazy<Dictionary<(long Customer, long Contact), CustomerContact>> contacts;
    private readonly Lazy<string> hash;

    public CustomerDirectory(IReadOnlyList<Customer> customers, IReadOnlyList<string>? remarks = null)
    {
        Customers = customers;
        Remarks = remarks ?? [];
        byId = customers.ToDictionary(customer => customer.Id);
        index = new(() => new NameIndex([.. customers.Where(customer => customer.IsCandidate).SelectMany(NamesOf).Select(name => new NamedId(name.Customer.Id, name.Name, name.IsAlias))], NameKind.Business));
        byName = new(() => customers.SelectMany(NamesOf).GroupBy(name => NameText.ExactKey(name.Name), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal));
        contacts = new(() => customers.SelectMany(customer => customer.Contacts.Select(contact => (customer.Id, contact))).GroupBy(pair => (pair.Id, pair.contact.Id)).ToDictionary(group => group.Key, group => group.First().contact));
        hash = new(ComputeHash);
    }

    /// <summary>The customers, in the order of the cache.</summary>
    public IReadOnlyList<Customer> Customers { get; }

    /// <summary>What the cache held that could not be used, in sentences.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>
    /// A hash of what decides about names: the ids and names of customers and contacts and who is no candidate, whatever their order. Names that could not be
    /// decided are worth another try when it changes.
    /// </summary>
    public string Hash => hash.Value;

    /// <summary>The names of the customers that sessions may be linked to: neither disabled nor gone.</summary>
    public NameIndex Names => index.Value;

    /// <summary>Reads the lean customer cache. Where there is no such file, no customer is known, and a remark says so.</summary>
    /// <exception cref="CustomerCacheException">The file is not readable, or is not a JSON list.</exception>
    public static CustomerDirectory Load(string leanCachePath)
    {
        var cache = LeanCustomerCache.Read(leanCachePath);
        return new CustomerDirectory(cache.Customers, cache.Remarks);
    }

    public Customer? FindById(long id) => byId.TryGetValue(id, out var customer) ? customer : null;

    /// <summary>A contact of a customer by its id.</summary>
    public CustomerContact? FindContact(Customer customer, long contactId) => contacts.Value.TryGetValue((customer.Id, contactId), out var contact) ? contact : null;

    /// <summary>Whose name an entry of <see cref="Names"/> is.</summary>
    public Customer Of(RankedName ranked) => byId[Names.Names[ranked.Position].Id];

    /// <summary>
    /// The customers of exactly this name, letter case and spaces aside; more than one where they share it. Who is called so comes before those who are also
    /// called so, and of these a customer that is there before one that is disabled or gone.
    /// </summary>
    public IReadOnlyList<Customer> FindByName(string name)
    {
        if (!byName.Value.TryGetValue(NameText.ExactKey(name), out var named)) return [];
        var first = named.Min(one => one.Worth);
        return [.. named.Where(one => one.Worth == first).Select(one => one.Customer).Distinct()];
    }

    /// <summary>The customers with the names most like this one, best first: what a message offers for a name that is not known.</summary>
    public IReadOnlyList<Customer> Nearest(string name, int count = 3) =>
        [.. Names.Rank(Names.Weigh(NameForm.Parse(name, NameKind.Business)), count).Select(Of)];

    private string ComputeHash()
    {
        var parts = new List<string?>();
        foreach (var customer in Customers.OrderBy(customer => customer.Id))
        {
            parts.Add("customer");
            parts.Add(Id(customer.Id));
            parts.Add(customer.BusinessName);
            foreach (var alias in customer.Aliases.OrderBy(alias => alias, StringComparer.Ordinal))
            {
                parts.Add("alias");
                parts.Add(alias);
            }

            if (!customer.IsCandidate) parts.Add("no candidate");
            foreach (var contact in customer.Contacts.OrderBy(contact => contact.Id).ThenBy(contact => contact.Name, StringComparer.Ordinal))
            {
                parts.Add(Id(contact.Id));
                parts.Add(contact.Name);
            }
        }

        return Identity.Hash([.. parts], HashLength);
    }

    private static IEnumerable<NamedCustomer> NamesOf(Customer customer) => customer.Aliases.Select(alias => new NamedCustomer(customer, alias, true)).Prepend(new(customer, customer.BusinessName, false));

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private readonly record struct NamedCustomer(Customer Customer, string Name, bool IsAlias)
    {
        public int Worth => (IsAlias ? 2 : 0) + (Customer.IsCandidate ? 0 : 1);
    }
}
