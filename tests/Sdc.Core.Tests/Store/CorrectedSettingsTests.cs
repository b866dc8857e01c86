namespace Sdc.Tests.Store;

/// <summary>Sources that are read again because a setting was corrected.</summary>
public class CorrectedSettingsTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_corrected_time_zone_moves_connections_without_an_id()
    {
        const string row = "Host,Access,PC-1,Dana,10/5/2026 9:00,10/5/2026 9:15,900,,Acme";
        using var fresh = new TestProject(Zone("America/Chicago"));
        fresh.Log("a.csv", row);
        fresh.Run();
        using var project = new TestProject(Zone("America/New_York"));
        project.Log("a.csv", row);
        project.Run();
        project.Configure(Zone("America/Chicago"));

        project.Run();

        Assert.Equal(fresh.Snapshot(), project.Snapshot());
    }

    [Theory]
    [InlineData("\"encoding\": \"utf-16\"")]
    [InlineData("\"date_formats\": [\"d.M.yyyy H:mm\"]")]
    public void A_wrong_setting_takes_nothing_away_and_no_note_with_it(string mistake)
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, 0).Minutes(), Row(2, 200).Minutes(), "Host,Access,PC-1,Dana,10/9/2026 9:00,10/9/2026 9:15,900,,Acme");
        project.Run();
        foreach (var session in project.Read()) project.Edit(session, new() { Notes = "billed" });
        var before = project.Snapshot();
        project.Configure($$"""{ "processing_defaults": { "time_zone": "UTC" }, "screenconnect_ingestor": { {{mistake}} } }""");

        var events = project.Run();

        Assert.NotEmpty(events.OfType<RecordFailed>());
        Assert.Equal(before, project.Snapshot());
        project.Configure("""{ "processing_defaults": { "time_zone": "UTC" } }""");
        project.Run();
        Assert.Equal(before, project.Snapshot());
    }

    [Fact]
    public void A_corrected_company_property_takes_the_wrong_company_from_rows_that_have_none()
    {
        string[] rows = ["Host,Access,PC-1,Dana,2026-10-05T12:00:00Z,2026-10-05T12:15:00Z,900,c1,Site 4,Acme", "Host,Access,PC-1,Dana,2026-10-06T12:00:00Z,2026-10-06T12:15:00Z,900,c2,Site 5,"];
        using var fresh = new TestProject(Company(2));
        Write(fresh);
        fresh.Run();
        using var project = new TestProject(Company(1));
        Write(project);
        project.Run();
        project.Configure(Company(2));

        project.Run();

        Assert.Equal(fresh.Snapshot(), project.Snapshot());

        void Write(TestProject to) => File.WriteAllText(Path.Combine(to.Logs, "a.csv"), string.Join("\n", rows.Prepend(Connection.Header + ",SessionCustomProperty2")));
    }

    [Theory]
    [InlineData("a.csv", "b.csv")]
    [InlineData("b.csv", "a.csv")]
    public void Files_read_again_one_by_one_after_a_change_of_settings_give_the_same_in_either_order(string first, string second)
    {
        using var project = new TestProject();
        project.Log("a.csv", (Row(1, 0) with { Machine = "A" }).Exact());
        project.Log("b.csv", (Row(1, 0) with { Machine = "B" }).Exact());
        project.Run();
        var before = project.Snapshot();
        project.Configure("""{ "processing_defaults": { "time_zone": "UTC" }, "screenconnect_ingestor": { "encoding": "latin1" } }""");

        foreach (var file in new[] { first, second }) project.Import(project.Workspace.ScreenConnect, new(), Path.Combine(project.Logs, file));

        Assert.Equal(before, project.Snapshot());
    }

    [Fact]
    public void A_linked_file_is_read_again_when_what_it_links_to_changes()
    {
        using var project = new TestProject();
        var real = Path.Combine(project.Root, "real.csv");
        File.WriteAllText(real, Connection.Header + "\n" + Row(1, 0).Exact() + "\n");
        File.CreateSymbolicLink(Path.Combine(project.Logs, "a.csv"), real);
        project.Run();
        File.AppendAllText(real, Row(2, 20).Exact() + "\n");

        project.Run();

        Assert.Equal(2, project.Read().Single().SegmentCount);
    }

    private static string Zone(string zone) => $$"""{ "processing_defaults": { "time_zone": "{{zone}}" } }""";

    private static string Company(int property) => $$"""{ "processing_defaults": { "time_zone": "UTC" }, "screenconnect_ingestor": { "company_property": {{property}} } }""";

    private static Connection Row(int number, int minutes) =>
        new(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", "Acme", "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15));
}
