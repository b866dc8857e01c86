using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Sessions;

public class SessionJsonWriterTests
{
    // What the serializer makes of the types' attributes.
    private static readonly JsonSerializerOptions Attributes = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new UtcTimeConverter(), new RealNumberConverter(), new PlainValueConverter() },
    };

    [Property(MaxTest = 300)]
    public Property The_file_is_what_the_attributes_say() => Prop.ForAll(Sessions().ToArbitrary(), session =>
    {
        var written = Encoding.UTF8.GetString(SessionJson.Serialize(session));
        Assert.Equal(JsonSerializer.Serialize(session, Attributes), written);
        Assert.Equal(written, Encoding.UTF8.GetString(SessionJson.Serialize(SessionJson.Deserialize(Encoding.UTF8.GetBytes(written)))));
    });

    [Property(MaxTest = 300)]
    public Property A_segment_that_was_set_aside_is_the_same_as_one_that_was_stored() => Prop.ForAll(Segments().ToArbitrary(), segment =>
    {
        var session = new Session { Segments = new([segment]) };
        var stored = SessionJson.Deserialize(SessionJson.Serialize(session)).Segments[0];
        var setAside = SegmentBytes.Read(new SegmentWriter().Write(segment).ToArray());
        Assert.Equal(JsonSerializer.Serialize(stored, Attributes), JsonSerializer.Serialize(setAside, Attributes));
        Assert.Equal(SegmentRef.Of(segment), SegmentRef.Of(stored));
        Assert.Equal(SegmentRef.Of(segment), SegmentRef.Of(setAside));
    });

    private static Gen<string?> Texts() => Gen.OneOf(Gen.Constant<string?>(null), Gen.Constant<string?>(""), Gen.Elements<string?>("Größe \u001b[31m", "<b>\"x\"</b>", "a\\b\n\tc", "漢字 🙂", "=1+1", new string('x', 5000)),
        ArbMap.Default.GeneratorFor<string>().Where(text => text is null || IsUnicode(text)).Select(text => (string?)text));

    private static bool IsUnicode(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) at++;
            else if (char.IsSurrogate(text[at])) return false;
        }

        return true;
    }

    private static Gen<DateTimeOffset?> Times() => Gen.OneOf(Gen.Constant<DateTimeOffset?>(null), Gen.Choose(0, int.MaxValue).SelectMany(seconds => Gen.Elements(0L, 1, 10, 4_411_835, 9_999_999, 5_000_000).Select(ticks =>
        (DateTimeOffset?)new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds).AddTicks(ticks).ToOffset(TimeSpan.FromHours(seconds % 5)))));

    private static Gen<object?> Values(int depth) => Gen.OneOf(
        Texts().Select(text => (object?)text),
        Gen.Elements<object?>(true, false, null, 0L, -1L, long.MaxValue, 1.10m, 0.5m, -0.0000001m, 1e300, 2.0, 0.1, 1e-7, 123456789012345678901234567m),
        depth == 0 ? Gen.Constant<object?>(7L) : Maps(depth - 1).Select(map => (object?)map),
        depth == 0 ? Gen.Constant<object?>("x") : Values(depth - 1).ListOf().Select(list => (object?)list.ToList()));

    private static Gen<DataMap> Maps(int depth) => Texts().Where(text => text is not null).SelectMany(key => Values(depth).Select(value => (Key: "k" + key, value))).ListOf().Select(pairs =>
    {
        var map = new DataMap();
        foreach (var (key, value) in pairs.Take(5)) map[key] = value;
        return map;
    });

    private static Gen<SessionSegment> Segments() =>
        from id in Texts() from start in Times() from end in Times() from author in Texts() from content in Texts() from metadata in Maps(2) from unknown in Maps(1)
        select new SessionSegment { SegmentId = id ?? "", StartTimeUtc = start, EndTimeUtc = end, Type = "ChatMessage", Author = author, Content = content, Metadata = metadata, Unknown = unknown };

    private static Gen<CustomerMatch?> Matches() =>
        from method in Texts() from name in Texts() from reason in Texts() from number in Gen.Choose(0, 1000) from unknown in Maps(1)
        select number % 3 == 0 ? null : new CustomerMatch
        {
            Method = method, Score = number / 10d, CustomerId = number % 2 == 0 ? number : null, CustomerName = name, Reason = reason, ContactName = name, ContactMethod = method, Unknown = unknown,
            RunnerUp = number % 5 == 0 ? null : new() { CustomerId = number, CustomerName = name ?? "", Score = 71.5 },
            Candidates = number % 7 == 0 ? [] : [new() { CustomerId = 1, CustomerName = "A", Score = 1 }, new() { CustomerId = 2, CustomerName = "B" }],
        };

    private static Gen<Session> Sessions() =>
        from segments in Segments().ListOf() from text in Texts() from other in Texts() from start in Times() from end in Times() from match in Matches()
        from map in Maps(2) from unknown in Maps(1) from number in Gen.Choose(0, 100)
        select new Session
        {
            Meta = new() { SessionId = text ?? "", SourceIdentifiers = [text ?? "", "b"], ProcessingLog = number % 2 == 0 ? [] : ["x"], IngestionTimestampUtc = start, LastUpdatedTimestampUtc = end, ChatId = number % 3 == 0 ? other : null, Unknown = unknown },
            Context = new() { CustomerId = number % 2 == 0 ? number : null, CustomerName = text, ContactName = other, Links = ["a", text ?? ""], SourceCustomerName = other, CustomerMatch = match, GrewAfterReview = number % 4 == 0, ShrankAfterReview = number % 5 == 0, DeletedAtSource = number % 3 == 0, Unknown = unknown },
            Insights = new() { SessionStartTimeUtc = start, SessionEndTimeUtc = end, SessionDurationMinutes = number % 2 == 0 ? number : null, ActiveSeconds = number / 3d, DurationBasis = other, SourceTitle = text, GeneratedSummaries = map, StructuredLlmResults = unknown, UserNotes = other, Unknown = unknown },
            Segments = new(segments.Take(3)),
            Unknown = unknown,
        };
}
