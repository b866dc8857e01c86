using System.Text.Json;

namespace Sdc.TestServers;

/// <summary>A question as it arrived at the model server.</summary>
public sealed class ModelRequest
{
    public required string Model { get; init; }

    /// <summary>What the system's and the developer's messages say.</summary>
    public required string System { get; init; }

    /// <summary>What the user's first message says.</summary>
    public required string User { get; init; }

    /// <summary>How many messages there are; more than a system's and a user's where a client says what was wrong with an answer.</summary>
    public required int Messages { get; init; }

    /// <summary>All messages' texts, one after the other.</summary>
    public required string Text { get; init; }

    public required double? Temperature { get; init; }

    public required int? MaxTokens { get; init; }

    /// <summary>The name it came by; null where it did not.</summary>
    public required string? MaxTokensName { get; init; }

    /// <summary><c>text</c>, <c>json_object</c> or <c>json_schema</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The schema of the answer; null where none is asked for.</summary>
    public required JsonElement? Schema { get; init; }

    internal static ModelRequest Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BadParameterException("The body is no chat completion: " + error.Message);
        }
    }

    private static ModelRequest Read(JsonElement root)
    {
        var messages = root.GetProperty("messages").EnumerateArray().Select(message => (Role: message.GetProperty("role").GetString(), Text: TextOf(message.GetProperty("content")))).ToList();
        var format = root.TryGetProperty("response_format", out var one) ? one : default;
        var name = new[] { "max_tokens", "max_completion_tokens" }.FirstOrDefault(name => root.TryGetProperty(name, out _));
        return new()
        {
            Model = root.GetProperty("model").GetString()!,
            System = string.Join("\n", messages.Where(message => message.Role is "system" or "developer").Select(message => message.Text)),
            User = messages.FirstOrDefault(message => message.Role == "user").Text ?? "",
            Messages = messages.Count,
            Text = string.Join("\n", messages.Select(message => message.Text)),
            Temperature = root.TryGetProperty("temperature", out var temperature) ? temperature.GetDouble() : null,
            MaxTokens = name is null ? null : root.GetProperty(name).GetInt32(),
            MaxTokensName = name,
            Format = format.ValueKind == JsonValueKind.Object ? format.GetProperty("type").GetString()! : "text",
            Schema = format.ValueKind == JsonValueKind.Object && format.TryGetProperty("json_schema", out var outer) ? outer.GetProperty("schema").Clone() : null,
        };
    }

    // A text, or a list of parts.
    private static string TextOf(JsonElement content) => content.ValueKind == JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => part.TryGetProperty("text", out var text) ? text.GetString() : ""))
        : content.GetString() ?? "";
}
