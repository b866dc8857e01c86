using FsCheck;
using FsCheck.Fluent;

namespace Sdc.Tests.Sessions;

/// <summary>Sessions with every kind of value in every place.</summary>
internal static class GeneratedSessions
{
    public static Gen<string?> Texts() => Gen.OneOf(Gen.Constant<string?>(null), Gen.Constant<string?>(""), Gen.Elements<string?>("Größe \u001b[31m", "<b>\"x\"</b>", "a\\b\n\tc", "漢字 🙂", "=1+1", new string('x', 5000)),
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

    public static Gen<SessionSegment> Segments() =>
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

    public static Gen<Session> Sessions() =>
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
