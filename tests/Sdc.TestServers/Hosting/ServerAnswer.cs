using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Sdc.TestServers;

/// <summary>An answer, made whole before any of it is sent.</summary>
internal sealed record ServerAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public const string JsonType = "application/json; charset=utf-8";
    public const string HtmlType = "text/html; charset=utf-8";

    public static ServerAnswer Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer)) write(json);
        return new(200, JsonType, buffer.WrittenMemory);
    }

    public static ServerAnswer Error(int status, string message) => Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("error", message);
        json.WriteEndObject();
    }) with { Status = status };

    public static ServerAnswer Text(int status, string contentType, string body) => new(status, contentType, Encoding.UTF8.GetBytes(body));
}
