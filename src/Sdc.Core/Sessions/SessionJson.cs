using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>The JSON of a session file: source-generated, UTF-8, LF, indented by two.</summary>
internal static class SessionJson
{
    /// <summary>How deep values may lie in each other.</summary>
    public const int MaxDepth = 256;

    // The writer keeps what its largest text needed; a huge one is let go.
    private const int KeptBuffer = 256 * 1024;

    [ThreadStatic]
    private static IndentedJson? writer;

    /// <summary>The bytes of a session file.</summary>
    public static byte[] Serialize(Session session)
    {
        using var bytes = new MemoryStream();
        Write(bytes, session);
        return bytes.ToArray();
    }

    /// <summary>Writes a session file's content, a part at a time: a long session is never in memory as a whole once more.</summary>
    public static void Write(Stream stream, Session session)
    {
        var json = writer ??= new();
        json.Reset();
        SessionJsonWriter.Write(json, session, stream);
        if (json.Capacity > KeptBuffer) writer = null;
    }

    /// <summary>The session's JSON on one line.</summary>
    public static string ToLine(Session session) => JsonSerializer.Serialize(session, Serializer.Compact.Session);

    /// <summary>A segment's JSON on one line: what the index compares segments by.</summary>
    public static byte[] Serialize(SessionSegment segment) => JsonSerializer.SerializeToUtf8Bytes(segment, Serializer.Compact.SessionSegment);

    /// <summary>Reads a session file; a byte order mark is accepted.</summary>
    /// <exception cref="JsonException">The text is not a session's JSON.</exception>
    public static Session Deserialize(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF) utf8 = utf8.Slice(3);
        if (SessionJsonReader.Read(utf8) is { } written) return written;
        var session = JsonSerializer.Deserialize(utf8, Serializer.Indented.Session) ?? throw new JsonException("The file holds no session.");
        return session.Segments.Contains(null!) ? throw new JsonException("A segment is null.") : session;
    }

    /// <summary>A segment that shares nothing with the given one.</summary>
    public static SessionSegment Copy(SessionSegment segment) => JsonSerializer.Deserialize(Serialize(segment), Serializer.Compact.SessionSegment)!;

    // Made when it is first needed, which for files that are as they were written it is not.
    private static class Serializer
    {
        public static readonly SessionJsonContext Indented = new(Options(true));
        public static readonly SessionJsonContext Compact = new(Options(false));

        private static JsonSerializerOptions Options(bool indented) => new()
        {
            WriteIndented = indented,
            NewLine = "\n",
            // Names of people and companies stay readable in the files; they are never put into HTML unescaped.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            AllowTrailingCommas = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MaxDepth,
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            Converters = { new UtcTimeConverter(), new RealNumberConverter(), new PlainValueConverter() },
        };
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(SessionSegment))]
[JsonSerializable(typeof(object))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;
