using System.Net.Http;
using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>What a provider's server did not do, in words: never the key, never what it was asked.</summary>
internal sealed class ProviderFaults(ProviderSettings provider, Secret key, TimeSpan timeout)
{
    // The shortest piece of a question that counts as said again; shorter ones are words of everyone.
    private const int RepeatedLetters = 24;

    /// <summary>A request's name in messages.</summary>
    public string Name(Uri address) => OneLine.Escape($"{provider.Name}: POST {address.AbsolutePath}", 300);

    /// <summary>An answer with another status than success.</summary>
    public ModelException Refusal(Uri address, HttpResponseMessage answer, int status, byte[] body, CompletionRequest question)
    {
        var words = Words(body, question);
        var said = words is null ? answer.ReasonPhrase is { Length: > 0 } reason ? " " + Shown(reason, 100) : "" : $" '{words}'";
        var text = Encoding.UTF8.GetString(body);
        return Refusal(address, answer, status, text, FormattableString.Invariant($"was answered {status}{said}"));
    }

    /// <summary>JSON of success that is no completion: an error, or of something else.</summary>
    public ModelException NoCompletion(Uri address, HttpResponseMessage answer, JsonElement root, byte[] body, CompletionRequest question)
    {
        var isError = root.ValueKind == JsonValueKind.Object && JsonName.TryFind(root, "error", out _);
        var code = isError && root.GetProperty("error") is { ValueKind: JsonValueKind.Object } error && JsonName.TryFind(error, "code", out var one) && one.ValueKind == JsonValueKind.Number && one.TryGetInt32(out var number) ? number : 500;
        var what = isError ? $"was answered 200 with an error: '{Words(body, question)}'" : "was answered 200 with JSON that is no answer of a model";
        return Refusal(address, answer, code, isError ? Encoding.UTF8.GetString(body) : "", what);
    }

    /// <summary>A web page.</summary>
    public ModelException Page(Uri address, int status, byte[] body, CompletionRequest question)
    {
        var words = Words(body, question);
        return Passing(address, FormattableString.Invariant($"was answered {status} with a web page{(words is null ? "" : $" ('{words}')")} instead of data, as firewalls and login pages do"), $"Open the address in a browser on this machine to see who answers, and check {Setting("base_url")}.");
    }

    /// <summary>More than anyone reads.</summary>
    public ModelException Huge(Uri address, int most) => new(ModelFault.Unusable, Sentence(address, FormattableString.Invariant($"was answered with more than {most / (1024 * 1024)} MB, and is not read further"), ""));

    /// <summary>No complete answer in time.</summary>
    public ModelException Late(Uri address, Exception inner) =>
        new(ModelFault.Unavailable, Sentence(address, FormattableString.Invariant($"had no complete answer within {timeout.TotalSeconds:0} s"), "If the model needs longer, set llm_config.timeout_seconds higher."), inner) { IsPassing = true, IsTimeout = true };

    /// <summary>JSON that cannot be read.</summary>
    public ModelException Damaged(Uri address, JsonException error) => Passing(address, "was answered with JSON that is cut off or damaged", "", error);

    /// <summary>No connection, or one that broke.</summary>
    public ModelException Unreachable(Uri address, Exception error) =>
        Passing(address, "failed: " + Shown(Innermost(error), 200).TrimEnd('.'), provider.IsLocal ? $"Is the server on this machine running, and {Setting("base_url")} its address?" : $"Check {Setting("base_url")}, the network and network.proxy.", error);

    private ModelException Refusal(Uri address, HttpResponseMessage answer, int status, string body, string what)
    {
        var wait = RetryDelay.Of(answer.Headers, body);
        var reason = RefusalReason.Of(body);
        // Free accounts are told of their quota, too, and when it is there again.
        if (status == 429 && wait is not null) reason = null;
        var fault = reason ?? status switch
        {
            401 or 402 or 403 or 404 or 405 or 407 or 410 or (>= 300 and < 400) => ModelFault.Refused,
            413 => ModelFault.TooLong,
            408 or 409 or 425 or 429 or >= 500 => ModelFault.Unavailable,
            _ => ModelFault.Unusable,
        };
        var isPassing = fault == ModelFault.Unavailable && status != 501;
        var advice = fault switch
        {
            ModelFault.Refused when status is >= 300 and < 400 => $"Nothing is sent elsewhere by itself; if '{Shown(ServerWords.Place(answer), 200)}' is right, set it as {Setting("base_url")}.",
            ModelFault.Refused when status is 402 or 429 => "Look after the account's credit with the provider.",
            ModelFault.Refused when status is 407 => "Check network.proxy.",
            ModelFault.Refused when status is not (401 or 403) => $"Check {Setting("base_url")} and {Setting("models")}, and the key.",
            ModelFault.Refused => $"Check the key ({Setting("api_key")}{(LlmSettings.UsualVariable(provider.Name + ".api_key") is { } variable ? " or " + variable : "")}) and that it may use the model.",
            ModelFault.TooLong => $"Set {Setting("context_tokens")} to what the model takes.",
            _ => "",
        };
        var wish = isPassing && wait > RetryAfter.Longest ? FormattableString.Invariant($" The server asks to be left alone for {wait.Value.TotalMinutes:0} minutes; run again then.") : "";
        return new(fault, Sentence(address, what, advice) + wish) { IsPassing = isPassing, RetryAfter = isPassing ? wait : null };
    }

    private ModelException Passing(Uri address, string what, string advice, Exception? inner = null) => new(ModelFault.Unavailable, Sentence(address, what, advice), inner) { IsPassing = true };

    private string Sentence(Uri address, string what, string advice) => $"{Name(address)} {what}.{(advice.Length > 0 ? " " + advice : "")}";

    private string Setting(string name) => OneLine.Escape($"llm_config.{provider.Name}.{name}", 120);

    // Servers repeat what they do not like: the key, or the question.
    private string? Words(byte[] body, CompletionRequest question)
    {
        if (ServerWords.Of(body, key.Value) is not { } words) return null;
        var texts = question.Texts;
        for (var start = 0; start + RepeatedLetters <= words.Length; start++)
        {
            var piece = words.Substring(start, RepeatedLetters);
            if (texts.Any(text => text.IndexOf(piece, StringComparison.Ordinal) >= 0)) return words.Substring(0, start) + "…";
        }

        return words;
    }

    private string Shown(string text, int longest) => ServerWords.Shown(text, key.Value, longest);

    private static string Innermost(Exception error)
    {
        while (error.InnerException is { } inner) error = inner;
        return error.Message;
    }
}
