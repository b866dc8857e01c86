namespace Sdc.TestServers;

/// <summary>The changes that people make while the servers run; every one is atomic.</summary>
public sealed partial class ServerWorld
{
    /// <summary>Opens a ticket now, with its first comment and perhaps more.</summary>
    public WorldTicket AddTicket(Func<WorldTicket, WorldTicket>? change = null) => Write(() =>
    {
        var ticket = ticketGenerator.Ticket(Clock.NowInMilliseconds);
        ticket = change?.Invoke(ticket) ?? ticket;
        TakeTimers();
        newestTimers.Forget();
        tickets.Set(ticket);
        return ticket;
    });

    /// <summary>Changes a ticket and what it tells as its last update.</summary>
    public WorldTicket UpdateTicket(long id, Func<WorldTicket, WorldTicket> change) => Write(() => Bump(change(Existing(id))));

    /// <summary>Something that is not shown changed: the last update is another, all else stays.</summary>
    public WorldTicket TouchTicket(long id) => UpdateTicket(id, ticket => ticket);

    /// <summary>Touches any ticket; none if there is none.</summary>
    public WorldTicket? TouchAnyTicket() => Write(() => tickets.InOrder(TicketOrder.ById) is { Count: > 0 } all ? Bump(all[random.Next(all.Count)].Ticket) : null);

    /// <summary>Deletes a ticket and its timers.</summary>
    public void DeleteTicket(long id) => Write(() =>
    {
        foreach (var timer in timers.Values.Where(timer => timer.TicketId == id).ToList()) timers.Remove(timer.Id);
        newestTimers.Forget();
        return tickets.Remove(id) ? id : throw new ArgumentException($"There is no ticket {id}.", nameof(id));
    });

    /// <summary>Adds a comment now, and updates the ticket.</summary>
    public WorldComment AddComment(long ticket, Func<WorldComment, WorldComment>? change = null) => Write(() =>
    {
        var old = Existing(ticket);
        var comment = ticketGenerator.Comment(ticket, Clock.NowInMilliseconds, first: false, customerEmail: null);
        comment = change?.Invoke(comment) ?? comment;
        Bump(old with { Comments = WorldTicket.NewestFirst(old.Comments.Add(comment)) });
        return comment;
    });

    /// <summary>Changes a comment, and updates the ticket.</summary>
    public WorldComment EditComment(long ticket, long comment, Func<WorldComment, WorldComment> change) => Write(() =>
    {
        var old = Existing(ticket);
        var before = old.Comments.First(one => one.Id == comment);
        var after = change(before) with { UpdatedAt = Clock.NowInMilliseconds };
        Bump(old with { Comments = WorldTicket.NewestFirst(old.Comments.Replace(before, after)) });
        return after;
    });

    /// <summary>Starts a timer; the ticket is not updated.</summary>
    public WorldTimer AddTimer(long ticket, DateTime start, DateTime? end) => Write(() =>
    {
        var timer = ticketGenerator.Timer(Existing(ticket).Id, start, end, comment: null) with { CreatedAt = Clock.NowInMilliseconds };
        timers.Add(timer.Id, timer);
        newestTimers.Forget();
        return timer;
    });

    /// <summary>Stops a running timer now; the ticket is not updated.</summary>
    public WorldTimer StopTimer(long id) => EditTimer(id, timer =>
    {
        var end = Clock.NowInMilliseconds < timer.StartTime ? timer.StartTime : Clock.NowInMilliseconds;
        var seconds = (int)(end - timer.StartTime).TotalSeconds;
        return timer with { EndTime = end, ActiveDuration = seconds, BillableTime = seconds };
    });

    /// <summary>Changes a timer; the ticket is not updated.</summary>
    public WorldTimer EditTimer(long id, Func<WorldTimer, WorldTimer> change) => Write(() =>
    {
        newestTimers.Forget();
        return timers[id] = change(timers[id]);
    });

    /// <summary>Deletes a timer; the ticket is not updated.</summary>
    public void DeleteTimer(long id) => Write(() =>
    {
        newestTimers.Forget();
        return timers.Remove(id) ? id : throw new ArgumentException($"There is no timer {id}.", nameof(id));
    });

    public WorldCustomer AddCustomer(string? businessName) => Write(() =>
    {
        var customer = customerGenerator.Customer(businessName);
        customers.Add(customer);
        customersById.Forget();
        return customer;
    });

    public WorldContact AddContact(long customer) => Write(() =>
    {
        var contact = customerGenerator.Contact(customer);
        contacts.Add(contact);
        contactsById.Forget();
        return contact;
    });

    /// <summary>Gives a customer another business name; tickets tell the new one but are not updated.</summary>
    public WorldCustomer RenameCustomer(long id, string? businessName) => EditCustomer(id, customer => customer with { BusinessName = businessName });

    public WorldCustomer DisableCustomer(long id, bool disabled = true) => EditCustomer(id, customer => customer with { Disabled = disabled });

    public WorldCustomer EditCustomer(long id, Func<WorldCustomer, WorldCustomer> change) => Write(() =>
    {
        var index = customers.FindIndex(customer => customer.Id == id);
        customers[index] = change(customers[index]);
        customersById.Forget();
        ForgetJson(id);
        return customers[index];
    });

    /// <summary>Removes a customer with its contacts; its tickets keep the id, and no name.</summary>
    public void RemoveCustomer(long id) => Write(() =>
    {
        contacts.RemoveAll(contact => contact.CustomerId == id);
        customersById.Forget();
        contactsById.Forget();
        ForgetJson(id);
        return customers.RemoveAll(customer => customer.Id == id) > 0 ? id : throw new ArgumentException($"There is no customer {id}.", nameof(id));
    });

    /// <summary>Ends an open connection, now by default.</summary>
    public WorldConnection CloseConnection(Guid id, DateTime? end = null) => Write(() =>
    {
        var index = connections.FindIndex(connection => connection.ConnectionId == id);
        return connections[index] = connections[index] with { DisconnectedTime = end ?? Clock.Now };
    });

    /// <summary>Adds connections that began from this moment on, spread over this time; those that would end in the future are open.</summary>
    public IReadOnlyList<WorldConnection> AddConnections(int count, DateTime from, TimeSpan within) => Write(() =>
    {
        var now = Clock.Now;
        var added = Enumerable.Range(0, count).Select(_ => connectionGenerator.Connection(from.AddTicks(random.NextInt64(within.Ticks + 1)), now)).ToList();
        connections.AddRange(added);
        return added;
    });

    public void AddConnection(WorldConnection connection) => Write(() =>
    {
        connections.Add(connection);
        return connection;
    });

    private T Write<T>(Func<T> change)
    {
        lock (gate) return change();
    }

    private WorldTicket Existing(long id) => tickets.Find(id)?.Ticket ?? throw new ArgumentException($"There is no ticket {id}.", nameof(id));

    private WorldTicket Bump(WorldTicket ticket)
    {
        ticket = ticket with { UpdatedAt = Clock.NowInMilliseconds };
        tickets.Set(ticket);
        return ticket;
    }

    private void ForgetJson(long customer)
    {
        foreach (var entry in tickets.Entries.Where(entry => entry.Ticket.CustomerId == customer).ToList()) tickets.Set(entry.Ticket);
    }
}
