using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sdc.Tests.Fuzz;

namespace Sdc.Tests.Sessions;

public class SessionJsonReaderTests
{
    private static readonly JsonSerializerOptions Serializer = new(SessionJsonWriterTests.Attributes)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        MaxDepth = SessionJson.MaxDepth,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString,
    };

    [Property(MaxTest = 200)]
    public Property What_is_written_is_read_as_the_serializer_reads_it() => Prop.ForAll(Known().ToArbitrary(), session =>
    {
        var written = SessionJson.Serialize(session);

        var read = SessionJsonReader.Read(written);

        Assert.NotNull(read);
        Assert.Equal(Text(JsonSerializer.Deserialize<Session>(written, Serializer)!), Text(read));
        Assert.Equal(Text(session), Text(read));
    });

    [Property(MaxTest = 200)]
    public Property What_somebody_changed_is_read_as_the_serializer_reads_it_or_left_to_it() => Prop.ForAll(Changed().ToArbitrary(), bytes =>
    {
        if (SessionJsonReader.Read(bytes) is not { } read) return;
        Assert.Equal(Text(JsonSerializer.Deserialize<Session>(bytes, Serializer)!), Text(read));
    });

    // Good JSON, in which one member has another value or another name.
    [Property(MaxTest = 200)]
    public Property A_member_that_is_otherwise_is_read_as_the_serializer_reads_it_or_left_to_it() => Prop.ForAll(OtherMember().ToArbitrary(), bytes =>
    {
        if (SessionJsonReader.Read(bytes) is not { } read) return;
        Assert.Equal(Text(JsonSerializer.Deserialize<Session>(bytes, Serializer)!), Text(read));
    });

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}{}")]
    [InlineData("{\"SessionId\": \"a\"}")]
    [InlineData("{\"meta\": null}")]
    [InlineData("{\"meta\": {\"session_id\": 5}}")]
    [InlineData("{\"meta\": {\"Session_id\": \"a\"}}")]
    [InlineData("{\"meta\": {\"source_identifiers\": [null]}}")]
    [InlineData("{\"meta\": {\"ingestion_timestamp_utc\": \"2026-02-14 09:02:11Z\"}}")]
    [InlineData("{\"meta\": {\"ingestion_timestamp_utc\": \"2026-02-14T09:02:11+02:00\"}}")]
    [InlineData("{\"meta\": {\"ingestion_timestamp_utc\": \"2026-02-30T09:02:11Z\"}}")]
    [InlineData("{\"context\": {\"customer_id\": \"5\"}}")]
    [InlineData("{\"context\": {\"customer_id\": 5.5}}")]
    [InlineData("{\"context\": {\"grew_after_review\": null}}")]
    [InlineData("{\"insights\": {\"active_seconds\": 1e999}}")]
    [InlineData("{\"insights\": {\"user_notes\": \"\\ud800\"}}")]
    [InlineData("{\"segments\": [null]}")]
    [InlineData("{\"segments\": [],}")]
    [InlineData("{\"segments\": [] /* none */}")]
    public void What_is_not_written_so_is_left_to_the_serializer(string json) => Assert.Null(SessionJsonReader.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Times_keep_all_their_decimals()
    {
        var session = SessionJsonReader.Read("{\"insights\": {\"session_start_time_utc\": \"2026-02-14T09:02:11.0000001Z\", \"session_end_time_utc\": \"2026-02-14T09:02:12.5Z\"}}"u8)!;

        Assert.Equal(new DateTimeOffset(2026, 2, 14, 9, 2, 11, TimeSpan.Zero).AddTicks(1), session.Insights.SessionStartTimeUtc);
        Assert.Equal(new DateTimeOffset(2026, 2, 14, 9, 2, 12, 500, TimeSpan.Zero), session.Insights.SessionEndTimeUtc);
    }

    // Sessions without a key that SDC does not know: one is enough to leave the whole to the serializer.
    private static Gen<Session> Known() => GeneratedSessions.Sessions().Select(session =>
    {
        (session.Unknown, session.Meta.Unknown, session.Context.Unknown, session.Insights.Unknown) = ([], [], [], []);
        if (session.Context.CustomerMatch is { } match) match.Unknown = [];
        foreach (var segment in session.Segments) segment.Unknown = [];
        return session;
    });

    private static Gen<byte[]> Changed() => from session in Known() from other in Known() from seed in Gen.Choose(0, int.MaxValue) select Mutation.Of(SessionJson.Serialize(session), SessionJson.Serialize(other), new Random(seed));

    private static Gen<byte[]> OtherMember() =>
        from session in Known() from place in Gen.Choose(0, int.MaxValue) from isNamed in Gen.Elements(true, false)
        from value in Gen.Elements("null", "1", "1.5", "\"1\"", "\"x\"", "\"2026-02-14T09:02:11Z\"", "\"2026-02-14\"", "true", "[]", "[null]", "[\"a\"]", "{}", "{\"a\": 1}")
        select WithOther(JsonNode.Parse(SessionJson.Serialize(session))!.AsObject(), place, isNamed, value);

    private static byte[] WithOther(JsonObject root, int place, bool isNamed, string value)
    {
        var members = Objects(root).SelectMany(parent => parent.Select(member => (Parent: parent, member.Key))).ToList();
        var (parent, key) = members[place % members.Count];
        parent.Remove(key);
        parent[isNamed ? key + "_" : key] = JsonNode.Parse(value);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => Objects(member.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static string Text(Session session) => JsonSerializer.Serialize(session, SessionJsonWriterTests.Attributes);
}
