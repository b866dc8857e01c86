using Sdc.Tests.Sources.SillyTavern;

namespace Sdc.Tests.Store;

/// <summary>What a person gave to the session of a chat.</summary>
public class ChatOwnedTests
{
    private const string Parent = """{"chat_metadata":{"integrity":"parent"}}""";
    private const string Branch = """{"chat_metadata":{"integrity":"branch"}}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Notes_move_along_when_the_first_message_is_edited_and_the_old_id_still_leads_there(bool isOnlyMessage)
    {
        string[] rest = isOnlyMessage ? [] : [At(1, "two")];
        using var project = new TestProject();
        project.Chat("a.jsonl", [Parent, At(0, "one"), .. rest]);
        project.Run();
        var before = project.Read().Single();
        project.Edit(before, new() { Notes = "billed", AddLinks = ["Project: Chat"] });
        project.Chat("a.jsonl", [Parent, At(0, "changed"), .. rest]);

        project.Run();

        var after = project.Read().Single();
        Assert.NotEqual(before.SessionId, after.SessionId);
        Assert.Equal(("billed", "changed"), (after.Insights.UserNotes, after.Segments[0].Content));
        Assert.Equal(["st_chat_id:parent", "Project: Chat"], after.Context.Links);
        var byOldId = TestProject.Collect(project.Workspace.Reader.ReadAsync(new() { SessionIds = [before.SessionId] }, CancellationToken.None));
        Assert.Equal(after.SessionId, Assert.IsType<SessionStored>(byOldId.Single()).Session.SessionId);
    }

    [Fact]
    public void Notes_of_a_session_whose_messages_are_all_deleted_go_to_the_nearest_one_of_the_chat()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Parent, At(0, "one"), Chat.Message("\"2026-10-06T12:00:00Z\"", "next day"));
        project.Run();
        project.Edit(project.Read().Single(session => session.Segments[0].Content == "next day"), new() { Notes = "billed" });
        project.Chat("a.jsonl", Parent, At(0, "one"));

        project.Run();

        Assert.Equal(("billed", 1), (project.Read().Single().Insights.UserNotes, project.Read().Single().SegmentCount));
    }

    [Fact]
    public void A_link_to_the_chat_that_a_person_took_away_stays_away_while_the_chat_grows()
    {
        using var project = new TestProject();
        project.Chat("a.jsonl", Parent, At(0, "one"));
        project.Run();
        Assert.Equal(["st_chat_id:parent"], project.Read().Single().Context.Links);
        project.Edit(project.Read().Single(), new() { Links = ["Project: Chat"] });

        foreach (var text in new[] { "two", "three", "four" })
        {
            project.Chat("a.jsonl", Parent, At(0, "one"), At(1, text));
            project.Run();
        }

        Assert.Equal(2, project.Read().Single().SegmentCount);
        Assert.Equal(["Project: Chat"], project.Read().Single().Context.Links);
        project.Chat("branch.jsonl", Branch, At(0, "one"), At(2, "other"));
        project.Run();
        Assert.Equal(["Project: Chat", "st_chat_id:branch"], project.Read().Single().Context.Links);
    }

    [Fact]
    public void Links_of_the_segments_are_in_the_order_of_the_messages_and_a_persons_stay_where_they_are()
    {
        using var project = new TestProject();
        project.Chat("branch.jsonl", Branch, At(5, "six"));
        project.Run();
        project.Edit(project.Read().Single(), new() { AddLinks = ["Project: Chat"] });
        project.Chat("a.jsonl", Parent, At(0, "one"));
        project.Chat("c.jsonl", At(0, "one"), At(5, "six"));

        project.Run();

        Assert.Equal(["st_chat_id:parent", "Project: Chat", "st_chat_id:branch"], project.Read().Single().Context.Links);
    }

    private static string At(int minute, string text) => Chat.Message($"\"2026-10-05T12:{minute:00}:00.000Z\"", text);
}
