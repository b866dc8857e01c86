using System.Text;

namespace Sdc.Tests.Sources.SillyTavern;

public class ChatBadInputTests
{
    private const string Date = "\"2026-10-07T14:12:04.573Z\"";

    [Theory]
    [InlineData("")]
    [InlineData("\ufeff")]
    [InlineData(" \r\n\n")]
    [InlineData(Chat.Header)]
    [InlineData(Chat.Header + "\n")]
    public void A_chat_without_messages_is_no_error(string content)
    {
        var reading = Chat.Read(content);

        Assert.Empty(reading.Good.Cast<SourceItem>().Concat(reading.Bad));
        Assert.Contains("no messages", Assert.Single(reading.Remarks).Message);
    }

    [Theory]
    [InlineData("5", null, "a number")]
    [InlineData("-1.5e3", null, "a number")]
    [InlineData("\"text\"", null, "a text")]
    [InlineData("[{\"mes\":\"x\"}]", null, "a list")]
    [InlineData("true", null, "true or false")]
    [InlineData("null", null, "null")]
    [InlineData("\0\0\0", null, "NUL")]
    [InlineData("<html>", null, "no JSON")]
    [InlineData("not JSON", null, "no JSON")]
    [InlineData("totally other", null, "no JSON")]
    [InlineData("from: a log", null, "no JSON")]
    [InlineData("{\"mes\":\"x\",}", null, "byte 12")]
    [InlineData("{\"mes\":\"x\"} {\"mes\":\"y\"}", null, "byte 13")]
    [InlineData("{\"mes\":\"x\", oops", null, "byte 13")]
    [InlineData("{\"mes\":{\"a\":1},\"send_date\":5}", "mes", "an object")]
    [InlineData("{\"mes\":\"x\",\"send_date\":[1]}", "send_date", "a list")]
    [InlineData("{\"mes\":\"x\",\"send_date\":\"yesterday\"}", "send_date", "'yesterday'")]
    [InlineData("{\"mes\":\"x\",\"send_date\":\"9999999999999999999999999999999999\"}", "send_date", "2199")]
    [InlineData("{\"mes\":\"x\",\"send_date\":1e300}", "send_date", "2199")]
    [InlineData("{\"mes\":\"x\",\"send_date\":-5}", "send_date", "1970")]
    [InlineData("{\"mes\":\"x\",\"send_date\":1674563371}", "send_date", "'1674563371' looks like seconds; milliseconds are expected")]
    [InlineData("{\"mes\":\"x\",\"send_date\":\"1674563371.558\"}", "send_date", "looks like seconds")]
    [InlineData("{\"mes\":\"x\",\"send_date\":99999999999}", "send_date", "looks like seconds")]
    [InlineData("{\"mes\":\"x\",\"send_date\":0}", "send_date", "'0' is too small")]
    [InlineData("{\"mes\":\"x\",\"send_date\":\"2023\"}", "send_date", "'2023' is too small")]
    [InlineData("{\"mes\":\"x\",\"send_date\":\"February 30, 2023 2:20pm\"}", "send_date", "none of the times")]
    [InlineData("{\"mes\":\"x\",\"send_date\":\"0001-01-01T00:00:00Z\"}", "send_date", "1970")]
    [InlineData("{\"name\":\"Dana\",\"send_date\":5}", "mes", "missing")]
    public void A_line_that_cannot_be_read_is_named_and_costs_no_other(string broken, string? column, string said)
    {
        var reading = Chat.Read(Chat.Header, Chat.Message(Date, "before"), broken, Chat.Message(Date, "after"));

        Assert.Equal(["before", "after"], reading.Segments.Select(segment => segment.Content));
        var bad = Assert.Single(reading.Bad);
        Assert.Equal((Reading.Path, 3, column), (bad.File, bad.Line, bad.Column));
        Assert.Contains(said, bad.Reason);
    }

    [Fact]
    public void A_line_before_the_first_message_is_named_too_and_an_object_without_a_message_is_left_out()
    {
        var reading = Chat.Read("oops", "{\"extra\":{}}", Chat.Message(Date), "{}", new string('[', 300));

        Assert.Equal([1, 5], reading.Bad.Select(bad => bad.Line));
        Assert.Equal(2, reading.Skipped.Count);
        Assert.Single(reading.Good);
    }

    [Fact]
    public void Another_programs_file_is_one_error()
    {
        var reading = Chat.Read([.. Enumerable.Repeat("{\"id\":1,\"text\":\"x\"}", 3000), "5", "{\"name\":\"x\"}"]);

        var bad = Assert.Single(reading.Bad);
        Assert.Equal(0, bad.Line);
        Assert.Contains("none of its 3002 lines", bad.Reason);
        Assert.Empty(reading.Good.Cast<SourceItem>().Concat(reading.Skipped).Concat(reading.Remarks));
    }

    [Fact]
    public void Deep_nesting_costs_its_line()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000)) + string.Concat(Enumerable.Repeat("]", 100_000));

        var reading = Chat.Read(Chat.Message(Date, more: ",\"swipes\":" + deep), Chat.Message(Date));

        var bad = Assert.Single(reading.Bad);
        Assert.Equal(1, bad.Line);
        Assert.Contains("deeper than 256 levels", bad.Reason);
        Assert.Single(reading.Good);
    }

    [Theory]
    [InlineData(255, "", 1, null)]
    [InlineData(256, "", 0, "deeper than 256 levels")]
    [InlineData(255, "oops", 0, "byte ")]
    [InlineData(256, "oops", 0, "deeper than 256 levels")]
    public void A_line_counts_as_too_deep_only_beyond_the_limit(int lists, string inside, int good, string? said)
    {
        var nested = string.Concat(Enumerable.Repeat("[", lists)) + inside + string.Concat(Enumerable.Repeat("]", lists));

        var reading = Chat.Read(Chat.Message(Date, more: ",\"swipes\":" + nested), Chat.Message(Date, "after"));

        Assert.Equal(good + 1, reading.Good.Count);
        if (said is null) Assert.Empty(reading.Bad);
        else Assert.Contains(said, Assert.Single(reading.Bad).Reason);
    }

    [Fact]
    public void A_last_line_that_was_cut_waits_and_one_that_is_wrong_does_not()
    {
        var cut = Chat.Read(Chat.Header, Chat.Message(Date), Chat.Message(Date)[..^5]);
        Assert.Equal((3L, 1, 0), (Assert.Single(cut.Cut).Line, cut.Good.Count, cut.Bad.Count));

        var ended = Chat.Read(Chat.Header, Chat.Message(Date), Chat.Message(Date)[..^5] + "\n");
        Assert.Equal((3L, 1, 0), (Assert.Single(ended.Bad).Line, ended.Good.Count, ended.Cut.Count));

        Assert.Equal((1, 0), (Chat.Read(Chat.Message(Date), "{\"mes\" \"x\"").Bad.Count, Chat.Read(Chat.Message(Date), "{\"mes\" \"x\"").Cut.Count));
        Assert.Single(Chat.Read(Chat.Header[..^5]).Cut);
    }

    [Fact]
    public void A_line_beyond_the_limit_is_passed_over()
    {
        var content = Encoding.UTF8.GetBytes("one\n" + new string('x', 3_000_000) + "\ntwo\n" + new string('y', 20_001));
        using var lines = new Utf8Lines(new MemoryStream(content), 20_000);
        var read = new List<(long Number, string Line, bool IsTooLong, bool IsEnded)>();
        while (lines.Next(default)) read.Add((lines.Number, Encoding.UTF8.GetString(lines.Line), lines.IsTooLong, lines.IsEnded));

        Assert.Equal([(1, "one", false, true), (2, new string('x', 8192), true, true), (3, "two", false, true), (4, new string('y', 8192), true, false)], read);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_process_changes_nothing(string culture)
    {
        string[] lines = [Chat.Header, Chat.Message("\"June 19, 2023 2:20pm\""), Chat.Message("1674563371558.5"), Chat.Message(Date)];
        var expected = Chat.Read(lines).Segments.Select(MergeLaws.Json).ToList();
        using var _ = new InCulture(culture);

        Assert.Equal(expected, Chat.Read(lines).Segments.Select(MergeLaws.Json));
    }
}
