using Fault = Sdc.TestServers.ServerFault;

namespace Sdc.Tests.Customers;

public class CachePolicyTests
{
    [Theory]
    [InlineData("on_each_run", 0, true, true)]
    [InlineData("if_older_than_hours", 23, false, false)]
    [InlineData("if_older_than_hours", 25, true, true)]
    [InlineData("if_older_than_hours", -1, true, true)]
    [InlineData("manual_only", 1000, false, true)]
    public async Task The_policy_decides_unless_a_person_forces(string policy, int hours, bool onRun, bool onAsking)
    {
        await using var project = await CustomerProject.StartAsync();
        project.Update();
        project.Configure(policy);

        project.Age(TimeSpan.FromHours(hours));
        Assert.Equal(onRun, IsFetched(project.Link()));
        project.Age(TimeSpan.FromHours(hours));
        var asked = project.Update(force: false);
        Assert.Equal(onAsking, IsFetched(asked));
        Assert.NotEqual(onAsking, asked.OfType<RunNote>().Any());
        Assert.True(IsFetched(project.Update(force: true)));
    }

    [Theory]
    [InlineData("on_each_run", true)]
    [InlineData("if_older_than_hours", true)]
    [InlineData("manual_only", false)]
    public async Task Without_a_cache_it_is_due(string policy, bool isFetched)
    {
        await using var project = await CustomerProject.StartAsync();
        project.Configure(policy);

        var events = project.Link();

        Assert.Equal(isFetched, IsFetched(events));
        Assert.Equal(isFetched, File.Exists(project.Project.CustomerCache));
        // The customers come first, and are those that the run links with.
        if (isFetched) Assert.Equal(["cache-customers", "link"], events.OfType<StepFinished>().Select(finished => finished.Summary.Step));
        Assert.Equal(isFetched ? 23 : 0, project.Project.Workspace.Customers.Customers.Count);
    }

    [Fact]
    public async Task An_expired_cache_is_used_where_the_server_is_not_reachable_and_its_age_is_told()
    {
        await using var project = await CustomerProject.StartAsync();
        project.Update();
        var before = project.Files();
        project.Age(TimeSpan.FromDays(9));
        // Nobody listens on the port that discards.
        project.Configure(server: "http://127.0.0.1:9/api/v1");

        var events = project.Link();

        var warning = events.OfType<RunWarning>().Single();
        Assert.Equal("CustomersNotRenewed", warning.Id);
        Assert.Contains("9 days old", warning.Message);
        Assert.Empty(events.OfType<RecordFailed>());
        Assert.Equal(0, events.OfType<StepFinished>().Sum(finished => finished.Summary.Failed));
        Assert.Equal(before, project.Files());
        Assert.Equal(23, project.Project.Workspace.Customers.Customers.Count);
    }

    [Fact]
    public async Task No_cache_and_no_server_is_a_failure_that_stops_no_run()
    {
        await using var project = await CustomerProject.StartAsync();
        project.Servers.Chaos.Script("/customers", Fault.FirewallPage);

        var events = project.Link();

        Assert.Contains("There is no customer cache yet", events.OfType<RecordFailed>().Single().Record.ToString());
        Assert.Equal(["cache-customers", "link"], events.OfType<StepFinished>().Select(finished => finished.Summary.Step));
    }

    [Fact]
    public void Without_a_server_nothing_is_fetched_and_asking_for_it_is_refused()
    {
        using var project = new Store.TestProject();

        Assert.Equal(["link"], project.Run(link: true).OfType<StepFinished>().Select(finished => finished.Summary.Step).Where(step => !step.StartsWith("ingest", StringComparison.Ordinal)));
        var refused = Assert.Throws<SdcException>(() => Store.TestProject.Collect(new CustomerStep(project.Workspace).UpdateAsync(true, CancellationToken.None)));
        Assert.Contains("syncro_api.base_url", refused.Message);
    }

    private static bool IsFetched(List<RunEvent> events) => events.OfType<CustomersUpdated>().Any();
}
