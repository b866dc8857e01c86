using System.Globalization;

namespace Sdc;

/// <summary>The customers that names can be linked to.</summary>
internal sealed class CustomerDirectory
{
    private const int HashLength = 32;
    private readonly Dictionary<long, Customer> byId;
    private readonly Lazy<NameIndex> index;
    private readonly Lazy<string> hash;

    public CustomerDirectory(IReadOnlyList<Customer> customers, IReadOnlyList<string>? remarks = null)
    {
        Customers = customers;
        Remarks = remarks ?? [];
        byId = customers.ToDictionary(customer => customer.Id);
        index = new(() => new NameIndex([.. customers.Select(customer => new NamedId(customer.Id, customer.BusinessName))], NameKind.Business));
        hash = new(ComputeHash);
    }

    /// <summary>The customers, in the order of the cache.</summary>
    public IReadOnlyList<Customer> Customers { get; }

    /// <summary>What the cache held that could not be used, in sentences.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>
    /// A hash of what decides about names: the ids and names of customers and contacts, whatever their order. Names that could not be
    /// decided are worth another try when it changes.
    /// </summary>
    public string Hash => hash.Value;

    /// <summary>The names of <see cref="Customers"/>, position by position.</summary>
    public NameIndex Names => index.Value;

    /// <summary>Reads the lean customer cache. Where there is no such file, no customer is known, and a remark says so.</summary>
    /// <exception cref="CustomerCacheException">The file is not readable, or is not a JSON list.</exception>
    public static CustomerDirectory Load(string leanCachePath)
    {
        var cache = LeanCustomerCache.Read(leanCachePath);
        return new CustomerDirectory(cache.Customers, cache.Remarks);
    }

    public Customer? FindById(long id) => byId.TryGetValue(id, out var customer) ? customer : null;

    /// <summary>The customers of exactly this name, letter case and spaces aside; more than one where they share it.</summary>
    public IReadOnlyList<Customer> FindByName(string name) => [.. Names.Exact(NameText.ExactKey(name)).Select(position => Customers[position])];

    /// <summary>The customers with the names most like this one, best first: what a message offers for a name that is not known.</summary>
    public IReadOnlyList<Customer> Nearest(string name, int count = 3) =>
        [.. Names.Rank(NameForm.Parse(name, NameKind.Business), count).Select(ranked => Customers[ranked.Position])];

    private string ComputeHash()
    {
        var parts = new List<string?>();
        foreach (var customer in Customers.OrderBy(customer => customer.Id))
        {
            parts.Add("customer");
            parts.Add(Id(customer.Id));
            parts.Add(customer.BusinessName);
            foreach (var contact in customer.Contacts.OrderBy(contact => contact.Id).ThenBy(contact => contact.Name, StringComparer.Ordinal))
            {
                parts.Add(Id(contact.Id));
                parts.Add(contact.Name);
            }
        }

        return Identity.Hash([.. parts], HashLength);
    }

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
