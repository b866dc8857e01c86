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
    internal static readonly JsonSerializerOptions Attributes = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new UtcTimeConverter(), new RealNumberConverter(), new PlainValueConverter() },
    };

    [Property(MaxTest = 300)]
    public Property The_file_is_what_the_attributes_say() => Prop.ForAll(GeneratedSessions.Sessions().ToArbitrary(), session =>
    {
        var written = Encoding.UTF8.GetString(SessionJson.Serialize(session));
        Assert.Equal(JsonSerializer.Serialize(session, Attributes), written);
        Assert.Equal(written, Encoding.UTF8.GetString(SessionJson.Serialize(SessionJson.Deserialize(Encoding.UTF8.GetBytes(written)))));
    });

    [Property(MaxTest = 300)]
    public Property A_segment_that_was_set_aside_is_the_same_as_one_that_was_stored() => Prop.ForAll(GeneratedSessions.Segments().ToArbitrary(), segment =>
    {
        var session = new Session { Segments = new([segment]) };
        var stored = SessionJson.Deserialize(SessionJson.Serialize(session)).Segments[0];
        var setAside = SegmentBytes.Read(new SegmentWriter().Write(segment).ToArray());
        // Its content is written as the bytes that it was read as, before somebody asks for the text.
        Assert.Equal(JsonSerializer.Serialize(new Session { Segments = new([stored]) }, Attributes), Encoding.UTF8.GetString(SessionJson.Serialize(new Session { Segments = new([setAside]) })));
        Assert.Equal(JsonSerializer.Serialize(stored, Attributes), JsonSerializer.Serialize(setAside, Attributes));
        // Keys are looked for in the bytes before somebody wants the map.
        var asked = SegmentBytes.Read(new SegmentWriter().Write(segment).ToArray()).Metadata;
        Assert.Equal(stored.Metadata.Count, asked.Count);
        foreach (var key in stored.Metadata.Keys.SelectMany(key => new[] { key, key + "x", key[1..] }))
        {
            Assert.Equal(stored.Metadata.TryGetValue(key, out var value), asked.TryGetValue(key, out var found));
            Assert.Equal(JsonSerializer.Serialize(value, Attributes), JsonSerializer.Serialize(found, Attributes));
        }

        Assert.Equal(SegmentRef.Of(segment), SegmentRef.Of(stored));
        Assert.Equal(SegmentRef.Of(segment), SegmentRef.Of(setAside));
        asked["k"] = asked["added"] = stored.Metadata["k"] = stored.Metadata["added"] = 1L;
        Assert.Equal(JsonSerializer.Serialize(stored.Metadata, Attributes), JsonSerializer.Serialize(asked, Attributes));
    });
}
