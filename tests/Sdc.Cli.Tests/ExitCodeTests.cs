namespace Sdc.Cli.Tests;

public class ExitCodeTests
{
    [Fact]
    public void A_bad_row_is_named_once_and_is_no_news_afterwards_wherever_it_moves()
    {
        using var project = new SdcProject();
        var bad = SdcProject.Row(2, "Dana", "Harbor Dental", 0).Replace("2026-10-05T12:00", "2026-13-05T12:00");
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0), bad);

        var first = project.Run("run").Ended(1);
        var again = project.Run("run").Ended(0);
        project.Log("a.csv", SdcProject.Row(3, "Dana", "Harbor Dental", 500), SdcProject.Row(1, "Dana", "Harbor Dental", 0), bad);
        var moved = project.Run("run").Ended(0);
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0), bad, bad.Replace("Dana", "Lee"));
        var another = project.Run("run").Ended(1);

        Assert.Contains(Path.Combine(project.Logs, "a.csv") + ", line 3, ConnectedTime: ", first.Errors);
        Assert.Empty(again.Failures.Concat(moved.Failures));
        Assert.Contains("a.csv, line 4, ConnectedTime: ", Assert.Single(another.Failures));
        Assert.Equal([SdcProject.Id(1), SdcProject.Id(3)], project.Connections());
    }

    [Fact]
    public void A_bad_ticket_is_no_news_when_new_tickets_stand_before_it()
    {
        using var project = new SdcProject();
        var comment = SdcProject.Ticket(2, """, "comments": [ { "id": 0, "body": "lost", "created_at": "2026-10-05T10:00:00Z" } ]""");
        var zero = SdcProject.Ticket(0);
        project.TicketFile("t.json", comment, zero);

        var first = project.Run("run").Ended(1);
        project.TicketFile("t.json", SdcProject.Ticket(1), comment, zero);
        var moved = project.Run("run").Ended(0);

        Assert.Contains("t.json, line 2, tickets[0].comments[0].id: ", first.Errors);
        Assert.Contains("t.json, line 3, tickets[1].id: ", first.Errors);
        Assert.Empty(moved.Failures);
        Assert.Equal(2, project.Files().Count);
    }

    [Theory]
    [InlineData("dance", "dance")]
    [InlineData("--dance", "run", "--dance")]
    [InlineData("xml", "sessions", "--output", "xml")]
    [InlineData("'Needs Review'", "sessions", "--status", "Undecided")]
    [InlineData("yaml", "run", "--summary", "yaml")]
    [InlineData("--summary", "coverage", "--summary", "json")]
    [InlineData("yesterday", "sessions", "--since", "yesterday")]
    [InlineData("nowhere.json", "run", "--config", "nowhere.json")]
    public void A_wrong_command_line_is_named_and_ends_with_2(string named, params string[] arguments)
    {
        using var project = new SdcProject();

        var result = project.Run(arguments).Ended(2);

        Assert.Contains(named, result.Errors);
        Assert.DoesNotContain("   at ", result.Errors);
        Assert.Empty(project.Files());
    }

    [Fact]
    public void All_mistakes_of_a_configuration_are_named_together()
    {
        using var project = new SdcProject("""
            { "logging": { "log_level": "LOUD" }, "processing_defaults": { "time_zone": "Mars/Olympus", "screenconnect_session_gap_minutes": -5 } }
            """);

        var result = project.Run("run").Ended(2);

        foreach (var text in (string[])["logging.log_level", "LOUD", "processing_defaults.time_zone", "Mars/Olympus", "processing_defaults.screenconnect_session_gap_minutes", "-5"]) Assert.Contains(text, result.Errors);
    }

    [Fact]
    public void A_sessions_folder_below_a_file_ends_with_4()
    {
        using var project = new SdcProject("""{ "project_paths": { "sessions_output_folder": "{{project_root}}/config.json/sessions" } }""");
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));

        var result = project.Run("run").Ended(4);

        Assert.Contains(Path.Combine("config.json", "sessions"), result.Errors);
        Assert.Contains("project_paths.sessions_output_folder", result.Errors);
    }

    [UnixFact]
    public void A_data_folder_that_cannot_be_made_ends_with_4()
    {
        using var project = new SdcProject("""{ "project_paths": { "data_folder": "/dev/null/sdc" } }""");
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0));

        var result = project.Run("run").Ended(4);

        Assert.Contains("/dev/null/sdc", result.Errors);
        Assert.Contains("project_paths.data_folder", result.Errors);
    }

    [UnixFact]
    public void A_run_whose_standard_error_cannot_be_written_does_its_work_and_says_how_it_went_by_its_exit_code()
    {
        using var project = new SdcProject();
        project.Log("a.csv", SdcProject.Row(1, "Dana", "Harbor Dental", 0), "not,a,row");
        project.Log("b.csv", SdcProject.Row(2, "Dana", "Granite Legal", 0));

        using var process = SdcProcess.Start(project.Root, start =>
        {
            // It is open for reading only, so that nothing can be written to it, as on a full disk.
            string[] command = ["-c", "exec \"$@\" 2< /dev/null", "sh", start.FileName, .. start.ArgumentList];
            start.FileName = "sh";
            start.ArgumentList.Clear();
            foreach (var argument in command) start.ArgumentList.Add(argument);
        }, "run");
        var result = SdcProcess.Finish(process).Ended(1);

        Assert.Contains("ingest-screenconnect", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, project.Files().Count);
    }
}
