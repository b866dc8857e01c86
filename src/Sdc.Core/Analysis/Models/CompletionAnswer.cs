using System.Text.Json;

namespace Sdc;

/// <summary>An answer as a server writes it, and as the SDK can read it: compatible servers leave out, and make up, what it does not expect.</summary>
internal sealed class CompletionAnswer
{
    private CompletionAnswer(string content, string reason, long? inputTokens, long? outputTokens) => (Content, Reason, InputTokens, OutputTokens) = (content, reason, inputTokens, outputTokens);

    private string Content { get; }

    // One that the SDK knows.
    private string Reason { get; }

    private long? InputTokens { get; }

    private long? OutputTokens { get; }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <returns>Null where it is no completion at all.</returns>
    public static CompletionAnswer? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !JsonName.TryFind(root, "choices", out var choices) || choices.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null)) return null;
        var choice = choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0 ? choices[0] : default;
        var message = Member(choice, "message");
        var usage = Member(root, "usage");
        return new(TextOf(Member(message, "content")), ReasonOf(Member(choice, "finish_reason")), Number(Member(usage, "prompt_tokens")), Number(Member(usage, "completion_tokens")));
    }

    /// <summary>The answer with everything the SDK wants.</summary>
    /// <param name="texts">What was sent, for servers that do not count tokens.</param>
    public byte[] Body(IEnumerable<string> texts)
    {
        var input = InputTokens ?? texts.Sum(TokenEstimate.Of);
        var output = OutputTokens ?? TokenEstimate.Of(Content);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", "answer");
            json.WriteString("object", "chat.completion");
            json.WriteNumber("created", 0);
            json.WriteString("model", "");
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
            json.WriteString("content", Content);
            json.WriteEndObject();
            json.WriteString("finish_reason", Reason);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartObject("usage");
            json.WriteNumber("prompt_tokens", input);
            json.WriteNumber("completion_tokens", output);
            json.WriteNumber("total_tokens", input + output);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static string ReasonOf(JsonElement reason) => (reason.ValueKind == JsonValueKind.String ? JsonValueText.Of(reason) ?? "" : "").ToUpperInvariant() switch
    {
        "LENGTH" or "MAX_TOKENS" or "MAX_LENGTH" or "MODEL_LENGTH" or "MAX_OUTPUT_TOKENS" => "length",
        "CONTENT_FILTER" or "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" or "REFUSAL" => "content_filter",
        _ => "stop",
    };

    private static string TextOf(JsonElement content)
    {
        try
        {
            return content.ValueKind switch
            {
                JsonValueKind.String => content.GetString()!,
                JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => TextOf(part.ValueKind == JsonValueKind.Object ? Member(part, "text") : part))),
                _ => "",
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped: no text.
            return "";
        }
    }

    private static JsonElement Member(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && JsonName.TryFind(value, name, out var member) ? member : default;

    private static long? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number is >= 0 and < int.MaxValue / 2 ? number : null;
}
