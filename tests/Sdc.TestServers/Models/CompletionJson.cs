using System.Text.Json;

namespace Sdc.TestServers;

/// <summary>Writes the bodies of the model server.</summary>
internal static class CompletionJson
{
    private const int HugeLength = 24 * 1024 * 1024;

    /// <summary>An answer with its quirks.</summary>
    public static ServerAnswer Completion(ModelRequest request, string content, bool isCut, IReadOnlyList<AnswerQuirk> quirks) => ServerAnswer.Json(json =>
    {
        json.WriteStartObject();
        if (quirks.Contains(AnswerQuirk.ErrorWithOk))
        {
            json.WriteStartObject("error");
            json.WriteString("message", "The model crashed without a reason.");
            json.WriteNumber("code", 500);
            json.WriteEndObject();
            json.WriteEndObject();
            return;
        }

        json.WriteString("id", "chatcmpl-1");
        json.WriteString("object", "chat.completion");
        json.WriteNumber("created", 1_770_000_000);
        json.WriteString("model", request.Model);
        json.WriteStartArray("choices");
        if (!quirks.Contains(AnswerQuirk.NoChoices)) Choice(json, content, isCut, quirks);
        json.WriteEndArray();
        if (!quirks.Contains(AnswerQuirk.NoUsage))
        {
            var (questioned, answered) = (Tokens(request.Text), Tokens(content));
            json.WriteStartObject("usage");
            json.WriteNumber("prompt_tokens", questioned);
            json.WriteNumber("completion_tokens", answered);
            json.WriteNumber("total_tokens", questioned + answered);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    /// <summary>An error as OpenAI words it.</summary>
    public static ServerAnswer Error(int status, string message, string type = "invalid_request_error") => ServerAnswer.Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", message);
        json.WriteString("type", type);
        json.WriteNull("code");
        json.WriteEndObject();
        json.WriteEndObject();
    }) with { Status = status };

    public static ServerAnswer Models(IEnumerable<string> names) => ServerAnswer.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("id", name);
            json.WriteString("object", "model");
            json.WriteNumber("created", 1_770_000_000);
            json.WriteString("owned_by", "tests");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The content as a quirk spoils it.</summary>
    public static string Content(string answer, AnswerQuirk quirk) => quirk switch
    {
        AnswerQuirk.Fenced => "```json\n" + answer + "\n```",
        AnswerQuirk.InProse => "Sure! Here is {what} you asked for:\n\n" + answer + "\n\nLet me know if you need anything else. :}",
        AnswerQuirk.Empty or AnswerQuirk.NullContent or AnswerQuirk.NoChoices or AnswerQuirk.Filtered => "",
        AnswerQuirk.CutOff => answer[..(answer.Length / 2)],
        AnswerQuirk.Nonsense => "I am only a model of language and have no {idea.",
        AnswerQuirk.Huge => new string('x', HugeLength),
        _ => answer,
    };

    public static int Tokens(string text) => text.Length / 4 + 1;

    private static void Choice(Utf8JsonWriter json, string content, bool isCut, IReadOnlyList<AnswerQuirk> quirks)
    {
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        if (quirks.Contains(AnswerQuirk.NullContent)) json.WriteNull("content");
        else json.WriteString("content", content);
        json.WriteEndObject();
        var reason = isCut ? "length" : "stop";
        switch (quirks.LastOrDefault(quirk => quirk <= AnswerQuirk.FinishReasonUnknown || quirk == AnswerQuirk.Filtered, AnswerQuirk.NoUsage))
        {
            case AnswerQuirk.FinishReasonMissing: break;
            case AnswerQuirk.FinishReasonNull: json.WriteNull("finish_reason"); break;
            case AnswerQuirk.FinishReasonEmpty: json.WriteString("finish_reason", ""); break;
            case AnswerQuirk.FinishReasonUpperCase: json.WriteString("finish_reason", isCut ? "MAX_TOKENS" : "STOP"); break;
            case AnswerQuirk.FinishReasonUnknown: json.WriteString("finish_reason", "eos_token"); break;
            case AnswerQuirk.Filtered: json.WriteString("finish_reason", "content_filter"); break;
            default: json.WriteString("finish_reason", reason); break;
        }

        json.WriteEndObject();
    }
}
