using System.Collections.Concurrent;
using System.Text.Json;
using Sdc.TestServers;
using Sdc.Tests.Configuration;

namespace Sdc.Tests.Analysis.Models;

/// <summary>A model server, and a project that is configured for it.</summary>
internal sealed class ModelProject : IAsyncDisposable
{
    public const string Schema = """{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false, "properties": { "title": { "type": "string" } }, "required": ["title"] }""";

    private readonly ConfigurationFolder folder = new();

    private ModelProject(ModelServer server) => Server = server;

    public ModelServer Server { get; }

    public ConcurrentQueue<string> Log { get; } = new();

    public int Retries { get; set; } = 5;

    public int TimeoutSeconds { get; set; } = 30;

    public int MaxParallel { get; set; } = 4;

    public int? RequestsPerMinute { get; set; }

    public int? MaxTokens { get; set; }

    public object ContextTokens { get; set; } = 8000;

    public string? BaseUrl { get; set; }

    public string? Key { get; set; }

    public static async Task<ModelProject> StartAsync(Func<ModelRequest, string>? answer = null, ModelServerOptions? options = null, Chaos? chaos = null) =>
        new(await ModelServer.StartAsync(answer, options, chaos));

    public static ModelQuestion Text(string user = "What was done?", int? maxTokens = null) => new("title", "You write titles.", user) { MaxTokens = maxTokens };

    public static ModelQuestion Json(string user = "What was done?", int? maxTokens = null) => Text(user, maxTokens) with { Schema = Schema };

    public IChatModel Create()
    {
        folder.Write(JsonSerializer.Serialize(new
        {
            network = new { retries = Retries, retry_delay_seconds = 0 },
            llm_config = new
            {
                active_provider = "tests",
                timeout_seconds = TimeoutSeconds,
                max_parallel = MaxParallel,
                requests_per_minute = RequestsPerMinute,
                default_llm_params = new { max_tokens = MaxTokens },
                tests = new
                {
                    base_url = BaseUrl ?? Server.BaseUrl,
                    api_key = Key ?? Server.Key,
                    models = new { general = "general-1", lightweight = "light-1" },
                    context_tokens = ContextTokens,
                    prices = new { input = 1, output = 10 },
                },
            },
        }));
        return ChatModels.Create(folder.Load(), Log.Enqueue)!;
    }

    public async Task<ModelAnswer> AskAsync(ModelQuestion? question = null)
    {
        using var model = Create();
        return await model.AskAsync(question ?? Text(), default);
    }

    public async Task<ModelException> FailsAsync(ModelQuestion? question = null) => await Assert.ThrowsAsync<ModelException>(() => AskAsync(question));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
