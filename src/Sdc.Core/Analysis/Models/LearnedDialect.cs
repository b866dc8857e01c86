using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>What a provider's server turned out to understand, for as long as the process runs. Safe for concurrent use.</summary>
internal sealed class LearnedDialect
{
    private const string OpenAiHost = "api.openai.com";
    private const string GoogleHost = "generativelanguage.googleapis.com";

    private static readonly ConcurrentDictionary<string, LearnedDialect> All = new(StringComparer.Ordinal);
    private static readonly Regex OldName = Pattern(@"(?<![a-z_])max_tokens(?![a-z_])");
    private static readonly Regex Unsupported = Pattern("unsupported|not supported|does not support|unrecogni[sz]ed|unknown|unexpected|extra (?:input|field|param)|not permitted|not allowed|invalid (?:param|argument|field)|must be|cannot find field|not available|deprecated");
    private static readonly Regex FormatNames = Pattern(@"response_?format|json_schema|json_object|json mode|structured output|response_?schema|response_?mime|grammar");
    private static readonly Regex StrippedNames = Pattern(@"\$schema|additional_?properties");

    private readonly object gate = new();
    private volatile ModelDialect current;

    private LearnedDialect(ModelDialect first) => current = first;

    public ModelDialect Current => current;

    /// <summary>That of the server at an address.</summary>
    public static LearnedDialect Of(Uri server) => All.GetOrAdd(server.AbsoluteUri, _ => new(new()
    {
        TokensName = server.Host.Equals(OpenAiHost, StringComparison.OrdinalIgnoreCase) ? ModelDialect.NewTokensName : ModelDialect.OldTokensName,
        StripsSchema = server.Host.Equals(GoogleHost, StringComparison.OrdinalIgnoreCase),
    }));

    /// <summary>Learns from a refusal.</summary>
    /// <param name="used">How the server was asked.</param>
    /// <param name="asksForJson">Whether JSON was asked for.</param>
    /// <param name="body">What it answered.</param>
    /// <returns>True when asking again, as <see cref="Current"/> then says, may do better.</returns>
    public bool Learn(ModelDialect used, bool asksForJson, string body)
    {
        lock (gate)
        {
            // Another question that was asked at the same time has learned it.
            if (!ReferenceEquals(used, current)) return true;
            if (Next(used, asksForJson, body) is not { } next) return false;
            current = next;
            return true;
        }
    }

    private static ModelDialect? Next(ModelDialect used, bool asksForJson, string body)
    {
        if (asksForJson && used.Format != AnswerFormat.Words)
        {
            if (used is { Format: AnswerFormat.Schema, StripsSchema: false } && StrippedNames.IsMatch(body)) return used with { StripsSchema = true };
            if (FormatNames.IsMatch(body)) return used with { Format = used.Format + 1 };
        }

        if (!Unsupported.IsMatch(body)) return null;
        var namesUsed = used.TokensName == ModelDialect.OldTokensName ? OldName.IsMatch(body) : used.TokensName is { } name && body.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0;
        if (namesUsed)
        {
            return used.OtherTokensNameIsRefused
                ? used with { TokensName = null }
                : used with { TokensName = used.TokensName == ModelDialect.OldTokensName ? ModelDialect.NewTokensName : ModelDialect.OldTokensName, OtherTokensNameIsRefused = true };
        }

        return used.SendsTemperature && body.IndexOf("temperature", StringComparison.OrdinalIgnoreCase) >= 0 ? used with { SendsTemperature = false } : null;
    }

    private static Regex Pattern(string text) => new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
