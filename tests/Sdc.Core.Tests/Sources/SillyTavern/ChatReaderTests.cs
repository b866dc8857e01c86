using System.Text;

namespace Sdc.Tests.Sources.SillyTavern;

public class ChatReaderTests
{
    private const string Date = "\"2026-10-07T14:12:04.573Z\"";

    [Fact]
    public void A_message_has_its_author_its_text_and_what_is_known_of_its_making()
    {
        const string extra = ""","gen_started":"2026-10-07T14:12:01.5Z","gen_finished":"2026-10-07T14:12:04.500Z","swipe_id":7,"swipes":["Old",{"a":[1]}],"extra":{"api":"openai","model":"gpt-4o","reasoning":"Hm.","token_count":12,"x":{}}""";

        var reading = Chat.Read(Chat.Header, Chat.Message(Date), Chat.Message(Date, "Try a \"restart\".\n🖨", "Helper", extra));

        var (question, answer) = (reading.Segments.First(), reading.Segments.Last());
        Assert.Equal(("Dana", "Hello", "is_user=true; st_chat_id=9007199254740993"), (question.Author, question.Content, question.Metadata.ToString()));
        Assert.Equal(("Helper", "Try a \"restart\".\n🖨", SegmentType.ChatMessage), (answer.Author, answer.Content, answer.Type));
        Assert.Equal(
            "is_user=false; model=gpt-4o; api=openai; token_count=12; reasoning=Hm.; gen_started_utc=2026-10-07T14:12:01.5Z; gen_finished_utc=2026-10-07T14:12:04.5Z; st_chat_id=9007199254740993",
            answer.Metadata.ToString());
        Assert.Equal(("2026-10-07T14:12:04.573Z", answer.StartTimeUtc), (Chat.Start(answer), answer.EndTimeUtc));
        Assert.Equal("export.csv", reading.Good[0].SourceIdentifier);
        Assert.Equal("integrity:4b0c", Assert.Single(reading.Identities).Text);
        Assert.Empty(reading.Bad.Cast<SourceItem>().Concat(reading.Remarks).Concat(reading.Cut));
        Assert.Equal(["st_chat_id:9007199254740993"], new ChatRule(default).Links(answer));
    }

    [Fact]
    public void Reasoning_is_left_out_by_the_switch_and_the_switch_and_the_zone_make_files_due_again()
    {
        var line = Encoding.UTF8.GetBytes(Chat.Message(Date, more: ",\"extra\":{\"reasoning\":\"Hm.\",\"model\":\"m\"}"));

        Assert.Equal("is_user=true; model=m", Chat.Read(line, Chat.Reader(keepReasoning: false)).Segments.Single().Metadata.ToString());
        Assert.Equal(3, new[] { Chat.Reader(), Chat.Reader(keepReasoning: false), Chat.Reader(TimeZoneInfo.Utc), Chat.Reader() }.Select(reader => reader.Fingerprint).Distinct().Count());
    }

    [Fact]
    public void A_hidden_message_is_part_of_the_chat()
    {
        var hidden = Chat.Read(Chat.Message(Date).Replace("\"is_system\":false", "\"is_system\":true")).Segments.Single();

        Assert.Equal("is_user=true; hidden=true", hidden.Metadata.ToString());
        Assert.Equal(Chat.Ids(Chat.Read(Chat.Message(Date))).Single(), hidden.SegmentId);
    }

    [Theory]
    [InlineData("""{"user_name":"unused","character_name":"unused","chat_metadata":{}}""", null, null)]
    [InlineData("""{"chat_metadata":{"chat_id_hash":18446744073709551617,"a":{"integrity":"no"}}}""", "18446744073709551617", "chat_id_hash:18446744073709551617")]
    [InlineData("""{"chat_metadata":{"integrity":"4b0c"},"user_name":"unused"}""", "4b0c", "integrity:4b0c")]
    [InlineData("""{"user_name":"Dana","character_name":"Helper","create_date":"2023-4-21 @20h 02m 47s 124ms"}""", null, "created:28:2023-4-21 @20h 02m 47s 124ms,4:Dana,6:Helper,")]
    [InlineData("""{"chat_metadata":null,"create_date":1674563371558}""", null, "created:13:1674563371558,-,-,")]
    [InlineData("""{"user_name":"Dana","chat_metadata":[{"integrity":"x"}]}""", null, "created:-,4:Dana,-,")]
    public void The_header_names_the_chat(string header, string? chatId, string? identity)
    {
        var reading = Chat.Read(header, Chat.Message(Date));

        Assert.Equal(chatId, reading.Segments.Single().Metadata.Text(ChatMetadata.ChatId));
        Assert.Equal(identity, reading.Identities.SingleOrDefault()?.Text);
    }

    [Fact]
    public void A_group_without_a_header_begins_with_its_first_message()
    {
        var reading = Chat.Read(Chat.Message(Date), Chat.Message(Date, "Hi", "Helper"), Chat.Message(Date, "Hi", "Router"));

        Assert.Equal(["Dana", "Helper", "Router"], reading.Segments.Select(segment => segment.Author));
        Assert.Empty(reading.Identities);
        Assert.DoesNotContain(reading.Segments, segment => segment.Metadata.ContainsKey(ChatMetadata.ChatId));
    }

    [Fact]
    public void A_message_without_a_name_is_of_whom_the_header_names_and_an_empty_one_is_a_message()
    {
        const string message = """{"is_user":IS,"send_date":1674563371558,"mes":null}""";

        var reading = Chat.Read("""{"user_name":"Dana","character_name":"Helper"}""", message.Replace("IS", "true"), message.Replace("IS", "false"), Chat.Message(Date, ""));

        Assert.Equal(["Dana", "Helper", "Dana"], reading.Segments.Select(segment => segment.Author));
        Assert.All(reading.Segments, segment => Assert.Equal("", segment.Content));
        Assert.Equal(3, Chat.Ids(reading).Distinct().Count());
    }

    [Fact]
    public void Equal_messages_are_told_apart_by_their_number_in_the_file()
    {
        var ok = Chat.Message("\"June 19, 2023 2:20pm\"", "ok");
        var three = Chat.Ids(Chat.Read(ok, ok, Chat.Message(Date), ok));

        Assert.Equal(4, three.Distinct().Count());
        Assert.Equal(three.Take(2), Chat.Ids(Chat.Read(ok, ok)));
        Assert.Equal(Identity.Segment(SourceSystem.SillyTavern, "June 19, 2023 2:20pm", "Dana", "ok", "3"), three[3]);
    }

    [Fact]
    public void A_line_of_20_MB_is_read_and_passed_over_where_it_is_not_wanted()
    {
        var text = string.Concat(Enumerable.Repeat("Größe 🖨 \\ ", 2_000_000));
        var swipes = ",\"swipes\":[" + Chat.Json(new string('x', 20_000_000)) + "]";

        var reading = Chat.Read(Chat.Header, Chat.Message(Date, text, more: swipes), Chat.Message(Date));

        Assert.Empty(reading.Bad);
        Assert.Equal(text, reading.Segments.First().Content);
        Assert.Equal(Identity.Segment(SourceSystem.SillyTavern, Date.Trim('"'), "Dana", text, "1"), reading.Segments.First().SegmentId);
        Assert.Equal("Hello", reading.Segments.Last().Content);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_mark_tells_the_encoding_and_line_ends_and_a_slow_stream_change_nothing(string name)
    {
        var lines = Enumerable.Range(0, 50).Select(number => Chat.Message(Date, $"Nümmer {number} 🖨")).Prepend(Chat.Header).ToArray();
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(string.Join("\r\n\r\n", lines) + "\r\n")];

        var reading = await Reading.OfAsync(Chat.Reader(), new DripStream(bytes));

        Assert.Empty(reading.Bad);
        Assert.Equal(Chat.Read(lines).Segments.Select(MergeLaws.Json), reading.Segments.Select(MergeLaws.Json));
    }

    [Fact]
    public void Half_a_character_costs_no_message_and_is_told()
    {
        var escaped = Chat.Message(Date).Replace("Hello", """a\ud83d \\ud83d \ud83d\udda8 \udda8""");
        byte[] latin = Encoding.Latin1.GetBytes(Chat.Message(Date, "BYTE")).SelectMany(part => part == (byte)'Y' ? new byte[] { 0xE4 } : [part]).ToArray();

        var reading = Chat.Read([.. Encoding.UTF8.GetBytes(Chat.Header + "\n" + escaped + "\n"), .. latin]);

        Assert.Equal(["a\ufffd \\ud83d 🖨 \ufffd", "B\ufffdTE"], reading.Segments.Select(segment => segment.Content));
        Assert.Contains("2 rows, the first on line 2", Assert.Single(reading.Remarks).Message);
    }

    [Fact]
    public async Task A_reading_that_is_given_up_and_one_of_a_failing_stream_end_at_once()
    {
        var chat = Encoding.UTF8.GetBytes(string.Join("\n", Enumerable.Repeat(Chat.Message(Date), 5000)));
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var item in Chat.Reader().Read(new MemoryStream(chat), Reading.Path, stop.Token)) stop.Cancel();
        });

        foreach (var item in Chat.Reader().Read(new MemoryStream(chat), Reading.Path, default)) break;

        var closed = new MemoryStream(chat);
        await closed.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Reading.OfAsync(Chat.Reader(), closed));
    }
}
