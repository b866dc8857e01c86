using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Sdc.Benchmarks;

/// <summary>Writes SillyTavern chats: files of several sittings, questions and answers in turn.</summary>
internal static class Chats
{
    private const int MessagesAFile = 60;
    private const int MessagesASitting = 20;

    private static readonly string[] Characters = ["Assistant", "Network Helper", "Script Writer", "Mail Drafter"];

    /// <summary>Writes chats of so many messages.</summary>
    public static void Write(string folder, int messages, int weeks)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(2);
        var files = (messages + MessagesAFile - 1) / MessagesAFile;
        for (var file = 0; file < files; file++)
        {
            var character = Characters[file % Characters.Length];
            var start = Workweek.Moment((int)((long)file * weeks / files), random);
            var path = Path.Combine(folder, character, string.Create(CultureInfo.InvariantCulture, $"{character} - {start:yyyy-MM-dd@HH'h'mm'm'ss's'fff'ms'} {file}.jsonl"));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var stream = File.Create(path);
            Header(stream, character, start, random);
            Messages(stream, character, start, Math.Min(MessagesAFile, messages - file * MessagesAFile), random);
        }
    }

    /// <summary>Writes the first line.</summary>
    public static void Header(Stream stream, string character, DateTime start, Random random) => Line(stream, true, json =>
    {
        json.WriteString("user_name", "Dana");
        json.WriteString("character_name", character);
        json.WriteString("create_date", Iso(start));
        json.WriteStartObject("chat_metadata");
        json.WriteString("integrity", Ids.Next(random));
        json.WriteNumber("chat_id_hash", random.NextInt64());
        json.WriteEndObject();
    });

    private static void Messages(Stream stream, string character, DateTime start, int count, Random random)
    {
        var now = start;
        for (var number = 0; number < count; number++)
        {
            if (number > 0 && number % MessagesASitting == 0) now = now.AddHours(random.Next(4, 40));
            now = now.AddSeconds(random.Next(15, 300)).AddMilliseconds(random.Next(1000));
            Message(stream, character, now, number % 2 == 0, Prose.Text(random, 200, number % 2 == 0 ? 600 : 3000), random);
        }
    }

    /// <summary>Writes one message.</summary>
    public static void Message(Stream stream, string character, DateTime now, bool isUser, string text, Random random) => Line(stream, false, json =>
    {
        json.WriteString("name", isUser ? "Dana" : character);
        json.WriteBoolean("is_user", isUser);
        json.WriteBoolean("is_system", false);
        json.WriteString("send_date", Iso(now));
        json.WriteString("mes", text);
        json.WriteStartObject("extra");
        if (!isUser)
        {
            json.WriteString("api", "openai");
            json.WriteString("model", "local-model-8b");
            json.WriteNumber("token_count", text.Length / 4);
        }

        json.WriteEndObject();
        if (isUser) return;
        json.WriteString("gen_started", Iso(now.AddSeconds(-random.Next(2, 15))));
        json.WriteString("gen_finished", Iso(now));
        json.WriteNumber("swipe_id", 0);
        json.WriteStartArray("swipes");
        json.WriteStringValue(text);
        json.WriteEndArray();
    });

    // As the program writes it: no line break after the last line.
    private static void Line(Stream stream, bool isFirst, Action<Utf8JsonWriter> write)
    {
        if (!isFirst) stream.WriteByte((byte)'\n');
        var line = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(line, JsonText.Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        stream.Write(line.WrittenSpan);
    }

    private static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
