using Sdc.Tests.Store;

namespace Sdc.Tests.Linking;

/// <summary>What a new version of the rule that compares names does to what an earlier one decided.</summary>
public class ChangedRuleTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Undecided_names_are_decided_again_after_the_rule_changed_and_links_that_were_made_stay()
    {
        using var project = new TestProject();
        project.Customers((1, "Harbor Dental"), (2, "Granite Legal"));
        project.Log("a.csv", Row(1, "Granit Lgl Office"));
        Link(project, linkFrom: 50, version: "names1");
        project.Log("b.csv", Row(2, "Harbor Dntl"));
        Link(project, linkFrom: 100, version: "names1");
        Assert.Equal([2L, null], Customers(project));

        project.Run(link: true);
        Assert.Equal([2L, 1L], Customers(project));
        Assert.Equal([MatchMethod.Fuzzy, MatchMethod.Fuzzy], project.Read().Select(session => session.Context.CustomerMatch!.Method));
        // The present rule alone would only have asked about the first.
        Assert.Null(new CustomerMatcher(project.Workspace.Customers, new(95)).Decide("Granit Lgl Office").Customer);
    }

    [Fact]
    public void By_the_same_rule_undecided_names_are_not_decided_again()
    {
        using var project = new TestProject();
        project.Customers((1, "Harbor Dental"), (2, "Granite Legal"));
        project.Log("b.csv", Row(2, "Harbor Dntl"));
        Link(project, linkFrom: 100, NameOdds.Version);
        project.Run(link: true);
        Assert.Equal([null], Customers(project));
    }

    private static void Link(TestProject project, double linkFrom, string version)
    {
        project.Run();
        using var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        var fingerprint = project.Workspace.CreateLink(store.Decisions.ConfirmedNames).Fingerprint;
        Assert.Contains("|" + NameOdds.Version + "|", fingerprint);
        var step = new LinkStep(new CustomerLinker(new CustomerMatcher(project.Workspace.Customers, new(linkFrom))), fingerprint.Replace(NameOdds.Version, version, StringComparison.Ordinal));
        TestProject.Collect(step.RunAsync(store, CancellationToken.None));
    }

    private static IEnumerable<long?> Customers(TestProject project) => project.Read().OrderBy(session => session.StartTime).Select(session => session.CustomerId);

    private static string Row(int number, string company) => new Connection(new Guid(number, 7, 7, new byte[8]).ToString(), "Tess", company, "HD-FRONT01", Noon.AddHours(3 * number), TimeSpan.FromMinutes(5)).Exact();
}
