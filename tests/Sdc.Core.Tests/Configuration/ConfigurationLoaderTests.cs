namespace Sdc.Tests.Configuration;

public class ConfigurationLoaderTests
{
    [Fact]
    public void Every_key_has_a_default()
    {
        using var folder = new ConfigurationFolder("""{ "project_paths": {} }""");
        var configuration = folder.Load();

        Assert.Empty(configuration.Warnings);
        Assert.Equal(folder.ConfigPath, configuration.ConfigPath);
        Assert.Equal(folder.Root, configuration.ProjectRoot);
        Assert.Equal(folder.Full("data"), configuration.ProjectPaths.DataFolder);
        Assert.Equal(folder.Full("data", "input", "notes.json"), configuration.ProjectPaths.NotesJson);
        Assert.Equal(folder.Full("data", "input", "screenconnect"), configuration.ProjectPaths.ScreenConnectLogs);
        Assert.Equal(folder.Full("data", "input", "syncro"), configuration.ProjectPaths.SyncroTicketsInputFolder);
        Assert.Equal(folder.Full("data", "input", "sillytavern"), configuration.ProjectPaths.SillyTavernChatInputFolder);
        Assert.Equal(folder.Full("data", "output", "sessions"), configuration.ProjectPaths.SessionsOutputFolder);
        Assert.Equal(folder.Full("data", "logs", "sdc.log"), configuration.Logging.LogFilePath);
        Assert.Equal(folder.Full("data", "state"), configuration.StateFolder);
        Assert.Equal(folder.Full("data", "cache", "lean_customer_cache.json"), configuration.LeanCustomerCachePath);
        Assert.Equal(("INFO", true), (configuration.Logging.LogLevel, configuration.Logging.LogToTerminal));
        Assert.Equal((180, null), (configuration.SyncroApi.RequestsPerMinute, configuration.SyncroApi.BaseUrl));
        Assert.Equal(("csv", 1), (configuration.ScreenConnectIngestor.Mode, configuration.ScreenConnectIngestor.CompanyProperty));
        Assert.Equal(["ISO", "M/d/yyyy H:mm[:ss]", "M/d/yyyy h:mm[:ss] tt"], configuration.ScreenConnectIngestor.DateFormats);
        var defaults = configuration.ProcessingDefaults;
        Assert.Equal((95, "if_older_than_hours", 24), (defaults.CustomerLinkingFuzzyMatchThreshold, defaults.SyncroCachePolicy, defaults.SyncroCacheExpiryHours));
        Assert.Equal((60, 30, true), (defaults.SillyTavernSessionGapMinutes, defaults.ScreenConnectSessionGapMinutes, defaults.RecursiveSillyTavernScan));
        Assert.Equal("none", configuration.LlmConfig.ActiveProvider);
        Assert.Equal(TimeZoneInfo.Local, configuration.Zone);
        Assert.Equal(TimeZoneInfo.Local, configuration.ScreenConnectZone);
    }

    [Fact]
    public void Comments_trailing_commas_and_byte_order_marks_are_allowed()
    {
        using var folder = new ConfigurationFolder();
        const string json = "// first\n{ /* here */ \"logging\": { \"log_level\": \"debug\", }, }\n// last";
        foreach (var encoding in new System.Text.Encoding[] { new System.Text.UTF8Encoding(true), System.Text.Encoding.Unicode })
        {
            File.WriteAllText(folder.ConfigPath, json, encoding);
            Assert.Equal("DEBUG", folder.Load().Logging.LogLevel);
        }
    }

    [Theory]
    [InlineData("{\n  \"logging\": {\n    \"log_level\" \"INFO\"\n  }\n}", "line 3, column 17")]
    [InlineData("{\n  \"logging\": { \"log_level\": \"ä\", , }", "line 2, column 34")]
    [InlineData("", "line 1, column 1")]
    [InlineData("{ \"logging\": {", "line 1, column")]
    [InlineData("[ \"logging\" ]", "line 1, column 1")]
    [InlineData("{\n \"logging\": { \"log_file_path\": \"\\ud800\" } }", "line 2, column")]
    public void A_syntax_error_is_told_with_file_line_and_column(string json, string place)
    {
        using var folder = new ConfigurationFolder(json);
        var error = Assert.Throws<ConfigurationException>(() => folder.Load(folder.ConfigPath));
        Assert.Contains(folder.ConfigPath, error.Message);
        Assert.Contains(place, error.Message);
        Assert.DoesNotContain("BytePositionInLine", error.Message);
    }

    [Fact]
    public void What_is_no_text_at_all_is_told()
    {
        using var folder = new ConfigurationFolder();
        File.WriteAllBytes(folder.ConfigPath, [0x7B, 0xC3, 0x28, 0x9F, 0x7D]);
        Assert.Contains("not UTF-8", Assert.Throws<ConfigurationException>(() => folder.Load("config.json")).Message);
    }

    [Fact]
    public void All_mistakes_are_reported_together_with_path_finding_and_what_is_allowed()
    {
        using var folder = new ConfigurationFolder("""
            {
              "processing_defaults": { "customer_linking_fuzzy_match_threshold": 140, "time_zone": "America/New_Yorck" },
              "logging": 5,
              "screenconnect_ingestor": { "mode": "cvs", "company_property": "1" }
            }
            """);
        var error = folder.Fails();

        Assert.Equal(
            ["logging", "processing_defaults.customer_linking_fuzzy_match_threshold", "processing_defaults.time_zone", "screenconnect_ingestor.company_property", "screenconnect_ingestor.mode"],
            error.Mistakes.Select(mistake => mistake.Path).Order(StringComparer.Ordinal));
        var threshold = error.Mistakes.Single(mistake => mistake.Path.EndsWith("threshold"));
        Assert.Equal(("140", "a number from 0 to 100", "line 2, column 70"), (threshold.Found, threshold.Allowed, threshold.Origin));
        Assert.Contains("did you mean America/New_York?", error.Message);
        Assert.Contains("did you mean csv?", error.Message);
        Assert.Contains("the text '1'", error.Message);
        Assert.Contains("5 mistakes", error.Message);
    }

    [Theory]
    [InlineData("""{ "logging": { "log_lvel": "INFO" } }""", "logging.log_lvel (line 1, column 28)", "logging.log_level")]
    [InlineData("""{ "loging": { "log_level": "INFO" } }""", "loging", "logging")]
    [InlineData("""{ "logging": { "time_zone": "UTC" } }""", "logging.time_zone", "processing_defaults.time_zone")]
    [InlineData("""{ "logging": {}, "sillytavern_session_gap_minute": 5 }""", "sillytavern_session_gap_minute", "processing_defaults.sillytavern_session_gap_minutes")]
    [InlineData("""{ "llm_config": { "timeout_second": 5 } }""", "llm_config.timeout_second", "llm_config.timeout_seconds")]
    public void An_unknown_key_is_warned_of_with_the_nearest_known_one(string json, string named, string suggestion)
    {
        using var folder = new ConfigurationFolder(json);
        var warning = Assert.Single(folder.Load("config.json").Warnings);
        Assert.StartsWith(named, warning);
        Assert.Contains($"did you mean {suggestion}?", warning);
    }

    [Fact]
    public void A_key_that_is_like_nothing_gets_no_suggestion()
    {
        using var folder = new ConfigurationFolder("""{ "logging": { "xyzzy": 1 } }""");
        Assert.DoesNotContain("did you mean", Assert.Single(folder.Load().Warnings));
    }

    [Fact]
    public void A_doubled_key_is_a_mistake()
    {
        using var folder = new ConfigurationFolder("{ \"logging\": { \"log_level\": \"INFO\",\n \"log_level\": \"ERROR\" }, \"logging\": {} }");
        var mistakes = folder.Fails().Mistakes;
        Assert.Equal([("logging.log_level", "line 2, column 2"), ("logging", "line 2, column 26")], mistakes.Select(mistake => (mistake.Path, mistake.Origin)));
    }

    [Fact]
    public void Blocks_of_providers_that_are_not_in_use_are_free()
    {
        using var folder = new ConfigurationFolder("""
            { "llm_config": { "active_provider": "none", "local": { "base_url": "http://localhost:1234/v1", "max_tokens": 500, "nested": [ { "x": 1.5 } ] }, "tasks": { "title": {} } } }
            """);
        var configuration = folder.Load();
        Assert.Empty(configuration.Warnings);
        Assert.Equal("none", configuration.LlmConfig.ActiveProvider);
        var block = Assert.IsType<DataMap>(configuration.LlmConfig.Settings["local"]);
        Assert.Equal(500L, block["max_tokens"]);
    }

    [Theory]
    [InlineData("http://company.syncromsp.com/api/v1")]
    [InlineData("https://company.syncromsp.com")]
    [InlineData("company.syncromsp.com/api/v1")]
    [InlineData("https://company.syncromsp.com/api/v1?api_key=hunter2")]
    [InlineData("https://me:hunter2@company.syncromsp.com/api/v1")]
    [InlineData("file:///api/v1")]
    public void A_wrong_base_url_is_a_mistake(string url)
    {
        using var folder = new ConfigurationFolder($$"""{ "syncro_api": { "base_url": "{{url}}" } }""");
        var error = folder.Fails();
        Assert.Equal("syncro_api.base_url", Assert.Single(error.Mistakes).Path);
        Assert.DoesNotContain("hunter2", error.Message);
    }

    [Theory]
    [InlineData("https://company.syncromsp.com/api/v1/", "https://company.syncromsp.com/api/v1")]
    [InlineData("http://localhost:8080/api/v1", "http://localhost:8080/api/v1")]
    [InlineData("http://127.0.0.1/api/v1", "http://127.0.0.1/api/v1")]
    public void A_good_base_url_is_taken_without_a_slash_at_its_end(string url, string expected)
    {
        using var folder = new ConfigurationFolder($$"""{ "syncro_api": { "base_url": "{{url}}" } }""");
        Assert.Equal(expected, folder.Load().SyncroApi.BaseUrl);
    }

    [Theory]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("UTC", "Etc/UTC")]
    public void Zones_are_known_by_IANA_and_Windows_names(string name, string same)
    {
        using var folder = new ConfigurationFolder($$"""{ "processing_defaults": { "time_zone": "{{name}}" }, "screenconnect_ingestor": { "time_zone": "{{same}}" } }""");
        var configuration = folder.Load();
        Assert.True(configuration.Zone.HasSameRules(configuration.ScreenConnectZone));
    }

    [Fact]
    public void ScreenConnect_takes_the_zone_of_the_defaults_unless_it_has_its_own()
    {
        using var folder = new ConfigurationFolder("""{ "processing_defaults": { "time_zone": "Europe/Berlin" } }""");
        Assert.Equal(TimeSpan.FromHours(1), folder.Load().ScreenConnectZone.BaseUtcOffset);
        folder.Write("""{ "processing_defaults": { "time_zone": "Europe/Berlin" }, "screenconnect_ingestor": { "time_zone": "Asia/Tokyo" } }""");
        Assert.Equal(TimeSpan.FromHours(9), folder.Load().ScreenConnectZone.BaseUtcOffset);
        Assert.Equal(TimeSpan.FromHours(1), folder.Load().Zone.BaseUtcOffset);
    }

    [Fact]
    public void Sections_show_their_keys_one_a_line()
    {
        using var folder = new ConfigurationFolder("""{ "processing_defaults": { "time_zone": "Europe/Berlin" } }""");
        var configuration = folder.Load();
        Assert.StartsWith("time_zone: Europe/Berlin\ncustomer_linking_fuzzy_match_threshold: 95\n", configuration.ProcessingDefaults.ToString());
        Assert.Contains("date_formats: ISO; M/d/yyyy H:mm[:ss]", configuration.ScreenConnectIngestor.ToString());
        Assert.Contains("api_key: (not set)", configuration.SyncroApi.ToString());
    }
}
