using Sdc.Tests.Sources.SillyTavern;

namespace Sdc.Tests.Store;

/// <summary>Messages that are edited, deleted, hidden, or no longer there.</summary>
public class ChatEditTests
{
    private const string Other = """{"chat_metadata":{"integrity":"another"}}""";

    [Fact]
    public void An_edit_drops_the_old_text_and_adds_the_new()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"), At(2, "three"));
        project.Run();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "changed"), At(2, "three"));

        var summary = project.Run().OfType<StepFinished>().Single(step => step.Summary.Step == "ingest-sillytavern").Summary;

        Assert.Equal(["one", "changed", "three"], Texts(project.Read().Single()));
        Assert.Equal((0, 1), (summary.New, summary.Changed));
    }

    [Fact]
    public void A_deleted_message_stays_while_a_branch_holds_it()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"), At(2, "three"));
        project.Chat("branch.jsonl", Chat.Header, At(0, "one"), At(1, "two"));
        project.Run();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(2, "three"));

        project.Run();
        Assert.Equal(["one", "two", "three"], Texts(project.Read().Single()));

        project.Chat("branch.jsonl", Chat.Header, At(0, "one"));
        project.Run();
        Assert.Equal(["one", "three"], Texts(project.Read().Single()));
    }

    [Fact]
    public void The_second_of_two_equal_messages_of_one_minute_can_be_deleted()
    {
        var ok = Chat.Message("\"October 5, 2026 2:20pm\"", "ok");
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, ok, ok);
        project.Run();
        Assert.Equal(2, project.Read().Single().SegmentCount);
        project.Chat("a.jsonl", Chat.Header, ok);

        project.Run();

        Assert.Equal(1, project.Read().Single().SegmentCount);
    }

    [Fact]
    public void A_message_is_hidden_as_long_as_a_file_hides_it()
    {
        using var project = new TestProject();
        var hidden = At(1, "two").Replace("\"is_system\":false", "\"is_system\":true");
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), hidden);
        project.Chat("branch.jsonl", Chat.Header, At(0, "one"), hidden);
        project.Run();
        Assert.True(IsHidden());

        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"));
        project.Run();
        Assert.True(IsHidden());

        project.Chat("branch.jsonl", Chat.Header, At(0, "one"), At(1, "two"));
        project.Run();
        Assert.False(IsHidden());

        bool IsHidden() => project.Read().Single().Segments[1].Metadata.ContainsKey(ChatMetadata.Hidden);
    }

    [Fact]
    public void A_file_whose_header_names_another_chat_drops_nothing_of_the_old_one()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"));
        project.Run();
        project.Chat("a.jsonl", Other, At(0, "uno"), At(1, "due"));

        project.Run();

        Assert.Equal(["one|two", "uno|due"], project.Read().Select(session => string.Join("|", Texts(session))).Order());
        Assert.Equal(2, project.Read().Select(session => session.Meta.ChatId).Distinct().Count());
        project.Chat("a.jsonl", Other, At(1, "due"));
        project.Run();
        Assert.Equal(["due", "one|two"], project.Read().Select(session => string.Join("|", Texts(session))).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData(Chat.Header)]
    [InlineData("{\"chat_metadata\":")]
    public void A_file_without_messages_drops_nothing_and_what_it_lacks_when_it_is_back_is_dropped(string emptied)
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"));
        project.Run();
        project.Chat("a.jsonl", emptied);

        project.Run();
        Assert.Equal(["one", "two"], Texts(project.Read().Single()));

        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(2, "three"));
        project.Run();
        Assert.Equal(["one", "three"], Texts(project.Read().Single()));
    }

    [Fact]
    public void A_line_that_cannot_be_read_any_more_drops_nothing()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"), At(2, "three"));
        project.Run();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), "broken", At(2, "three"));

        project.Run();

        Assert.Equal(3, project.Read().Single().SegmentCount);
    }

    [Fact]
    public void A_vanished_branch_keeps_its_messages_and_the_chat_goes_on()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"));
        var branch = project.Chat("branch.jsonl", Chat.Header, At(0, "one"), At(3, "other"));
        project.Run();
        File.Delete(branch);
        project.Run();
        Directory.Delete(project.State, recursive: true);
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"), At(4, "three"));

        project.Run();

        Assert.Equal(["one", "two", "other", "three"], Texts(project.Read().Single()));
    }

    [Fact]
    public void From_a_reviewed_session_nothing_is_dropped_and_it_is_flagged_until_a_person_looks()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"));
        project.Run();
        project.Edit(project.Read().Single(), new() { Status = SessionStatus.Reviewed });
        project.Chat("a.jsonl", Chat.Header, At(1, "two"));

        project.Run();

        var kept = project.Read().Single();
        Assert.Equal((SessionStatus.Reviewed, true, 2), (kept.Status, kept.Context.ShrankAfterReview, kept.SegmentCount));
        Assert.Contains("\"shrank_after_review\": true", File.ReadAllText(Directory.GetFiles(project.Sessions).Single()));
        project.Edit(kept, new() { Status = SessionStatus.Reviewed });
        Assert.False(project.Read().Single().Context.ShrankAfterReview);
        var before = project.Times();
        project.Run(options: new(Force: true));
        Assert.Equal(before, project.Times());
    }

    [Fact]
    public void The_only_message_of_a_reviewed_session_stays_beside_its_edited_text()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"));
        project.Run();
        project.Edit(project.Read().Single(), new() { Status = SessionStatus.Reviewed });
        project.Chat("a.jsonl", Chat.Header, At(0, "changed"));

        project.Run();

        Assert.Equal(["changed", "one"], project.Read().SelectMany(Texts).Order());
        Assert.True(project.Read().Single(session => Texts(session).Contains("one")).Context.ShrankAfterReview);
    }

    [Fact]
    public void What_could_not_be_dropped_is_dropped_by_the_next_run()
    {
        using var free = new TestProject();
        free.Chat("a.jsonl", Chat.Header, At(1, "two"));
        free.Run();
        using var project = new TestProject();
        project.Chat("a.jsonl", Chat.Header, At(0, "one"), At(1, "two"));
        project.Run();
        project.Chat("a.jsonl", Chat.Header, At(1, "two"));
        var obstacle = Directory.CreateDirectory(Path.Combine(project.Sessions, SessionFileName.Of(free.Read().Single())));

        Assert.Single(project.Run().OfType<SessionFailed>());
        Assert.Equal(2, project.Read().Single().SegmentCount);

        obstacle.Delete();
        project.Run();
        Assert.Equal(free.Snapshot(), project.Snapshot());
    }

    private static string At(int minute, string text) => Chat.Message($"\"2026-10-05T12:{minute:00}:00.000Z\"", text);

    private static IEnumerable<string> Texts(Session session) => session.Segments.Select(segment => segment.Content!);
}
