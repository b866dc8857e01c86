using System.ClientModel.Primitives;
using OpenAI;

namespace Sdc;

/// <summary>Makes the model that the configuration names.</summary>
internal static class ChatModels
{
    /// <summary>Makes it; nothing is sent yet.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="log">Gets a line for every request and every retry, without texts, for the log at DEBUG; null for none. Called from any thread.</param>
    /// <returns>Null where the provider is <c>none</c>.</returns>
    public static IChatModel? Create(SdcConfiguration configuration, Action<string>? log)
    {
        var llm = configuration.LlmConfig;
        if (llm.Provider is not { } provider) return null;
        var key = llm.ApiKey(provider.Name).OrStop(LlmSettings.UsualVariable(provider.Name + ".api_key") ?? $"SDC__llm_config__{provider.Name}__api_key");
        var limiter = provider.RequestsPerMinute is { } most ? new RequestLimiter(most, ServerState.PathOf(configuration.StateFolder, provider.BaseUrl, "requests"), configuration.Storage) : null;
        var client = new HttpClient(new ModelConnection(provider, key, llm, configuration.Network, limiter, log)) { Timeout = Timeout.InfiniteTimeSpan };
        return new ChatModel(provider, key, llm.MaxParallel, client, Options(provider, client), log);
    }

    // Retries, time-outs and what is logged are the connection's: the SDK's own would come on top.
    private static OpenAIClientOptions Options(ProviderSettings provider, HttpClient client)
    {
        AppContext.SetSwitch("OpenAI.DisableTelemetry", true);
        AppContext.SetSwitch("OpenAI.Experimental.EnableOpenTelemetry", false);
        return new()
        {
            Endpoint = new(provider.BaseUrl),
            Transport = new HttpClientPipelineTransport(client),
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false,
            ClientLoggingOptions = new() { EnableLogging = false },
        };
    }
}
