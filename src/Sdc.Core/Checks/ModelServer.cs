namespace Sdc;

/// <summary>Where the configured provider of language models is; every one of them speaks OpenAI's protocol.</summary>
internal static class ModelServer
{
    public const string NoProvider = "none";

    /// <summary>The server's address; null where none is configured or known.</summary>
    public static string? Address(LlmSettings settings)
    {
        if (settings.Settings.TryGetValue(settings.ActiveProvider, out var block) && block is DataMap map && map.TryGetValue("base_url", out var value)) return (value as string)?.Trim();
        return LlmSettings.UsualVariable(settings.ActiveProvider + ".api_key") switch
        {
            "OPENAI_API_KEY" => "https://api.openai.com/v1",
            "GOOGLE_API_KEY" => "https://generativelanguage.googleapis.com/v1beta/openai",
            _ => null,
        };
    }

    /// <summary>The address where it can be asked: HTTPS, or this machine, or no key that could be read on the way; else null.</summary>
    public static Uri? Usable(string? address, bool hasKey)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0) return null;
        return uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && (uri.IsLoopback || !hasKey)) ? uri : null;
    }
}
