namespace Sdc.TestServers;

/// <summary>
/// What both servers know: generated from a seed, and changed by tests while it is served. What it gives out are copies
/// that stay as they are.
/// </summary>
public sealed partial class ServerWorld
{
    private readonly Lock gate = new();
    private readonly Random random;
    private readonly TicketGenerator ticketGenerator;
    private readonly ConnectionGenerator connectionGenerator;
    private readonly CustomerGenerator customerGenerator;
    private readonly TicketTable tickets = new();
    private readonly SortedDictionary<long, WorldTimer> timers = [];
    private readonly List<WorldCustomer> customers;
    private readonly List<WorldContact> contacts;
    private readonly List<WorldConnection> connections;
    private readonly Cached<Dictionary<long, WorldCustomer>> customersById;
    private readonly Cached<Dictionary<long, WorldContact>> contactsById;
    private readonly Cached<IReadOnlyList<WorldTimer>> newestTimers;

    /// <param name="seed">The same seed, sizes and end give the same world.</param>
    /// <param name="sizes">How much there is.</param>
    /// <param name="skew">By how much the server's clock is ahead of the machine's.</param>
    /// <param name="end">The moment at which the generated history ends; the last full hour of the server's clock by default.</param>
    public ServerWorld(int seed, WorldSizes? sizes = null, TimeSpan skew = default, DateTime? end = null)
    {
        sizes ??= new WorldSizes();
        Clock = new ServerClock(skew);
        End = end ?? ServerClock.Whole(Clock.Now, TimeSpan.TicksPerHour);
        random = new Random(seed);
        Users = [.. Enumerable.Range(0, sizes.Users).Select(index => new WorldUser(400 + index, $"{WorldText.FirstName(index)} {WorldText.Family(index + 3)}", $"tech{index}@example.com"))];
        customerGenerator = new CustomerGenerator(random, sizes);
        customers = customerGenerator.Customers();
        contacts = customerGenerator.Contacts;
        ticketGenerator = new TicketGenerator(random, new WorldText(random), sizes, End, Users, customers, contacts.ToLookup(contact => contact.CustomerId));
        foreach (var ticket in ticketGenerator.Tickets()) tickets.Set(ticket);
        TakeTimers();
        connectionGenerator = new ConnectionGenerator(random, sizes, End, Users, customers);
        connections = connectionGenerator.Connections();
        customersById = new(() => customers.ToDictionary(customer => customer.Id));
        contactsById = new(() => contacts.ToDictionary(contact => contact.Id));
        newestTimers = new(() => [.. timers.Values.OrderByDescending(timer => timer.CreatedAt).ThenByDescending(timer => timer.Id)]);
    }

    public ServerClock Clock { get; }

    /// <summary>Where the generated history ends.</summary>
    public DateTime End { get; }

    public IReadOnlyList<WorldUser> Users { get; }

    public IReadOnlyList<WorldCustomer> Customers => Read(() => customers.ToArray());

    public IReadOnlyList<WorldContact> Contacts => Read(() => contacts.ToArray());

    /// <summary>By id.</summary>
    public IReadOnlyList<WorldTicket> Tickets => [.. InOrder(TicketOrder.ById).Select(entry => entry.Ticket)];

    /// <summary>By id.</summary>
    public IReadOnlyList<WorldTimer> Timers => Read(() => timers.Values.ToArray());

    public IReadOnlyList<WorldConnection> Connections => Read(() => connections.ToArray());

    public WorldTicket Ticket(long id) => Find(id)?.Ticket ?? throw new ArgumentException($"There is no ticket {id}.", nameof(id));

    /// <summary>The timers, those that were created last first; the list does not change afterwards.</summary>
    internal IReadOnlyList<WorldTimer> NewestTimers => Read(() => newestTimers.Value);

    internal TicketEntry? Find(long id) => Read(() => tickets.Find(id));

    internal IReadOnlyList<TicketEntry> InOrder(TicketOrder order) => Read(() => tickets.InOrder(order));

    internal WorldCustomer? FindCustomer(long? id) => Read(() => customersById.Value.GetValueOrDefault(id ?? 0));

    internal WorldContact? FindContact(long? id) => Read(() => contactsById.Value.GetValueOrDefault(id ?? 0));

    internal WorldUser? FindUser(long? id) => Users.FirstOrDefault(user => user.Id == id);

    private T Read<T>(Func<T> read)
    {
        lock (gate) return read();
    }

    private void TakeTimers()
    {
        foreach (var timer in ticketGenerator.Timers) timers.Add(timer.Id, timer);
        ticketGenerator.Timers.Clear();
    }
}
