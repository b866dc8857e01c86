namespace Sdc;

/// <summary>What is known of providers by the names of their blocks.</summary>
/// <param name="BaseUrl">Its address.</param>
/// <param name="ContextTokens">What its models take at least.</param>
internal sealed record UsualProvider(string BaseUrl, int ContextTokens)
{
    private static readonly UsualProvider Google = new("https://generativelanguage.googleapis.com/v1beta/openai", 128_000);

    // Local servers answer at the first of these addresses; that of "localhost" may be another one, which takes seconds to find out on some systems.
    private static readonly Dictionary<string, UsualProvider> All = new(StringComparer.Ordinal)
    {
        ["openai"] = new("https://api.openai.com/v1", 128_000),
        ["google_gemini"] = Google,
        ["google"] = Google,
        ["gemini"] = Google,
        ["local_llm"] = new("http://127.0.0.1:1234/v1", 4096),
    };

    /// <summary>The names that are told to people.</summary>
    public static IReadOnlyList<string> Names { get; } = ["openai", "google_gemini", "local_llm"];

    public static UsualProvider? Find(string name) => All.TryGetValue(name, out var provider) ? provider : null;
}
