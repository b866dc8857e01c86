using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;

namespace Sdc.Tests.Sources.Notes;

public class NotesPropertyTests
{
    private static readonly NotesReader Reader = new(TimeZoneInfo.Utc);
    private static readonly string?[] Words = [null, "", "alpha", "Beta", "größe", "a, {\"customer\": 5}, b", "]}", "more than thirty-one letters, \"größe\" {too} 🖨\n", "\u00a0 more than thirty-one letters behind a space", "                                        "];
    private static readonly string?[] Dates = [null, "", "1/2/24", "01/02/2024", "2024-01-05T10:00:00Z", "31/12/2025"];

    [Property(MaxTest = 200)]
    public void Any_order_of_tickets_notes_and_keys_and_numbers_as_texts_give_the_same_segments(int seed)
    {
        var random = new Random(seed);
        var (tickets, items) = World(random);
        var expected = Read(Whole(tickets, items));

        Assert.Equal(expected, Read(Whole(tickets, items)));
        Assert.Equal(expected, Read(Whole([.. tickets.Select(ticket => Shuffled(ticket, random))], [.. items.Select(item => Shuffled(item, random))], random)));
    }

    [Property(MaxTest = 300)]
    public void Texts_of_any_length_and_escaped_or_not_are_read_as_they_are_and_tell_events_apart(int seed)
    {
        var random = new Random(seed);
        string[] pieces = ["x", "größe", "🖨", "\"", "\\", "\n", " ", "\u00a0", "one more word, "];
        string Text() => random.Next(4) == 0 ? new(random.Next(2) == 0 ? ' ' : '\u00a0', random.Next(60)) : string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]));
        string[] texts = [Text(), Text(), Text()];
        var ticket = new JsonObject { ["ticketNumber"] = 5, ["initial_issue"] = texts[0], ["notes"] = new JsonArray(new JsonObject { ["user"] = "Dana", ["note"] = texts[1] }), ["to-do"] = new JsonArray(new JsonObject { ["user"] = "Dana", ["task"] = texts[2] }) };
        var options = new JsonSerializerOptions { Encoder = random.Next(2) == 0 ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : JavaScriptEncoder.Default };

        var segments = Reading.OfAsync(Reader, $"[{ticket.ToJsonString(options)}]").GetAwaiter().GetResult().Segments.ToList();

        var expected = texts.Select(text => string.IsNullOrWhiteSpace(text) ? null : text).ToList();
        Assert.Equal(expected, segments.Select(segment => segment.Content));
        Assert.Equal(segments.Select(segment => Identity.Segment("notes.json", NoteRule.TicketGroup("5", null), segment.Type, segment.Content, "1")), segments.Select(segment => segment.SegmentId));
    }

    [Property(MaxTest = 200)]
    public void A_file_that_is_cut_keeps_every_ticket_before_the_cut(int seed)
    {
        var random = new Random(seed);
        var (tickets, _) = World(random);
        foreach (var ticket in tickets) ticket["date"] = "1/2/24";
        var ends = new List<int>();
        var text = new StringBuilder("{\"tickets\":[");
        foreach (var ticket in tickets)
        {
            text.Append(ticket.ToJsonString());
            ends.Add(text.Length);
            text.Append(',');
        }

        var cut = random.Next(text.Length);
        var reading = Reading.OfAsync(Reader, text.ToString(0, cut)).GetAwaiter().GetResult();

        Assert.Equal(ends.Count(end => end <= cut), reading.Good.Count);
        Assert.NotEmpty(reading.Bad);
    }

    [Property(MaxTest = 500)]
    public void Damaged_bytes_never_throw_and_what_is_read_is_of_tickets(int seed)
    {
        var random = new Random(seed);
        var (tickets, items) = World(random);
        var bytes = Encoding.UTF8.GetBytes(Whole(tickets, items));
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"{}[],:\"\\ 0n"[random.Next(11)];
        }

        var reading = Reading.OfAsync(Reader, bytes).GetAwaiter().GetResult();
        var slow = Reading.OfAsync(Reader, new DripStream(bytes)).GetAwaiter().GetResult();

        Assert.Equal(reading.Segments.Select(MergeLaws.Json), slow.Segments.Select(MergeLaws.Json));
        Assert.Equal(reading.Bad.Select(bad => bad.ToString()), slow.Bad.Select(bad => bad.ToString()));
        Assert.All(reading.Segments, segment => Assert.Equal(Identity.SegmentIdLength, segment.SegmentId.Length));
    }

    [Property(MaxTest = 200)]
    public void One_ticket_cut_off_in_the_middle_costs_no_other(int seed)
    {
        var random = new Random(seed);
        var (tickets, items) = World(random);
        foreach (var ticket in tickets) ticket["subject"] = "known";
        var texts = tickets.Select(ticket => ticket.ToJsonString()).ToList();
        var broken = random.Next(texts.Count);
        var whole = texts[broken];
        texts[broken] = whole.Substring(0, random.Next(1, whole.Length - 1));
        var others = Read(Join(texts.Where((_, index) => index != broken), items));

        Assert.Subset(Read(Join(texts, items)).ToHashSet(), others.ToHashSet());
    }

    private static List<string> Read(string json) => [.. Reading.OfAsync(Reader, json).GetAwaiter().GetResult().Segments.Select(MergeLaws.Json).Order(StringComparer.Ordinal)];

    private static string Join(IEnumerable<string> tickets, IEnumerable<JsonObject> items) =>
        "{\"tickets\":[" + string.Join(",\n", tickets) + "],\"toDoItems\":[" + string.Join(",", items.Select(item => item.ToJsonString())) + "]}";

    private static string Whole(IReadOnlyList<JsonObject> tickets, IReadOnlyList<JsonObject> items, Random? random = null)
    {
        string Array(IReadOnlyList<JsonObject> of) => "[" + string.Join(",", InOrder([.. of.Select(entry => entry.ToJsonString())])) + "]";
        IEnumerable<string> InOrder(IReadOnlyList<string> of) => random is null ? of : of.OrderBy(_ => random.Next());
        var parts = new List<string>
        {
            "\"tickets\":" + Array(tickets),
            "\"toDoItems\":" + Array(items),
            "\"version\":{\"tickets\":[]}",
        };
        return "{" + string.Join(",", InOrder(parts)) + "}";
    }

    private static (List<JsonObject> Tickets, List<JsonObject> Items) World(Random random)
    {
        var tickets = Enumerable.Range(1, random.Next(1, 6)).Select(number => new JsonObject
        {
            ["ticketNumber"] = random.Next(5) == 0 ? null : random.Next(1, 20) + (100 * number),
            ["date"] = Pick(Dates, random),
            ["customer"] = "C" + number.ToString(CultureInfo.InvariantCulture),
            ["subject"] = Pick(Words, random),
            ["initial_issue"] = Pick(Words, random),
            ["status"] = Pick(Words, random),
            ["site"] = Pick(Words, random),
            ["notes"] = List(random, () => new() { ["order"] = random.Next(3), ["date"] = Pick(Dates, random), ["user"] = Pick(Words, random), ["note"] = Pick(Words, random) }),
            ["to-do"] = List(random, () => new() { ["task"] = Pick(Words, random), ["completed"] = random.Next(2), ["date"] = Pick(Dates, random) }),
        }).ToList();
        var items = Enumerable.Range(1, random.Next(4)).Select(number => new JsonObject { ["task"] = "t" + number.ToString(CultureInfo.InvariantCulture), ["customer"] = Pick(Words, random), ["completed"] = random.Next(2), ["date"] = Pick(Dates, random) }).ToList();
        return (tickets, items);
    }

    private static JsonArray List(Random random, Func<JsonObject> entry) => new([.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)entry())]);

    // Another order of names and notes, and some numbers as texts.
    private static JsonObject Shuffled(JsonObject node, Random random)
    {
        var shuffled = new JsonObject();
        foreach (var (name, value) in node.OrderBy(_ => random.Next()))
        {
            shuffled[name] = value switch
            {
                JsonArray array => new JsonArray([.. array.OrderBy(_ => random.Next()).Select(entry => (JsonNode)Shuffled(entry!.AsObject(), random))]),
                JsonValue number when number.TryGetValue<int>(out var whole) && random.Next(2) == 0 => whole.ToString(CultureInfo.InvariantCulture),
                _ => value?.DeepClone(),
            };
        }

        return shuffled;
    }

    private static string? Pick(string?[] values, Random random) => values[random.Next(values.Length)];
}
