using System.Text;

namespace Sdc.Tests.Store.Forgetting;

public sealed class CustomerForgettingTests : IDisposable
{
    private const string Name = "Harbor Dental Group";
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);
    private readonly TestProject project = new();

    public CustomerForgettingTests()
    {
        project.Customers((1, Name), (2, "Granite Legal"), (3, "Quarry Foods"));
        project.Log("a.csv", Row(1, 0, Name), Row(2, 300, Name), Row(3, 600, "Granite Legal"), Row(4, 900, "Harbor"), Row(5, 1200, "The Office"));
        project.Run(link: true);
        using var store = Open();
        TestProject.Collect(new NameConfirmation(project.Workspace, store).ConfirmAsync("The Office", project.Workspace.Customers.FindById(1)!, default));
        File.WriteAllText(LinkAnswers.PathIn(project.State), """{ "answers": { "a": { "customer_id": 1 }, "b": { "customer_id": 2, "reason": "not the harbor dental  group" }, "c": { "customer_id": 2 } } }""");
        File.WriteAllText(KnownMachines.PathIn(project.State), """{ "sessions": { "x.json": { "customer_id": 1, "machines": ["PC-1"] }, "y.json": { "customer_id": 2, "machines": ["PC-2"] } } }""");
        Directory.CreateDirectory(Path.Combine(project.State, "quarantine"));
        File.WriteAllText(Path.Combine(project.State, "quarantine", "q.jsonl"), "{\"file\":\"a\",\"reason\":\"x\",\"record\":\"Harbor Dental Group,1\"}\n{\"file\":\"a\",\"reason\":\"x\",\"record\":\"Granite\"}\n");
        Directory.CreateDirectory(project.Sessions + ".damaged-20261001T000000Z");
        File.WriteAllText(Path.Combine(project.Sessions + ".damaged-20261001T000000Z", "d.json"), "{ \"context\": { \"customer_name\": \"Harbor Dental Group\"");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(project.CustomerCache)!, "raw_customers.json"), "[\n{\"id\":1,\"x\":\"Harbor Dental Group\"},\n{\"id\":2}\n]\n");
    }

    private string LogFile => Path.Combine(Path.GetDirectoryName(project.Workspace.Configuration.Logging.LogFilePath)!, "sdc20261001.log");

    public void Dispose() => project.Dispose();

    [Fact]
    public void Nothing_that_SDC_wrote_names_the_customer_afterwards_and_the_rest_is_as_it_was()
    {
        var ids = WriteLog();
        var other = project.Read().Single(session => session.CustomerId == 2);
        var planned = Forget(dry: true);
        Assert.Equal(5, project.Read().Count);

        var removed = Forget();

        Assert.Equal(planned.Select(data => (data.Kind, data.Path, data.Count)).OrderBy(one => one.ToString()), removed.Select(data => (data.Kind, data.Path, data.Count)).OrderBy(one => one.ToString()));
        Assert.Equal((3, 1, 1), (removed.Single(data => data.Kind == CustomerDataKind.Session).Count, removed.Single(data => data.Kind == CustomerDataKind.Candidate).Count, removed.Single(data => data.Kind == CustomerDataKind.Copy).Count));
        Assert.Contains(removed, data => data.Kind == CustomerDataKind.Left && data.Path == project.Logs);
        Assert.All(Written(), file => Assert.DoesNotMatch("(?i)harbor +dental|the office", File.ReadAllText(file)));
        Assert.All(ids, id => Assert.DoesNotContain(id, File.ReadAllText(LogFile)));
        Assert.Equal("a line\ncustomer (forgotten) was there\nsession " + other.SessionId + "\n", File.ReadAllText(LogFile));
        Assert.Equal([SessionStatus.Linked, SessionStatus.NeedsReview], project.Read().Select(session => session.Status));
        Assert.Equal([2, 3], Reopened().Customers.Customers.Select(customer => customer.Id));
        Assert.Contains("\"c\"", File.ReadAllText(LinkAnswers.PathIn(project.State)));
        Assert.Contains("y.json", File.ReadAllText(KnownMachines.PathIn(project.State)));
    }

    [Fact]
    public void Its_events_do_not_come_back_with_the_next_run()
    {
        Forget();
        var after = project.Read().Select(session => session.SessionId).ToList();
        File.AppendAllText(Path.Combine(project.Logs, "a.csv"), "\n");

        project.Run(link: true);

        Assert.Equal(after, project.Read().Select(session => session.SessionId));
        Assert.All(Written(), file => Assert.DoesNotMatch("(?i)harbor +dental|the office", File.ReadAllText(file)));
    }

    [Fact]
    public void Stopped_anywhere_it_is_completed_when_it_is_done_again()
    {
        WriteLog();
        for (var steps = 1; ; steps++)
        {
            using (var store = Open())
            {
                if (Stopped(store, steps)) break;
            }

            // The index is not saved by what is killed.
            project.Customers((1, Name), (2, "Granite Legal"), (3, "Quarry Foods"));
        }

        Assert.All(Written(), file => Assert.DoesNotMatch("(?i)harbor +dental|the office", File.ReadAllText(file)));
        Assert.Equal(2, project.Read().Count);
    }

    [Fact]
    public void An_unknown_or_shared_name_is_an_error_and_an_id_that_only_sessions_have_is_not()
    {
        project.Customers((2, "Granite Legal"), (3, "Quarry Foods"), (4, "Quarry  Foods"));
        Assert.Equal("CustomerNotFound", Assert.Throws<SdcException>(() => Forget("Granit")).ErrorId);
        Assert.Equal("CustomerAmbiguous", Assert.Throws<SdcException>(() => Forget("quarry foods")).ErrorId);
        Assert.Equal(5, project.Read().Count);

        Forget("1");

        Assert.Equal(2, project.Read().Count);
    }

    [Fact]
    public void What_cannot_be_cleaned_keeps_the_sessions_that_tell_where_the_rest_is()
    {
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(project.CustomerCache)!, "raw_contacts.json"), "[]");
        var copies = Path.Combine(project.Sessions + ".damaged-20261001T000000Z", "d.json");
        using (var held = new FileStream(copies, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            using var store = Open();
            var events = TestProject.Collect(new CustomerForgetting(project.Workspace, "1").RunAsync(store, default));
            Assert.Contains(events, happened => happened is RunWarning { Id: "ForgettingIncomplete" });
        }

        Assert.Equal(5, project.Read().Count);
        Forget();
        Assert.Equal(2, project.Read().Count);
        Assert.False(File.Exists(copies));
    }

    private static string Row(int number, int minutes, string company) => new Connection(new Guid(number, 7, 7, new byte[8]).ToString(), "Dana", company, "PC-" + number, Noon.AddMinutes(minutes), TimeSpan.FromMinutes(30)).Exact();

    private StoreWriter Open() => project.Workspace.OpenStore(new object(), "test", CancellationToken.None);

    private Workspace Reopened() => new(project.Workspace.Configuration);

    private List<string> WriteLog()
    {
        var ids = project.Read().Where(session => session.CustomerId == 1).Select(session => session.SessionId).ToList();
        Directory.CreateDirectory(Path.GetDirectoryName(LogFile)!);
        File.WriteAllText(LogFile, $"a line\ncustomer HARBOR  dental Group was there\nsession {ids[0]}, Linked\nsession {project.Read().Single(session => session.CustomerId == 2).SessionId}\n2026-10-05_ScreenConnect_{ids[1]}.json\n", new UTF8Encoding(false));
        return ids;
    }

    private List<CustomerData> Forget(string customer = Name, bool dry = false)
    {
        if (dry) return Data(TestProject.Collect(new CustomerForgetting(project.Workspace, customer).PlanAsync(default)));
        using var store = Open();
        return Data(TestProject.Collect(new CustomerForgetting(project.Workspace, customer).RunAsync(store, default)));
    }

    // As a kill would: what comes after so many steps is not done.
    private bool Stopped(StoreWriter store, int steps)
    {
        var events = new CustomerForgetting(project.Workspace, Name).RunAsync(store, default).GetAsyncEnumerator();
        while (steps-- > 0)
        {
            if (!events.MoveNextAsync().AsTask().GetAwaiter().GetResult()) return true;
        }

        return false;
    }

    private List<string> Written() => [.. Directory.GetFiles(Path.Combine(project.Root, "data"), "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(project.Logs, StringComparison.Ordinal))];

    private static List<CustomerData> Data(List<RunEvent> events)
    {
        Assert.DoesNotContain(events, happened => happened is SessionFailed);
        return [.. events.OfType<CustomerDataFound>().Select(found => found.Data)];
    }
}
