using Sdc.Tests.Store;

namespace Sdc.Tests.Linking.Review;

public sealed class NameConfirmationTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);
    private readonly TestProject project = new();

    public NameConfirmationTests() => project.Customers((1, "Harbor Dental Group"), (2, "Granite Legal"), (3, "Quarry Foods"));

    public void Dispose() => project.Dispose();

    [Fact]
    public void A_customer_that_a_person_sets_is_that_of_all_sessions_of_the_name_from_then_on()
    {
        project.Log("a.csv", Row(1, 0, "The Office"), Row(2, 300, "the  OFFICE"), Row(3, 600, "Granite Legal"));
        project.Run(link: true);
        var first = project.Read().First(session => session.Context.SourceCustomerName == "The Office");
        Assert.Equal(SessionStatus.NeedsReview, first.Status);

        Edit(first, new() { Customer = project.Workspace.Customers.FindById(3) });
        project.Log("b.csv", Row(4, 900, "The Office"));
        project.Run(link: true);

        var office = project.Read().Where(session => session.CustomerId == 3).ToList();
        Assert.Equal(3, office.Count);
        Assert.All(office, session => Assert.Equal((SessionStatus.Linked, "Quarry Foods"), (session.Status, session.CustomerName)));
        Assert.All(office.Where(session => session.SessionId != first.SessionId), session =>
            Assert.Equal((MatchMethod.Exact, true, ConfirmedName.Reason), (session.Context.CustomerMatch!.Method, session.Context.CustomerMatch.IsConfirmed, session.Context.CustomerMatch.Reason)));
        var link = Assert.Single(Links());
        Assert.Equal(("The Office", 3L, 3), (link.Name, link.CustomerId, link.SessionCount));
    }

    [Fact]
    public void What_is_taken_back_is_decided_again_and_what_a_person_set_stays()
    {
        project.Log("a.csv", Row(1, 0, "Harbor"), Row(2, 300, "Harbor"), Row(3, 600, "Harbor"));
        project.Run(link: true);
        var own = project.Read()[0];
        Edit(own, new() { Customer = project.Workspace.Customers.FindById(2) }, onlyThis: true);
        Assert.Empty(Links());
        Confirm("HARBOR", 3);
        Assert.Equal([2, 3, 3], project.Read().Select(session => session.CustomerId));

        using (var store = Open()) TestProject.Collect(new NameConfirmation(project.Workspace, store).TakeBackAsync("harbor", CancellationToken.None));

        Assert.Empty(Links());
        Assert.Equal([2, null, null], project.Read().Select(session => session.CustomerId));
        Assert.All(project.Read().Skip(1), session => Assert.Equal((SessionStatus.NeedsReview, false), (session.Status, session.Context.CustomerMatch!.IsConfirmed)));
        Edit(project.Read()[0], new() { ClearsCustomer = true });
        project.Run(link: true);
        Assert.Equal((null, SessionStatus.NeedsReview, "the customer was taken away by hand"), (project.Read()[0].CustomerId, project.Read()[0].Status, project.Read()[0].Context.CustomerMatch!.Reason));
    }

    [Fact]
    public void A_linking_that_was_stopped_is_completed_by_the_next_run()
    {
        project.Log("a.csv", Row(1, 0, "The Office"), Row(2, 300, "The Office"));
        project.Run(link: true);
        using (var store = Open())
        {
            store.Decisions.ConfirmedNames.Confirm("the office", project.Workspace.Customers.FindById(3)!);
            store.Decisions.Save();
        }

        File.Delete(Path.Combine(project.State, SessionIndex.FileName));
        project.Run(link: true);

        Assert.All(project.Read(), session => Assert.Equal(3, session.CustomerId));
        var times = project.Times();
        project.Run(link: true);
        Assert.Equal(times, project.Times());
    }

    [Fact]
    public void A_confirmed_customer_that_nobody_knows_any_more_stays_linked_and_the_reason_says_so()
    {
        project.Log("a.csv", Row(1, 0, "The Office"));
        project.Run(link: true);
        Confirm("The Office", 3);
        project.Customers((1, "Harbor Dental Group"));
        project.Log("b.csv", Row(2, 300, "The Office"));

        project.Run(link: true);

        var session = project.Read()[1];
        Assert.Equal((3L, "Quarry Foods"), (session.CustomerId, session.CustomerName));
        Assert.Contains("not in the customer cache", session.Context.CustomerMatch!.Reason);
        Assert.False(Assert.Single(Links()).IsCandidate);
    }

    [Fact]
    public void The_names_that_wait_come_with_what_helps_to_decide()
    {
        project.Log("a.csv", Row(1, 0, "Harbor"), Row(2, 300, "harbor"), Row(3, 600, "Nobody Inc"), Row(4, 900, "Granite Legal"));
        project.Run(link: true);

        var names = new NameReview(project.Workspace.Folder, project.Workspace.ReadIndex(default), project.Workspace.Customers).Undecided(default).ToList();

        Assert.Equal(["Harbor", "Nobody Inc"], names.Select(name => name.Name));
        Assert.Equal((2, 60, "PC-1"), (names[0].SessionCount, names[0].Minutes, names[0].Machines.ToString()));
        Assert.Equal(1, names[0].Candidates[0].CustomerId);
    }

    private static string Row(int number, int minutes, string company) => new Connection(new Guid(number, 7, 7, new byte[8]).ToString(), "Dana", company, "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(30)).Exact();

    private StoreWriter Open() => project.Workspace.OpenStore(new object(), "test", CancellationToken.None);

    private void Edit(Session session, SessionEdit edit, bool onlyThis = false)
    {
        using var store = Open();
        TestProject.Collect(new NameConfirmation(project.Workspace, store).EditAsync(store.Find(session.SessionId)!, edit, onlyThis, CancellationToken.None));
        store.SaveState();
    }

    private void Confirm(string name, long customerId)
    {
        using var store = Open();
        TestProject.Collect(new NameConfirmation(project.Workspace, store).ConfirmAsync(name, project.Workspace.Customers.FindById(customerId)!, CancellationToken.None));
    }

    private List<CustomerLink> Links() => [.. new NameReview(project.Workspace.Folder, project.Workspace.ReadIndex(default), project.Workspace.Customers).Confirmed(Decisions.Load(project.State).ConfirmedNames)];
}
