using System.Text.Json.Nodes;
using Sdc.Tests.Store;

namespace Sdc.Tests.Linking;

/// <summary>Sessions of a renamed customer get the new name, by id.</summary>
public class RenamedCustomerTests
{
    private const string Ticket = """{"id":71,"number":"500","created_at":"2026-10-05T09:00:00Z","updated_at":"2026-10-05T09:00:00Z","subject":"Printer","customer_id":2,"customer_business_then_name":"Granite Legal","contact_id":20,"contact_fullname":"Dana Doe"}""";
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Sessions_follow_the_rename_however_they_got_their_customer()
    {
        using var project = new TestProject();
        Customers(project, "Harbor Dental", "Granite Legal");
        project.Log("a.csv", Row(1, "Harbor Dental"), Row(2, "Harbor Dentl"), Row(3, "Somebody"), Row(4, "Someone"));
        project.Ticket("t.json", Ticket);
        project.Run(link: true);
        Edit(project, "Somebody", new() { Customer = project.Workspace.Customers.FindById(1), Notes = "mine" });
        Edit(project, "Someone", new() { Customer = project.Workspace.Customers.FindById(2), Contact = project.Workspace.Customers.FindById(2)!.Contacts[0], Status = SessionStatus.Reviewed });
        Customers(project, "Harbor Smiles", "Granite & Sons", "Dana Poe");

        var events = project.Run(link: true);

        var sessions = project.Read();
        Assert.Equal(3, sessions.Count(session => session.CustomerId == 1));
        Assert.All(sessions, session => Assert.Equal(session.CustomerId == 1 ? "Harbor Smiles" : "Granite & Sons", session.CustomerName));
        Assert.All(sessions.Where(session => session.Context.ContactId == 20), session => Assert.Equal("Dana Poe", session.ContactName));
        Assert.Equal(2, sessions.Count(session => session.Context.ContactId == 20));
        var reviewed = sessions.Single(session => session.Context.SourceCustomerName == "Someone");
        Assert.Equal((SessionStatus.Reviewed, false), (reviewed.Status, reviewed.Context.GrewAfterReview));
        Assert.Equal("mine", sessions.Single(session => session.Context.SourceCustomerName == "Somebody").Insights.UserNotes);
        Assert.Equal("Granite Legal", sessions.Single(session => session.Source == SourceSystem.SyncroRmm).Context.SourceCustomerName);
        Assert.Equal(5, events.OfType<StepFinished>().Last().Summary.Changed);
    }

    [Fact]
    public void Nothing_is_read_or_written_when_nothing_was_renamed()
    {
        using var project = new TestProject();
        Customers(project, "Harbor Dental", "Granite Legal");
        project.Log("a.csv", Row(1, "Harbor Dental"), Row(2, "Harbor Dentl"));
        project.Ticket("t.json", Ticket);
        project.Run(link: true);
        Customers(project, "Harbor Smiles", "Granite & Sons", "Dana Poe");
        project.Run(link: true);
        var times = project.Times();

        Assert.Empty(project.Run(link: true).OfType<SessionStored>());
        Customers(project, "Harbor Smiles", "Granite & Sons", "Dana Poe", "Newcomer");
        Assert.Empty(project.Run(link: true).OfType<SessionStored>());

        Assert.Equal(times, project.Times());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_ticket_that_says_the_old_name_does_not_bring_it_back_and_one_that_says_another_does(bool link)
    {
        using var project = new TestProject();
        Customers(project, "Harbor Dental", "Granite Legal");
        project.Ticket("t.json", Ticket);
        project.Run(link: true);
        Customers(project, "Harbor Dental", "Granite & Sons", "Dana Poe");
        project.Run(link: true);

        project.Ticket("u.json", With(Ticket, "2026-10-06T09:00:00Z", ticket => ticket["status"] = "Resolved"));
        project.Run(link);
        Assert.Equal(("Granite & Sons", "Dana Poe"), Names(project));

        project.Ticket("v.json", With(Ticket, "2026-10-07T09:00:00Z", ticket => ticket["customer_business_then_name"] = "Granite Sons LLC"));
        project.Run(link);
        Assert.Equal((link ? "Granite & Sons" : "Granite Sons LLC", "Dana Poe"), Names(project));

        project.Ticket("w.json", With(Ticket, "2026-10-08T09:00:00Z", ticket => (ticket["customer_id"], ticket["customer_business_then_name"], ticket["contact_id"], ticket["contact_fullname"]) = (1, "Harbor Dental", null, null)));
        project.Run(link);
        Assert.Equal(("Harbor Dental", null), Names(project));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_contact_that_another_customer_has_now_is_named_as_in_one_run(bool isNamed)
    {
        using var one = new TestProject();
        using var two = new TestProject();
        var ticket = isNamed ? Ticket : Ticket.Replace("\"Dana Doe\"", "null", StringComparison.Ordinal);
        var moved = With(ticket, "2026-10-06T09:00:00Z", form => (form["customer_id"], form["customer_business_then_name"]) = (1, "Harbor Dental"));
        foreach (var project in new[] { one, two })
        {
            Customers(project, "Harbor Dental", "Granite Legal", "Dana Poe");
            project.Ticket("t.json", ticket);
            if (project == two) project.Run(link: true);
            project.Ticket("u.json", moved);
            project.Run(link: true);
        }

        Assert.Equal(("Harbor Dental", isNamed ? "Dana Doe" : null), Names(one));
        Assert.Equal(Names(one), Names(two));
    }

    [Fact]
    public void A_name_without_an_id_and_a_customer_that_is_not_known_stay_as_they_are()
    {
        using var project = new TestProject();
        Customers(project, "Harbor Dental", "Granite Legal");
        project.Log("a.csv", Row(1, "Unknown"));
        project.Ticket("t.json", Ticket.Replace("\"customer_id\":2", "\"customer_id\":99", StringComparison.Ordinal));
        project.Run(link: true);
        var before = project.Snapshot();

        Customers(project, "Harbor Smiles", "Granite & Sons", "Dana Poe");
        project.Run(link: true);

        Assert.Equal(before, project.Snapshot());
    }

    [Fact]
    public void Sessions_of_disabled_and_gone_customers_follow_too()
    {
        using var project = new TestProject();
        Customers(project, "Harbor Dental", "Granite Legal");
        project.Log("a.csv", Row(1, "Harbor Dental"));
        project.Ticket("t.json", Ticket);
        project.Run(link: true);
        Write(project, [new() { Id = 1, BusinessName = "Harbor closed", IsDisabled = true }, new() { Id = 2, BusinessName = "Granite gone", IsGone = true }]);

        project.Log("b.csv", Row(5, "Harbor Dental"), Row(6, "Harbor closed"));
        project.Run(link: true);

        Assert.Equal(["Granite gone", "Harbor closed"], project.Read().Where(session => session.Status == SessionStatus.Linked).Select(session => session.CustomerName).Order());
        Assert.Equal(2, project.Read().Count(session => session.Status == SessionStatus.NeedsReview && session.CustomerId is null));
    }

    [Fact]
    public void A_rename_by_hand_of_the_name_alone_follows_the_id_at_the_next_run()
    {
        using var project = new TestProject();
        Customers(project, "Harbor Dental", "Granite Legal");
        project.Log("a.csv", Row(1, "Harbor Dental"));
        project.Run(link: true);
        var file = Directory.GetFiles(project.Sessions).Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"customer_name\": \"Harbor Dental\"", "\"customer_name\": \"HD\"", StringComparison.Ordinal));

        project.Run(link: true);

        Assert.Equal(("Harbor Dental", null), Names(project));
    }

    private static (string? Customer, string? Contact) Names(TestProject project) => project.Read().Select(session => (session.CustomerName, session.ContactName)).Single();

    private static string Row(int number, string company) => new Connection(new Guid(number, 7, 7, new byte[8]).ToString(), "Dana", company, "PC-1", Noon.AddHours(3 * number), TimeSpan.FromMinutes(5)).Exact();

    private static string With(string ticket, string updated, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(ticket)!;
        json["updated_at"] = updated;
        change(json);
        return json.ToJsonString();
    }

    private static void Edit(TestProject project, string company, SessionEdit edit) => project.Edit(project.Read().Single(session => session.Context.SourceCustomerName == company), edit);

    private static void Customers(TestProject project, string first, string second, string contact = "Dana Doe", string? third = null)
    {
        List<Customer> customers = [new() { Id = 1, BusinessName = first }, new() { Id = 2, BusinessName = second, Contacts = [new() { Id = 20, Name = contact }] }];
        if (third is not null) customers.Add(new() { Id = 3, BusinessName = third });
        Write(project, customers);
    }

    private static void Write(TestProject project, IReadOnlyList<Customer> customers)
    {
        AtomicFile.Write(project.CustomerCache, stream => LeanCustomerCacheWriter.Write(stream, customers));
        project.Workspace.ReloadCustomers();
    }
}
