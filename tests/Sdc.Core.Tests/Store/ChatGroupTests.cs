using Sdc.Tests.Sources.SillyTavern;

namespace Sdc.Tests.Store;

/// <summary>Which messages are one chat, and how it is cut into sessions.</summary>
public class ChatGroupTests
{
    [Fact]
    public void A_new_file_that_holds_messages_of_two_chats_makes_them_one()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(2, "two"));
        project.Chat("b.jsonl", At(1, "uno"), At(3, "due"));
        project.Run();
        var sessions = project.Read();
        Assert.Equal(2, sessions.Select(session => session.Meta.ChatId).Distinct().Count());
        foreach (var session in sessions) project.Edit(session, new() { Notes = "note of " + session.Segments[0].Content });
        project.Chat("c.jsonl", At(2, "two"), At(3, "due"));

        project.Run();

        var joined = project.Read().Single();
        Assert.Equal(["one", "uno", "two", "due"], joined.Segments.Select(segment => segment.Content));
        Assert.Equal("note of one\nnote of uno", joined.Insights.UserNotes);
        Assert.Equal(joined.Segments[0].SegmentId, joined.Meta.ChatId);
    }

    [Fact]
    public void Branches_whose_common_messages_are_deleted_from_one_of_them_are_two_chats()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"));
        project.Chat("b.jsonl", Chat.Header, At(0, "one"), At(1, "other"));
        project.Run();
        Assert.Single(project.Read());
        project.Chat("a.jsonl", Chat.Header, At(1, "two"));

        project.Run();

        Assert.Equal(["one|other", "two"], project.Read().Select(session => string.Join("|", session.Segments.Select(segment => segment.Content))).Order());
    }

    [Fact]
    public void A_renamed_file_is_the_same_chat_and_its_messages_can_be_edited()
    {
        using var project = new TestProject();
        var path = project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"));
        project.Run();
        File.Move(path, Path.Combine(project.Chats, "b.jsonl"));
        project.Run();
        project.Chat("b.jsonl", Chat.Header, At(0, "one"), At(1, "changed"));

        project.Run();

        Assert.Equal(["one", "changed"], project.Read().Single().Segments.Select(segment => segment.Content));
    }

    [Fact]
    public void What_is_only_converted_is_grouped_as_what_is_stored()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"), Chat.Message("\"2026-10-06T12:00:00Z\"", "next day"));
        project.Chat("b.jsonl", Chat.Header, At(0, "one"), At(2, "other"));
        project.Chat("c.jsonl", Chat.Header, At(1, "another chat"));

        var converted = TestProject.Collect(new Pipeline(project.Workspace).ImportAsync(project.Workspace.SillyTavern, null, true, new(), null, null, CancellationToken.None));

        Assert.False(Directory.Exists(project.Sessions));
        project.Run();
        var stored = project.Read();
        Assert.Equal(3, stored.Count);
        Assert.Equal(stored.Select(Text).Order(), converted.OfType<SessionStored>().Select(happened => Text(happened.Session)).Order());

        static string Text(Session session)
        {
            session.Meta.IngestionTimestampUtc = session.Meta.LastUpdatedTimestampUtc = null;
            return System.Text.Encoding.UTF8.GetString(SessionJson.Serialize(session));
        }
    }

    [Theory]
    [InlineData(60, 5)]
    [InlineData(5, 60)]
    public void A_changed_gap_regroups_chats_though_their_files_are_as_they_were(int before, int after)
    {
        using var fresh = new TestProject(Settings(after, "UTC"));
        Write(fresh);
        fresh.Run();
        using var project = new TestProject(Settings(before, "UTC"));
        Write(project);
        project.Run();
        Assert.NotEqual(fresh.Snapshot(), project.Snapshot());
        project.Configure(Settings(after, "UTC"));

        project.Run();

        Assert.Equal(fresh.Snapshot(), project.Snapshot());
    }

    [Fact]
    public void A_changed_time_zone_moves_messages_in_local_time_and_loses_none()
    {
        using var fresh = new TestProject(Settings(60, "America/Chicago"));
        Write(fresh);
        fresh.Run();
        using var project = new TestProject(Settings(60, "UTC"));
        Write(project);
        project.Run();
        var before = project.MessageIds();
        project.Configure(Settings(60, "America/Chicago"));

        project.Run();

        Assert.Equal(before, project.MessageIds());
        Assert.Equal(fresh.Snapshot(), project.Snapshot());
    }

    [Fact]
    public void A_changed_time_zone_that_reaches_the_files_one_by_one_ends_in_the_same()
    {
        using var fresh = new TestProject(Settings(60, "America/Chicago"));
        Write(fresh);
        fresh.Run();
        using var project = new TestProject(Settings(60, "UTC"));
        Write(project);
        project.Run();
        project.Configure(Settings(60, "America/Chicago"));

        foreach (var file in new[] { "b.jsonl", "c.jsonl", "a.jsonl" }) project.Import(project.Workspace.SillyTavern, new(), Path.Combine(project.Chats, file));

        Assert.Equal(fresh.Snapshot(), project.Snapshot());
    }

    [Fact]
    public void A_state_folder_that_was_deleted_is_rebuilt_and_deletions_count_again()
    {
        using var project = new TestProject();
        Write(project);
        project.Run();
        var before = project.Times();
        Directory.Delete(project.State, recursive: true);

        project.Run();

        Assert.Equal(before, project.Times());
        var count = project.MessageIds().Count;
        project.Chat("c.jsonl", Chat.Header, At(1, "changed"), At(2, "another chat"));
        project.Run();
        project.Chat("c.jsonl", Chat.Header, At(2, "another chat"));
        project.Run();
        Assert.Equal(count, project.MessageIds().Count);
    }

    [Fact]
    public void Old_files_that_a_killed_run_left_beside_the_new_ones_are_made_one_again()
    {
        using var project = new TestProject();
        project.Chat("b.jsonl", At(1, "two"), At(2, "three"), At(59, "last"));
        project.Run();
        project.Edit(project.Read().Single(), new() { Notes = "billed" });
        var old = Directory.GetFiles(project.Sessions).ToDictionary(file => file, File.ReadAllBytes);
        project.Chat("a.jsonl", At(0, "one"), At(1, "two"));
        project.Run();
        var whole = project.Snapshot();
        foreach (var file in old)
        {
            Assert.False(File.Exists(file.Key));
            File.WriteAllBytes(file.Key, file.Value);
        }

        project.Run();

        Assert.Equal(whole, project.Snapshot());
        Assert.Equal("billed", project.Read().Single().Insights.UserNotes);
    }

    private static void Write(TestProject project)
    {
        string[] common = [Chat.Header, Local("9:00am", "one"), Local("9:00am", "one"), At(10, "two"), Local("12:30pm", "three")];
        project.Chat("a.jsonl", [.. common, Local("1:20pm", "four"), At(59, "five")]);
        project.Chat("b.jsonl", [.. common, Local("2:45pm", "other")]);
        project.Chat("c.jsonl", Chat.Header, At(2, "another chat"));
    }

    private static string Settings(int gap, string zone) => $$"""{ "processing_defaults": { "time_zone": "{{zone}}", "sillytavern_session_gap_minutes": {{gap}} } }""";

    private static string Local(string time, string text) => Chat.Message($"\"October 5, 2026 {time}\"", text);

    private static string At(int minute, string text) => Chat.Message($"\"2026-10-05T12:{minute:00}:00.000Z\"", text);
}
