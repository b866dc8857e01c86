namespace Sdc.Tests.Sources.SillyTavern;

public class ChatTimeTests
{
    [Theory]
    [InlineData("1674563371558", "2023-01-24T12:29:31.558Z")]
    [InlineData("\"1674563371558\"", "2023-01-24T12:29:31.558Z")]
    [InlineData("1674563371558.5", "2023-01-24T12:29:31.5585Z")]
    [InlineData("\" 1674563371558.50 \"", "2023-01-24T12:29:31.5585Z")]
    [InlineData("1.674563371558e12", "2023-01-24T12:29:31.558Z")]
    [InlineData("100000000000", "1973-03-03T09:46:40Z")]
    [InlineData("\"2023-4-21 @20h 02m 47s 124ms\"", "2023-04-22T00:02:47.124Z")]
    [InlineData("\"2023-4-21 @20h 2m 7s 5ms\"", "2023-04-22T00:02:07.005Z")]
    [InlineData("\"2023-12-1 @20h 02m 47s 05ms\"", "2023-12-02T01:02:47.005Z")]
    [InlineData("\"2024-07-12@01h31m37s\"", "2024-07-12T05:31:37Z")]
    [InlineData("\"2024-07-12@01h31m37s123ms\"", "2024-07-12T05:31:37.123Z")]
    [InlineData("\"June 19, 2023 2:20pm\"", "2023-06-19T18:20:00Z")]
    [InlineData("\"December 1, 2023 12:05am\"", "2023-12-01T05:05:00Z")]
    [InlineData("\"December 1, 2023 12:05PM\"", "2023-12-01T17:05:00Z")]
    [InlineData("\"2025-12-01T18:49:39.573Z\"", "2025-12-01T18:49:39.573Z")]
    [InlineData("\"2025-12-01T18:49:39+05:30\"", "2025-12-01T13:19:39Z")]
    [InlineData("\"2025-12-01T18:49:39\"", "2025-12-01T23:49:39Z")]
    public void Every_form_of_a_time_is_read_with_its_zone(string date, string utc)
    {
        var message = Chat.Read(Chat.Message(date)).Segments.Single();

        Assert.Equal(utc, Chat.Start(message));
        Assert.False(message.Metadata.ContainsKey(ChatMetadata.TimeBasis));
    }

    [Theory]
    [InlineData("1674563371558", "\"1674563371558\"")]
    [InlineData("1674563371558.5", "\"1674563371558.500\"")]
    [InlineData("1674563371558", "1.674563371558E12")]
    [InlineData("\"June 19, 2023 2:20pm\"", "\"  June 19, 2023 2:20pm\"")]
    public void A_number_and_a_text_that_holds_it_are_the_same_message(string date, string same) =>
        Assert.Equal(Chat.Ids(Chat.Read(Chat.Message(date))), Chat.Ids(Chat.Read(Chat.Message(same))));

    [Theory]
    // The browser was where the configured zone says: the moment is exact, and nothing was inferred.
    [InlineData("June 19, 2023 2:20pm", "2023-06-19T18:19:50.100Z", "2023-06-19T18:20:35.250Z", "2023-06-19T18:20:35.25Z", null)]
    // Streaming: stamped at the first word, finished minutes later.
    [InlineData("June 19, 2023 2:20pm", "2023-06-19T18:20:07.000Z", "2023-06-19T18:24:35.250Z", "2023-06-19T18:20:07Z", null)]
    // Stamped in the minute after the end.
    [InlineData("June 19, 2023 2:20pm", "2023-06-19T18:19:07.000Z", "2023-06-19T18:19:59.900Z", "2023-06-19T18:20:00Z", null)]
    // The browser was elsewhere: Berlin, India, Nepal, Newfoundland, Los Angeles.
    [InlineData("June 19, 2023 8:20pm", "2023-06-19T18:19:50.100Z", "2023-06-19T18:20:35.250Z", "2023-06-19T18:20:35.25Z", "generation_offset")]
    [InlineData("June 19, 2023 11:50pm", "2023-06-19T18:19:50.100Z", "2023-06-19T18:20:35.250Z", "2023-06-19T18:20:35.25Z", "generation_offset")]
    [InlineData("June 20, 2023 12:05am", "2023-06-19T18:19:50.100Z", "2023-06-19T18:20:35.250Z", "2023-06-19T18:20:35.25Z", "generation_offset")]
    [InlineData("June 19, 2023 3:50pm", "2023-06-19T18:19:50.100Z", "2023-06-19T18:20:35.250Z", "2023-06-19T18:20:35.25Z", "generation_offset")]
    [InlineData("2023-6-19 @11h 20m 35s 400ms", "2023-06-19T18:19:50.100Z", "2023-06-19T18:20:35.250Z", "2023-06-19T18:20:35.4Z", "generation_offset")]
    // Only one of the two is there.
    [InlineData("June 19, 2023 8:20pm", "2023-06-19T18:20:03.000Z", "", "2023-06-19T18:20:03Z", "generation_offset")]
    [InlineData("June 19, 2023 8:20pm", "", "2023-06-19T18:20:03.000Z", "2023-06-19T18:20:03Z", "generation_offset")]
    // It took hours: the configured zone is as good as any, and stays.
    [InlineData("June 19, 2023 2:20pm", "2023-06-19T15:20:03.000Z", "2023-06-19T20:20:03.000Z", "2023-06-19T18:20:00Z", null)]
    // Times of another answer to the same question say nothing of this one.
    [InlineData("June 19, 2023 2:20pm", "2023-06-21T18:20:03.000Z", "2023-06-21T18:20:09.000Z", "2023-06-19T18:20:00Z", null)]
    [InlineData("June 19, 2023 2:20pm", "2023-06-19T18:27:03.000Z", "2023-06-19T18:27:09.000Z", "2023-06-19T18:20:00Z", null)]
    // What is no moment is as nothing.
    [InlineData("June 19, 2023 2:20pm", "soon", "2023-06-19T18:20:00", "2023-06-19T18:20:00Z", null)]
    // UTC is UTC.
    [InlineData("2023-06-19T14:20:00Z", "2023-06-19T18:19:50.100Z", "2023-06-19T18:20:35.250Z", "2023-06-19T14:20:00Z", null)]
    public void The_generation_of_a_message_shows_the_zone_of_its_local_time(string date, string started, string finished, string utc, string? basis)
    {
        var message = Chat.Read(Chat.Message(Chat.Json(date), name: "Helper", more: $$""","gen_started":{{Chat.Json(started)}},"gen_finished":{{Chat.Json(finished)}}""")).Segments.Single();

        Assert.Equal((utc, basis), (Chat.Start(message), message.Metadata.Text(ChatMetadata.TimeBasis)));
    }

    [Fact]
    public void In_an_hour_that_comes_twice_the_generation_tells_which_it_is_else_the_message_before()
    {
        const string twice = "\"November 5, 2023 1:30am\"";
        Assert.Equal("2023-11-05T05:30:00Z", Chat.Start(Chat.Read(Chat.Message(twice)).Segments.Single()));
        Assert.Equal("2023-11-05T06:30:00Z", Chat.Start(Chat.Read(Chat.Message("\"2023-11-05T06:29:00Z\""), Chat.Message(twice)).Segments.Last()));
        var answer = Chat.Read(Chat.Message(twice, name: "Helper", more: ",\"gen_finished\":\"2023-11-05T06:30:12.5Z\"")).Segments.Single();
        Assert.Equal(("2023-11-05T06:30:12.5Z", null), (Chat.Start(answer), answer.Metadata.Text(ChatMetadata.TimeBasis)));
        // In spring the clocks skip an hour; a time in it counts on from the hour before.
        Assert.Equal("2023-03-12T07:30:00Z", Chat.Start(Chat.Read(Chat.Message("\"March 12, 2023 2:30am\"")).Segments.Single()));
    }

    [Fact]
    public void Messages_of_one_minute_keep_the_order_of_the_file()
    {
        const string minute = "\"June 19, 2023 2:20pm\"";
        var reading = Chat.Read(
            Chat.Message(minute, "ask"), Chat.Message(minute, "answer", "Helper", ",\"gen_finished\":\"2023-06-19T18:20:35.250Z\""), Chat.Message(minute, "thanks"),
            Chat.Message(minute, "bye", "Helper"), Chat.Message("\"June 19, 2023 2:21pm\"", "later"), Chat.Message(minute, "earlier"), Chat.Message(minute, "earlier"),
            Chat.Message("\"2023-06-19T18:20:59.999Z\"", "end"), Chat.Message(minute, "shares it"), Chat.Message("\"June 19, 2023 2:21pm\"", "next"));

        Assert.Equal(
            [
                "18:20:00.000 ", "18:20:35.250 ", "18:20:35.251 order_in_minute", "18:20:35.252 order_in_minute", "18:21:00.000 ", "18:20:00.000 ", "18:20:00.001 order_in_minute",
                "18:20:59.999 ", "18:20:59.999 order_in_minute", "18:21:00.000 ",
            ],
            reading.Segments.Select(segment => $"{segment.StartTimeUtc:HH:mm:ss.fff} {segment.Metadata.Text(ChatMetadata.TimeBasis)}"));
        Assert.All(reading.Segments, segment => Assert.Equal(segment.StartTimeUtc, segment.EndTimeUtc));
        // The place within the minute is no part of what a message is told apart by.
        Assert.Equal(Chat.Ids(reading)[2], Chat.Ids(Chat.Read(Chat.Message(minute, "thanks"))).Single());
    }

    [Fact]
    public void In_an_hour_that_comes_twice_the_order_within_a_minute_is_kept_in_the_hour_of_the_message_before()
    {
        const string twice = "\"November 5, 2023 1:30am\"";
        var first = Chat.Read(Chat.Message(twice, "a"), Chat.Message(twice, "b"));
        var second = Chat.Read(Chat.Message("\"2023-11-05T06:30:20Z\""), Chat.Message(twice, "a"), Chat.Message(twice, "b"));

        Assert.Equal(["2023-11-05T05:30:00Z", "2023-11-05T05:30:00.001Z"], first.Segments.Select(Chat.Start));
        Assert.Equal(["2023-11-05T06:30:20Z", "2023-11-05T06:30:20.001Z", "2023-11-05T06:30:20.002Z"], second.Segments.Select(Chat.Start));
    }

    [Fact]
    public void A_message_without_a_time_takes_that_of_its_generation_else_of_the_message_before_else_of_the_chat()
    {
        var reading = Chat.Read(
            """{"user_name":"Dana","create_date":"2023-4-21 @20h 02m 47s 124ms"}""",
            """{"name":"Dana","mes":"a"}""", Chat.Message("null", "b"), Chat.Message("\"2023-04-22T01:00:00Z\"", "c"), Chat.Message("\" \"", "d"),
            Chat.Message("null", "e", "Helper", ",\"gen_started\":\"2023-04-22T02:00:00Z\",\"gen_finished\":\"2023-04-22T02:00:05Z\""), Chat.Message("null", "f"));

        Assert.Equal(
            [
                "2023-04-22T00:02:47.124Z chat_created", "2023-04-22T00:02:47.124Z previous_message", "2023-04-22T01:00:00Z ", "2023-04-22T01:00:00Z previous_message",
                "2023-04-22T02:00:05Z generation", "2023-04-22T02:00:05Z previous_message",
            ],
            reading.Segments.Select(segment => $"{Chat.Start(segment)} {segment.Metadata.Text(ChatMetadata.TimeBasis)}"));
        var nothing = Chat.Read(Chat.Message("null")).Segments.Single();
        Assert.Equal((null, "none"), (nothing.StartTimeUtc, nothing.Metadata.Text(ChatMetadata.TimeBasis)));
    }
}
