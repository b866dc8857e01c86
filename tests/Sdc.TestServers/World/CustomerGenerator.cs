namespace Sdc.TestServers;

/// <summary>Makes customers and their contacts.</summary>
internal sealed class CustomerGenerator(Random random, WorldSizes sizes)
{
    private const long FirstCustomerId = 5_000_000;

    private long nextContact = 6_000_000;
    private int made;

    public List<WorldContact> Contacts { get; } = [];

    public List<WorldCustomer> Customers()
    {
        var customers = new List<WorldCustomer>();
        for (var index = 0; index < sizes.Customers; index++)
        {
            var number = made;
            var person = index % 6 == 5;
            var customer = Customer(person ? null : WorldText.Business(number)) with { Disabled = index % 10 == 9 };
            customers.Add(customer);
            for (var left = random.Next(sizes.MaximumContacts + 1); left > 0; left--) Contacts.Add(Contact(customer.Id));
        }

        return customers;
    }

    public WorldCustomer Customer(string? businessName)
    {
        var number = made++;
        var named = businessName is null || random.Next(2) == 0;
        return new WorldCustomer
        {
            Id = FirstCustomerId + number * 2L,
            BusinessName = businessName,
            Firstname = named ? WorldText.FirstName(number) : null,
            // A family name of its own, so that a private person is known by name.
            Lastname = named ? WorldText.Family(number) + (businessName is null ? $"-{number}" : "") : null,
            Email = random.Next(4) == 0 ? null : $"office{number}@example.com",
        };
    }

    public WorldContact Contact(long customer)
    {
        var id = nextContact++;
        var number = random.Next(1000);
        return new WorldContact(id, customer, random.Next(40) == 0 ? null : $"{WorldText.FirstName(number)} {WorldText.Family(number / 7)}", random.Next(3) == 0 ? null : $"person{id}@example.com", random.Next(2) == 0 ? null : "555-0100", null);
    }
}
