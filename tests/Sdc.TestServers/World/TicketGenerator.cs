using System.Collections.Immutable;

namespace Sdc.TestServers;

/// <summary>Makes tickets with comments and timers.</summary>
internal sealed class TicketGenerator(Random random, WorldText text, WorldSizes sizes, DateTime end, IReadOnlyList<WorldUser> users, IReadOnlyList<WorldCustomer> customers, ILookup<long, WorldContact> contacts)
{
    private const long FirstTicketId = 70_000_000;
    private const int FirstNumber = 1000;
    private const int TicketsOfOneUpdate = 7;

    private static readonly string?[] Statuses = ["New", "In Progress", "Resolved", "Resolved", "Waiting on Vendor", "Customer Reply", null];
    private static readonly string?[] Problems = ["Hardware", "Software", "Network", "Backup", null];

    private long nextComment = 300_000_000;
    private long nextTimer = 9_000_000;
    private int made;

    public List<WorldTimer> Timers { get; } = [];

    public List<WorldTicket> Tickets()
    {
        var tickets = Enumerable.Range(0, sizes.Tickets).Select(_ => Ticket(Moment(end.AddDays(-sizes.Days), end))).ToList();
        // Somebody changed several at once: they share their time to the millisecond.
        for (var first = 0; first + TicketsOfOneUpdate <= tickets.Count; first += 10 * TicketsOfOneUpdate)
        {
            var shared = tickets.Skip(first).Take(TicketsOfOneUpdate).Max(ticket => ticket.UpdatedAt);
            for (var index = first; index < first + TicketsOfOneUpdate; index++) tickets[index] = tickets[index] with { UpdatedAt = shared };
        }

        return tickets;
    }

    /// <summary>A ticket opened at this moment, and what happened to it until the world's end.</summary>
    public WorldTicket Ticket(DateTime created)
    {
        var number = made++;
        var id = FirstTicketId + number * 3L;
        var customer = customers.Count == 0 || random.Next(50) == 0 ? null : customers[random.Next(customers.Count)];
        var people = customer is null ? [] : contacts[customer.Id].ToList();
        var contact = people.Count == 0 || random.Next(4) == 0 ? null : people[random.Next(people.Count)];
        var user = random.Next(10) == 0 ? null : users[random.Next(users.Count)];
        var comments = Comments(id, created, CommentCount(), contact?.Email);
        var last = comments.IsEmpty ? created : comments.Max(comment => comment.UpdatedAt);
        AddTimers(id, created, comments);
        var minutes = random.Next(4) * 15;
        return new WorldTicket
        {
            Id = id,
            Number = FirstNumber + number,
            NumberIsText = random.Next(5) == 0,
            Subject = random.Next(40) == 0 ? null : WorldText.Line(random, random.Next(10, 60)),
            CreatedAt = created,
            UpdatedAt = random.Next(3) == 0 ? Moment(last, end) : last,
            ResolvedAt = random.Next(2) == 0 ? last : null,
            DueDate = random.Next(5) == 0 ? created.AddDays(7) : null,
            CustomerId = customer?.Id,
            ContactId = contact?.Id,
            UserId = user?.Id,
            Status = Statuses[random.Next(Statuses.Length)],
            Priority = random.Next(4) == 0 ? null : "2 Normal",
            ProblemType = Problems[random.Next(Problems.Length)],
            BillingStatus = random.Next(3) == 0 ? null : "Billable",
            BillableTime = random.Next(4) == 0 ? null : $"{minutes / 60:00}:{minutes % 60:00}:00",
            Tags = random.Next(3) == 0 ? ["onsite", "überfällig"] : [],
            Creator = contact?.Email ?? user?.FullName,
            Comments = comments,
        };
    }

    /// <summary>A comment of any kind.</summary>
    public WorldComment Comment(long ticket, DateTime created, bool first, string? customerEmail)
    {
        var id = nextComment++;
        var user = users[random.Next(users.Count)];
        var author = random.Next(10);
        var kind = first ? 9 : random.Next(10);
        return new WorldComment
        {
            Id = id,
            TicketId = ticket,
            Subject = first ? "Initial Issue" : kind switch { 0 => "SMS", 1 or 2 => "Contacted", 3 or 4 => "Private Note", _ => "Update" },
            Body = kind == 0 ? "" : random.Next(60) == 0 ? null : text.Body(random, id),
            Tech = author == 0 ? null : author == 1 ? "customer-reply" : user.FullName,
            UserId = author <= 1 ? null : user.Id,
            Hidden = kind is 3 or 4,
            CreatedAt = created,
            UpdatedAt = random.Next(8) == 0 ? Moment(created, Earlier(end, created.AddHours(5))) : created,
            SmsBody = kind == 0 ? WorldText.Line(random, 30) : random.Next(3) == 0 ? "" : null,
            DestinationEmails = kind == 1 ? $"{customerEmail ?? "someone@example.com"}, boss@example.com" : random.Next(3) == 0 ? "" : null,
            EmailSender = kind == 2 ? customerEmail ?? "someone@example.com" : null,
            IsRichText = random.Next(4) == 0,
        };
    }

    public WorldTimer Timer(long ticket, DateTime start, DateTime? stop, long? comment)
    {
        var seconds = stop is { } known ? (int)(known - start).TotalSeconds : 0;
        return new WorldTimer
        {
            Id = nextTimer++,
            TicketId = ticket,
            UserId = random.Next(20) == 0 ? null : users[random.Next(users.Count)].Id,
            // Time that was entered by hand afterwards is created later than it starts.
            CreatedAt = random.Next(4) == 0 ? Moment(start, Earlier(end, start.AddDays(3))) : start,
            StartTime = start,
            EndTime = stop,
            Billable = random.Next(4) != 0,
            Recorded = random.Next(2) == 0,
            Notes = random.Next(3) == 0 ? null : WorldText.Line(random, 30),
            CommentId = comment,
            ActiveDuration = random.Next(5) == 0 ? seconds * 3 / 4 : seconds,
            BillableTime = seconds,
        };
    }

    private ImmutableArray<WorldComment> Comments(long ticket, DateTime created, int count, string? email)
    {
        var comments = new List<WorldComment>(count);
        var time = created;
        for (var index = 0; index < count; index++)
        {
            comments.Add(Comment(ticket, time, index == 0, email));
            // Now and then two in the same millisecond.
            if (random.Next(15) != 0) time = Moment(time, Earlier(end, time.AddHours(30)));
        }

        return WorldTicket.NewestFirst(comments);
    }

    private void AddTimers(long ticket, DateTime created, ImmutableArray<WorldComment> comments)
    {
        if (random.Next(5) < 2) return;
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var start = Moment(created, Earlier(end, created.AddDays(5)));
            var stop = random.Next(25) == 0 ? (DateTime?)null : Moment(start, Earlier(end, start.AddHours(3)));
            Timers.Add(Timer(ticket, start, stop, comments.IsEmpty || random.Next(2) == 0 ? null : comments[random.Next(comments.Length)].Id));
        }
    }

    private int CommentCount() => Math.Min(sizes.MaximumComments, random.Next(20) switch { 0 => 0, < 17 => random.Next(1, 9), < 19 => random.Next(9, 15), _ => random.Next(15, sizes.MaximumComments + 15) });

    private DateTime Moment(DateTime from, DateTime to) => to <= from ? from : ServerClock.Whole(from.AddTicks(random.NextInt64((to - from).Ticks + 1)), TimeSpan.TicksPerMillisecond) is var time && time < from ? from : time;

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}
