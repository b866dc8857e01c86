using System.Text;
using System.Text.Json;

namespace Sdc.Tests.Sources.SillyTavern;

/// <summary>Writes and reads chats as SillyTavern does.</summary>
internal static class Chat
{
    public const string Header = """{"user_name":"unused","character_name":"unused","chat_metadata":{"integrity":"4b0c","chat_id_hash":9007199254740993}}""";

    public static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>A message; <paramref name="more"/> are further properties, each with a comma before it.</summary>
    public static string Message(string date, string text = "Hello", string name = "Dana", string more = "") =>
        $$"""{"name":{{Json(name)}},"is_user":{{(name == "Dana" ? "true" : "false")}},"is_system":false,"send_date":{{date}},"mes":{{Json(text)}}{{more}}}""";

    public static string Json(string text) => JsonSerializer.Serialize(text);

    public static ChatReader Reader(TimeZoneInfo? zone = null, bool keepReasoning = true) => new(new() { Zone = zone ?? NewYork, KeepReasoning = keepReasoning });

    /// <summary>Reads lines without a line end at the end, as SillyTavern writes them.</summary>
    public static Reading Read(params string[] lines) => Read(Encoding.UTF8.GetBytes(string.Join("\n", lines)));

    public static Reading Read(byte[] content, ChatReader? reader = null) => Reading.OfAsync(reader ?? Reader(), content).GetAwaiter().GetResult();

    public static string Start(SessionSegment segment) => UtcTimeConverter.Format(segment.StartTimeUtc!.Value);

    public static List<string> Ids(Reading reading) => [.. reading.Segments.Select(segment => segment.SegmentId)];
}
