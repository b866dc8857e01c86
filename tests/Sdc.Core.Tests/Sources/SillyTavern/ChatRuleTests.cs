using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources.SillyTavern;

public class ChatRuleTests
{
    private static readonly ChatRule Rule = new(TimeSpan.FromMinutes(60));

    // One message as several files and settings tell it: all that may differ between them.
    private static Gen<SessionSegment> Report(bool isTimed) =>
        from header in Gen.Elements("{\"chat_metadata\":{\"chat_id_hash\":1}}", "{\"chat_metadata\":{\"integrity\":\"x\"},\"create_date\":\"2023-06-19T01:00:00Z\"}", "")
        from before in Gen.Elements("", Chat.Message("\"2023-06-19T18:00:00Z\""), Chat.Message("\"2023-06-19T18:00:07Z\""), Chat.Message("\"2023-06-19T18:20:00Z\""), Chat.Message("\"2023-06-19T18:20:03Z\""), Chat.Message("\"2023-06-19T14:20:03Z\""))
        from generation in Gen.Elements("", ",\"gen_finished\":\"2023-06-19T18:20:35.250Z\"", ",\"gen_finished\":\"2023-06-19T18:20:00Z\"", ",\"gen_started\":\"2023-06-19T18:20:35.250Z\",\"gen_finished\":\"2023-06-19T20:20:36Z\"")
        from extra in Gen.Elements("", ",\"extra\":{\"model\":\"a\",\"token_count\":9}", ",\"extra\":{\"model\":\"b\",\"token_count\":10,\"reasoning\":\"Hm.\"}")
        from zone in Gen.Elements(Chat.NewYork, TimeZoneInfo.Utc)
        from keep in Gen.Elements(true, false)
        from hidden in Gen.Elements("", ",\"is_system\":true")
        select Last(zone, keep, isTimed, header, before, Chat.Message("DATE", "Hi", "Helper", generation + extra + hidden));

    [Property(MaxTest = 1000)]
    public Property Reports_of_one_message_join_to_the_same_in_any_order(bool isTimed) =>
        Prop.ForAll(Report(isTimed).Three().ToArbitrary(), reports => MergeLaws.Check(Rule, reports.Item1, reports.Item2, reports.Item3));

    [Fact]
    public void An_exact_moment_beats_a_minute_and_a_time_of_its_own_beats_one_that_stands_in()
    {
        var minute = Last(Chat.NewYork, true, true, Chat.Message("DATE", "Hi", "Helper"));
        var exact = Last(Chat.NewYork, true, true, Chat.Message("DATE", "Hi", "Helper", ",\"gen_finished\":\"2023-06-19T18:20:35.250Z\""));
        var created = Last(Chat.NewYork, true, false, "{\"chat_metadata\":{},\"create_date\":\"2023-06-19T01:00:07Z\"}", Chat.Message("DATE", "Hi", "Helper"));
        var generated = Last(Chat.NewYork, true, false, Chat.Message("DATE", "Hi", "Helper", ",\"gen_finished\":\"2023-06-19T18:20:00Z\""));

        Assert.Equal("2023-06-19T18:20:35.25Z", Chat.Start(Rule.Merge(minute, exact, false)));
        Assert.Equal("generation", Rule.Merge(created, generated, false).Metadata.Text(ChatMetadata.TimeBasis));
        Assert.Equal("2023-06-19T18:20:00Z", Chat.Start(Rule.Merge(created, generated, false)));
    }

    [Fact]
    public void A_place_within_a_minute_is_no_exact_moment_and_is_that_of_the_copy_with_more_before_it()
    {
        var minute = Last(Chat.NewYork, true, true, Chat.Message("DATE", "Hi"));
        var second = Last(Chat.NewYork, true, true, Chat.Message("DATE", "Hello"), Chat.Message("DATE", "Hi"));
        var third = Last(Chat.NewYork, true, true, Chat.Message("DATE", "Hello"), Chat.Message("DATE", "Hm"), Chat.Message("DATE", "Hi"));
        var exact = Last(Chat.NewYork, true, true, Chat.Message("DATE", "Hi", more: ",\"gen_finished\":\"2023-06-19T18:20:00.001Z\""));

        Assert.Equal("2023-06-19T18:20:00.002Z", Chat.Start(Rule.Merge(Rule.Merge(third, minute, false), second, false)));
        var merged = Rule.Merge(exact, third, false);
        Assert.Equal(("2023-06-19T18:20:00.001Z", null), (Chat.Start(merged), merged.Metadata.Text(ChatMetadata.TimeBasis)));
        // The message before it was deleted, and the file read anew.
        Assert.Equal(MergeLaws.Json(minute), MergeLaws.Json(Rule.Merge(second, minute, true)));
    }

    [Fact]
    public void A_message_read_anew_in_another_zone_moves_and_without_reasoning_loses_it()
    {
        var message = Chat.Message("DATE", "Hi", "Helper", ",\"extra\":{\"reasoning\":\"Hm.\"}");
        var merged = Rule.Merge(Last(Chat.NewYork, true, true, message), Last(TimeZoneInfo.Utc, false, true, message), true);

        Assert.Equal("2023-06-19T14:20:00Z", Chat.Start(merged));
        Assert.Equal(merged.StartTimeUtc, merged.EndTimeUtc);
        Assert.False(merged.Metadata.ContainsKey(ChatMetadata.Reasoning));
    }

    [Fact]
    public void Segments_of_the_older_program_join_without_losing_a_key()
    {
        var old = SessionJson.Deserialize("""
            { "segments": [ { "segment_id": "x", "start_time_utc": "2023-06-19T18:20:00Z", "end_time_utc": "2023-06-19T18:20:00Z", "type": "ChatMessage", "author": "Helper",
              "content": "Hi", "metadata": { "zeta": [1], "is_user": false, "alpha": "a" }, "mood": "good" } ] }
            """u8).Segments[0];
        var merged = Rule.Merge(old, Last(Chat.NewYork, true, true, Chat.Message("DATE", "Hi", "Helper", ",\"extra\":{\"model\":\"m\"}")), false);

        Assert.Equal("is_user=false; model=m; alpha=a; zeta=1", merged.Metadata.ToString());
        Assert.Equal("good", merged.Unknown["mood"]);
    }

    [Theory]
    [InlineData("Chat", "Dana")]
    [InlineData("Chat with Helper", "Dana", "Helper", "Dana", "Helper")]
    [InlineData("Chat with Helper, Router", "Helper", "Dana", "Router")]
    [InlineData("Chat with Helper, Router and 2 more", "Helper", "Dana", "Router", "A", "B", "A")]
    public void A_session_names_its_characters_and_lasts_from_the_first_to_the_last_message(string title, params string[] names)
    {
        var reading = Chat.Read([.. names.Select((name, minute) => Chat.Message($"\"2026-10-07T14:{minute:00}:00Z\"", name: name))]);
        var session = Described(reading);

        Assert.Equal((title, (names.Length - 1) * 60d, DurationBasis.Span), (session.Insights.SourceTitle, session.Insights.ActiveSeconds, session.Insights.DurationBasis));
        Assert.Null(session.Context.SourceCustomerName);
        Assert.Equal("Dana", session.Technician);
    }

    [Fact]
    public void Hidden_notices_name_a_session_only_where_nobody_else_answers_and_names_are_cut()
    {
        var notice = Chat.Message("1674563371558", "Welcome", "SillyTavern System").Replace("\"is_system\":false", "\"is_system\":true");
        var answer = Chat.Message("1674563371559", "Hi", new string('x', 500));

        Assert.Equal("Chat with SillyTavern System", Described(Chat.Read(notice)).Insights.SourceTitle);
        Assert.Equal("Chat with " + new string('x', 60) + "…", Described(Chat.Read(notice, answer)).Insights.SourceTitle);
        Assert.Equal(0, Described(Chat.Read(Chat.Message("null"))).Insights.ActiveSeconds);
    }

    [Fact]
    public void A_chat_is_the_whole_of_its_file()
    {
        Assert.Equal((true, Absence.Deleted, TimeSpan.FromMinutes(60), SourceSystem.SillyTavern), (Rule.GroupsByFile, Rule.Absence, Rule.Gap!.Value, Rule.Source));
        Assert.Empty(Rule.Links(Chat.Read(Chat.Message("1674563371558")).Segments.Single()));
    }

    private static Session Described(Reading reading)
    {
        var session = new Session { Segments = new SegmentList(reading.Segments) };
        session.Insights.SessionStartTimeUtc = session.Segments.Min(segment => segment.StartTimeUtc);
        session.Insights.SessionEndTimeUtc = session.Segments.Max(segment => segment.EndTimeUtc);
        Rule.Describe(session);
        return session;
    }

    private static SessionSegment Last(TimeZoneInfo zone, bool keepReasoning, bool isTimed, params string[] lines)
    {
        var content = string.Join("\n", lines).Replace("DATE", isTimed ? "\"June 19, 2023 2:20pm\"" : "null");
        return Chat.Read(System.Text.Encoding.UTF8.GetBytes(content), Chat.Reader(zone, keepReasoning)).Segments.Last();
    }
}
