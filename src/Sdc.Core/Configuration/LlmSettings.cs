namespace Sdc;

/// <summary>Which language model analyses sessions, and how.</summary>
public sealed class LlmSettings
{
    // Only these exact names: a key must not travel to whatever server a block of another name points at.
    private static readonly string[] GoogleProviders = ["google", "gemini", "google_gemini"];

    internal LlmSettings()
    {
    }

    /// <summary>Name of the provider block in use; <c>none</c> for no model.</summary>
    public string ActiveProvider { get; internal init; } = "";

    /// <summary>After how many seconds a request is given up.</summary>
    public int TimeoutSeconds { get; internal init; }

    /// <summary>How many requests run at the same time at most.</summary>
    public int MaxParallel { get; internal init; }

    /// <summary>How many requests a minute are sent at most; null for 60, and for no limit where the provider runs on this machine.</summary>
    public int? RequestsPerMinute { get; internal init; }

    /// <summary>Whether Google's key is set in the environment.</summary>
    public string GoogleApiKey => GoogleKey.ToString();

    /// <summary>Whether OpenAI's key is set in the environment.</summary>
    public string OpenAiApiKey => OpenAiKey.ToString();

    /// <summary>The whole section as written, with its provider blocks and tasks; secrets are shown only as set.</summary>
    public DataMap Settings { get; internal init; } = [];

    /// <summary>The provider in use; null for none.</summary>
    internal ProviderSettings? Provider { get; init; }

    /// <summary>The tasks of analysis.</summary>
    internal AnalysisTasks Tasks => LazyTasks.Value;

    internal Lazy<AnalysisTasks> LazyTasks { get; init; } = new(() => AnalysisTasks.Read(null, null, []));

    internal Secret GoogleKey { get; init; } = Secret.None;

    internal Secret OpenAiKey { get; init; } = Secret.None;

    /// <summary>The secrets that <see cref="Settings"/> masks, by path within the section, such as <c>openai.api_key</c>.</summary>
    internal IReadOnlyDictionary<string, Secret> Secrets { get; init; } = new Dictionary<string, Secret>();

    /// <summary>The key for a provider block: that of the environment's usual name, else the block's own.</summary>
    internal Secret ApiKey(string provider)
    {
        if (OpenAiKey.IsSet && provider == "openai") return OpenAiKey;
        if (GoogleKey.IsSet && GoogleProviders.Contains(provider)) return GoogleKey;
        return Secrets.TryGetValue(provider + ".api_key", out var secret) ? secret : Secret.None;
    }

    /// <summary>The environment variable that usually holds the secret of that path within the section; null for a provider without one.</summary>
    internal static string? UsualVariable(string secretPath) => secretPath switch
    {
        "openai.api_key" => "OPENAI_API_KEY",
        _ when GoogleProviders.Any(provider => secretPath == provider + ".api_key") => "GOOGLE_API_KEY",
        _ => null,
    };

    /// <summary>Shows each key with its value, one a line; secrets only as set or not set.</summary>
    public override string ToString() => SectionText.Of(
    [
        ("active_provider", ActiveProvider),
        ("timeout_seconds", TimeoutSeconds),
        ("max_parallel", MaxParallel),
        ("requests_per_minute", RequestsPerMinute),
        ("google_api_key", GoogleApiKey),
        ("openai_api_key", OpenAiApiKey),
        .. Settings.Where(pair => pair.Value is DataMap or List<object?>).Select(pair => (pair.Key, (object?)pair.Value)),
    ]);
}
