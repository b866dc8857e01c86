namespace Sdc.Tests.Configuration;

public class ProviderTests
{
    [Theory]
    [InlineData("""{ "logging": {} }""")]
    [InlineData("""{ "llm_config": {} }""")]
    [InlineData("""{ "llm_config": { "active_provider": "none", "openai": { "models": { "general": "m" } } } }""")]
    public void No_provider_is_the_default(string json)
    {
        using var folder = new ConfigurationFolder(json);
        Assert.Null(folder.Load().LlmConfig.Provider);
    }

    [Fact]
    public void OpenAI_needs_only_models()
    {
        var provider = Read("""{ "llm_config": { "active_provider": "openai", "openai": { "models": { "general": "gpt-x" } } } }""");
        Assert.Equal(("https://api.openai.com/v1", true, 60, 2048, 0.2, false), (provider.BaseUrl, provider.Redacted.Count > 0, provider.RequestsPerMinute, provider.MaxTokens, provider.Temperature, provider.IsLocal));
        Assert.All(Enum.GetValues<ModelCapability>(), capability => Assert.Equal(("gpt-x", 128_000), (provider.Models[capability], provider.ContextTokens[capability])));
        Assert.Empty(provider.Prices);
    }

    [Fact]
    public void Google_has_its_address() => Assert.Equal(
        "https://generativelanguage.googleapis.com/v1beta/openai",
        Read("""{ "llm_config": { "active_provider": "google_gemini", "google_gemini": { "models": { "complex": "gemini-x" } } } }""").BaseUrl);

    [Fact]
    public void A_local_server_has_its_address_and_no_limit_of_requests()
    {
        var provider = Read("""{ "llm_config": { "active_provider": "local_llm", "local_llm": { "models": { "lightweight": "small" } } } }""");
        Assert.Equal(("http://127.0.0.1:1234/v1", null, 1024, 4096, true), (provider.BaseUrl, provider.RequestsPerMinute, provider.MaxTokens, provider.ContextTokens[ModelCapability.Complex], provider.IsLocal));
    }

    [Fact]
    public void A_limit_of_requests_that_is_set_holds_for_a_local_server_too() =>
        Assert.Equal(30, Read("""{ "llm_config": { "requests_per_minute": 30, "active_provider": "local_llm", "local_llm": { "models": { "lightweight": "small" } } } }""").RequestsPerMinute);

    [Theory]
    [InlineData("""{ "complex": "c", "general": "g", "lightweight": "l" }""", "c", "g", "l")]
    [InlineData("""{ "complex": "c", "lightweight": "l" }""", "c", "c", "l")]
    [InlineData("""{ "complex": "c" }""", "c", "c", "c")]
    [InlineData("""{ "lightweight": "l" }""", "l", "l", "l")]
    [InlineData("""{ "general": "g", "lightweight": "l" }""", "g", "g", "l")]
    [InlineData("""{ "complex": "c", "general": "g" }""", "c", "g", "g")]
    public void A_model_that_is_not_named_is_another_one(string models, string complex, string general, string lightweight)
    {
        var provider = Read($$"""{ "llm_config": { "active_provider": "p", "p": { "base_url": "https://models.example/v1/", "models": {{models}} } } }""");
        Assert.Equal((complex, general, lightweight), (provider.Models[ModelCapability.Complex], provider.Models[ModelCapability.General], provider.Models[ModelCapability.Lightweight]));
        Assert.Equal("https://models.example/v1", provider.BaseUrl);
    }

    [Fact]
    public void Context_and_prices_may_differ_by_capability_and_model()
    {
        var provider = Read("""
            { "llm_config": { "default_llm_params": { "temperature": 0, "max_tokens": 300 }, "active_provider": "p", "p": { "base_url": "https://models.example/v1", "redact": false,
              "models": { "complex": "org/big:1", "general": "small" }, "context_tokens": { "complex": 200000 },
              "prices": { "org/big:1": { "input": 2.5, "output": 10 }, "general": { "input": 0.1, "output": 0.4 } } } } }
            """);
        Assert.Equal((200_000, 32_768), (provider.ContextTokens[ModelCapability.Complex], provider.ContextTokens[ModelCapability.General]));
        Assert.Equal((new ModelPrice(2.5m, 10m), new ModelPrice(0.1m, 0.4m)), (provider.Prices[ModelCapability.Complex], provider.Prices[ModelCapability.General]));
        Assert.False(provider.Prices.ContainsKey(ModelCapability.Lightweight));
        Assert.Equal((false, 0, 300), (provider.Redacted.Count > 0, provider.Temperature, provider.MaxTokens));
        Assert.Equal(12.5m, provider.Prices[ModelCapability.Complex].Of(1_000_000, 1_000_000));
    }

    [Fact]
    public void One_price_is_that_of_all_models()
    {
        var provider = Read("""{ "llm_config": { "active_provider": "openai", "openai": { "models": { "general": "m" }, "context_tokens": 9000, "prices": { "input": 1, "output": 2 } } } }""");
        Assert.All(Enum.GetValues<ModelCapability>(), capability => Assert.Equal((new ModelPrice(1, 2), 9000), (provider.Prices[capability], provider.ContextTokens[capability])));
    }

    [Fact]
    public void A_provider_without_a_block_is_a_mistake_that_lists_the_blocks()
    {
        using var folder = new ConfigurationFolder("""{ "llm_config": { "active_provider": "groqq", "groq": {}, "tasks": {} } }""");
        var mistake = Assert.Single(folder.Fails().Mistakes);
        Assert.Equal("llm_config.active_provider", mistake.Path);
        Assert.Contains("groq, openai, google_gemini, local_llm", mistake.Allowed);
        Assert.Contains("did you mean groq?", mistake.Allowed);
        Assert.DoesNotContain("tasks", mistake.Allowed);
    }

    [Fact]
    public void Every_mistake_of_a_block_is_named_at_once()
    {
        using var folder = new ConfigurationFolder("""
            { "llm_config": { "default_llm_params": { "temperature": 3, "max_tokens": "1" }, "active_provider": "p", "p": { "base_url": "http://models.example/v1", "api_key": 7, "redact": "no",
              "models": { "complex": 5 }, "context_tokens": { "general": 1 }, "prices": { "input": -1 } } } }
            """);
        var error = folder.Fails();
        Assert.Equal(
            [
                "llm_config.default_llm_params.max_tokens", "llm_config.default_llm_params.temperature", "llm_config.p.api_key", "llm_config.p.base_url", "llm_config.p.context_tokens.general", "llm_config.p.models.complex",
                "llm_config.p.prices.input", "llm_config.p.prices.output", "llm_config.p.redact",
            ],
            error.Mistakes.Select(mistake => mistake.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "active_provider": "openai" }""", "llm_config.openai.models")]
    [InlineData("""{ "active_provider": "openai", "openai": { "models": {} } }""", "llm_config.openai.models")]
    [InlineData("""{ "active_provider": "p", "p": { "models": { "general": "m" } } }""", "llm_config.p.base_url")]
    [InlineData("""{ "active_provider": "p", "p": { "models": { "general": "m" }, "base_url": "https://me:hunter2@models.example/v1" } }""", "llm_config.p.base_url")]
    [InlineData("""{ "active_provider": "openai", "openai": { "models": "gpt-x" } }""", "llm_config.openai.models")]
    [InlineData("""{ "active_provider": "openai", "openai": { "models": { "general": "m" }, "prices": 5 } }""", "llm_config.openai.prices")]
    [InlineData("""{ "active_provider": "openai", "openai": { "models": { "general": "m" }, "prices": { "m": { "input": 1 } } } }""", "llm_config.openai.prices.m.output")]
    public void What_the_provider_in_use_lacks_is_one_mistake(string llm, string path)
    {
        using var folder = new ConfigurationFolder($$"""{ "llm_config": {{llm}} }""");
        var error = folder.Fails();
        Assert.Equal(path, Assert.Single(error.Mistakes).Path);
        Assert.DoesNotContain("hunter2", error.Message);
    }

    [Fact]
    public void Unknown_keys_are_warned_of_with_the_nearest_known_one()
    {
        using var folder = new ConfigurationFolder("""{ "llm_config": { "active_provider": "openai", "default_llm_params": { "temprature": 1 }, "openai": { "modells": {}, "models": { "generl": "x", "general": "m" } } } }""");
        Assert.Equal(3, folder.Load().Warnings.Count);
        Assert.Contains(folder.Load().Warnings, warning => warning.StartsWith("llm_config.openai.modells (") && warning.Contains("did you mean models?"));
        Assert.Contains(folder.Load().Warnings, warning => warning.StartsWith("llm_config.openai.models.generl (") && warning.Contains("did you mean general?"));
        Assert.Contains(folder.Load().Warnings, warning => warning.StartsWith("llm_config.default_llm_params.temprature (") && warning.Contains("did you mean temperature?"));
    }

    private static ProviderSettings Read(string json)
    {
        using var folder = new ConfigurationFolder(json);
        var configuration = folder.Load();
        Assert.Empty(configuration.Warnings);
        return configuration.LlmConfig.Provider!;
    }
}
