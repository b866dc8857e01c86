namespace Sdc.Tests.Store;

public class TechnicianTests
{
    private const string Plain = """{ "processing_defaults": { "time_zone": "UTC" } }""";

    private const string Aliased = """{ "processing_defaults": { "time_zone": "UTC", "technician_aliases": { "Dana Keller": ["AdminUser", "dana@example.com"] } } }""";

    [Fact]
    public void Aliases_change_what_is_shown_and_no_file()
    {
        using var plain = Project(Plain);
        using var aliased = Project(Aliased);

        var emitted = aliased.Run(options: new(Force: true)).OfType<StepFinished>().First().Summary;

        Assert.Equal(plain.Snapshot(), aliased.Snapshot());
        Assert.Equal((0, 0), (emitted.New, emitted.Changed));
        Assert.Equal(["AdminUser", "DANA@example.com", "Lee"], plain.Read().Select(session => session.Technician).Order(StringComparer.Ordinal));
        Assert.Equal(["Dana Keller", "Dana Keller", "Lee"], aliased.Read().Select(session => session.Technician).Order(StringComparer.Ordinal));
        Assert.Equal(["AdminUser", "DANA@example.com", "Lee"], aliased.Read().Select(session => session.Segments[0].Author).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sessions_that_a_run_emits_show_the_name_too()
    {
        using var project = new TestProject(Aliased);
        project.Log("a.csv", Row(1, "AdminUser", 0));
        var converted = TestProject.Collect(new Pipeline(project.Workspace).ImportAsync(project.Workspace.ScreenConnect, null, true, new(), null, null, CancellationToken.None));
        Assert.Equal("Dana Keller", Assert.Single(converted.OfType<SessionStored>()).Session.Technician);
        Assert.Equal("Dana Keller", Assert.Single(project.Run().OfType<SessionStored>()).Session.Technician);
    }

    [Theory]
    [InlineData("dana keller", 2)]
    [InlineData("Dana*", 2)]
    [InlineData("adminuser", 1)]
    [InlineData("*@example.com", 1)]
    [InlineData("Lee", 1)]
    [InlineData("Dana", 0)]
    [InlineData("*", 3)]
    public void The_filter_knows_the_name_shown_and_the_source_s(string pattern, int expected)
    {
        using var project = Project(Aliased);
        Assert.Equal(expected, TestProject.Collect(project.Workspace.Reader.ReadAsync(new() { Technicians = [pattern] }, CancellationToken.None)).Count);
    }

    private static TestProject Project(string configuration)
    {
        var project = new TestProject(configuration);
        project.Log("a.csv", Row(1, "AdminUser", 0), Row(2, "DANA@example.com", 5), Row(3, "Lee", 10));
        project.Run();
        return project;
    }

    private static string Row(int number, string technician, int minute) =>
        new Connection(new Guid(number, 7, 7, new byte[8]).ToString(), technician, "Harbor Dental", "PC-1", new(2026, 10, 5, 12, minute, 0, DateTimeKind.Utc), TimeSpan.FromMinutes(10)).Exact();
}
