namespace Sdc.Tests.Configuration;

public class SecretTests
{
    private const string Key = "Th1s-1s-4-s3cret";

    [Fact]
    public void A_secret_in_the_file_works_and_warns_without_showing_it()
    {
        using var folder = new ConfigurationFolder($$"""{ "syncro_api": { "api_key": "{{Key}}" } }""");
        var configuration = folder.Load();
        Assert.Equal(Key, configuration.SyncroApi.Key.Value);
        Assert.Equal("(set, from config.json)", configuration.SyncroApi.ApiKey);
        Assert.Contains("SYNCRO_API_KEY", Assert.Single(configuration.Warnings));
        Assert.DoesNotContain(Key, configuration.Warnings[0]);
    }

    [Fact]
    public void The_usual_names_win()
    {
        using var folder = new ConfigurationFolder("""
            { "syncro_api": { "api_key": "of-file-1" },
              "screenconnect_ingestor": { "api_config": { "api_key": "of-file-2", "base_url": "https://example.com" } },
              "llm_config": { "openai": { "api_key": "of-file-3" }, "google_gemini": {}, "openai_like": { "api_key": "of-file-4", "base_url": "http://x" } } }
            """);
        folder.Environment["SYNCRO_API_KEY"] = "usual-syncro";
        folder.Environment["SDC__syncro_api__api_key"] = "by-key";
        folder.Environment["SCREENCONNECT_API_KEY"] = "usual-screenconnect";
        folder.Environment["OPENAI_API_KEY"] = "usual-openai";
        folder.Environment["GOOGLE_API_KEY"] = "usual-google";
        var configuration = folder.Load();

        Assert.Equal("usual-syncro", configuration.SyncroApi.Key.Value);
        Assert.Equal("(set, from SYNCRO_API_KEY)", configuration.SyncroApi.ApiKey);
        Assert.Equal("usual-screenconnect", configuration.ScreenConnectIngestor.ApiKey.Value);
        Assert.Equal("(set, from SCREENCONNECT_API_KEY)", configuration.ScreenConnectIngestor.ApiConfig["api_key"]);
        Assert.Equal("https://example.com", configuration.ScreenConnectIngestor.ApiConfig["base_url"]);
        Assert.Equal("usual-openai", configuration.LlmConfig.ApiKey("openai").Value);
        Assert.Equal("usual-google", configuration.LlmConfig.ApiKey("google_gemini").Value);
        Assert.Equal("of-file-4", configuration.LlmConfig.ApiKey("openai_like").Value);
        Assert.False(configuration.LlmConfig.ApiKey("elsewhere").IsSet);
        foreach (var secret in new[] { "usual-syncro", "by-key", "usual-screenconnect", "usual-openai", "usual-google", "of-file-2", "of-file-3", "of-file-4" })
            Assert.Contains(secret, configuration.SecretValues);
    }

    [Fact]
    public void Nothing_that_can_be_shown_holds_a_secret()
    {
        using var folder = new ConfigurationFolder($$"""
            { "syncro_api": { "api_key": "{{Key}}" }, "screenconnect_ingestor": { "api_config": { "api_key": "{{Key}}" } },
              "llm_config": { "openai": { "api_key": "{{Key}}", "headers": { "Authorization": "Bearer {{Key}}" } }, "list": { "keys": [ { "api_key": "{{Key}}" } ] } } }
            """);
        var configuration = folder.Load();
        var shown = string.Join("\n", configuration.SyncroApi, configuration.ScreenConnectIngestor, configuration.LlmConfig, configuration.SyncroApi.ApiKey)
            + string.Join("\n", configuration.Warnings)
            + System.Text.Json.JsonSerializer.Serialize(new { configuration.SyncroApi, configuration.ScreenConnectIngestor, configuration.LlmConfig });
        Assert.DoesNotContain(Key, shown);
        Assert.Contains("(set, from config.json)", shown);
        Assert.Contains(Key, configuration.SecretValues);
        Assert.Contains("Bearer " + Key, configuration.SecretValues);
    }

    [Theory]
    [InlineData("{ \"syncro_api\": { \"api_key\": tTh1s-1s-4-s3cret } }")]
    [InlineData("{ \"syncro_api\": { \"api_key\": nTh1s-1s-4-s3cret\" } }")]
    [InlineData("{ \"syncro_api\": { \"api_key\": [\"Th1s-1s-4-s3cret\"] } }")]
    [InlineData("{ \"syncro_api\": { \"api_key\": { \"Th1s-1s-4-s3cret\": 1 } } }")]
    [InlineData("{ \"syncro_api\": \"Th1s-1s-4-s3cret\" }")]
    [InlineData("{ \"syncro_api\": { \"api_key\": \"Th1s-1s-4-s3cret\\nx\" } }")]
    [InlineData("{ \"syncro_api\": { \"base_url\": \"https://x/api/v1?api_key=Th1s-1s-4-s3cret\" } }")]
    [InlineData("{ \"syncro_api\": { \"base_url\": \"https://x/api/v1#Th1s-1s-4-s3cret\" } }")]
    [InlineData("{ \"syncro_api\": { \"base_url\": \"https://user:Th1s-1s-4-s3cret@x/api/v1\" } }")]
    public void A_mistake_about_a_secret_does_not_tell_it(string json)
    {
        using var folder = new ConfigurationFolder(json);
        Assert.DoesNotContain("s3cret", folder.Fails().Message);
    }

    [Fact]
    public void A_secret_made_of_digits_is_not_shown_either()
    {
        using var folder = new ConfigurationFolder("""{ "syncro_api": { "api_key": 8675309 } }""");
        var error = folder.Fails();
        Assert.Equal("syncro_api.api_key", Assert.Single(error.Mistakes).Path);
        Assert.DoesNotContain("8675309", error.Message);
    }

    [Fact]
    public void An_empty_secret_is_none()
    {
        using var folder = new ConfigurationFolder("""{ "syncro_api": { "api_key": "" }, "llm_config": { "openai": { "api_key": " " } } }""");
        var configuration = folder.Load();
        Assert.Equal("(not set)", configuration.SyncroApi.ApiKey);
        Assert.Empty(configuration.Warnings);
        Assert.Empty(configuration.SecretValues);
    }
}
