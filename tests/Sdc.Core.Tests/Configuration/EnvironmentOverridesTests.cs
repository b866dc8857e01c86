namespace Sdc.Tests.Configuration;

public class EnvironmentOverridesTests
{
    [Fact]
    public void A_variable_wins_over_the_file_and_takes_the_type_of_its_key()
    {
        using var folder = new ConfigurationFolder("""{ "processing_defaults": { "time_zone": "Europe/Berlin" }, "llm_config": { "Local": { "base_url": "http://a" } } }""");
        folder.Environment["SDC__processing_defaults__time_zone"] = "Asia/Tokyo";
        folder.Environment["sdc__Processing_Defaults__CUSTOMER_LINKING_FUZZY_MATCH_THRESHOLD"] = "87.5";
        folder.Environment["SDC__logging__log_to_terminal"] = "False";
        folder.Environment["SDC__screenconnect_ingestor__date_formats"] = "ISO, d.M.yyyy H:mm";
        folder.Environment["SDC__project_paths__data_folder"] = "elsewhere";
        folder.Environment["SDC__llm_config__local__base_url"] = "http://b";
        folder.Environment["SDC__llm_config__local__limits__max_tokens"] = "300";
        folder.Environment["SDC__llm_config__local__api_key"] = "12345678";
        folder.Environment["SDC__syncro_api__timeout_seconds"] = "";
        var configuration = folder.Load();

        Assert.Equal("Asia/Tokyo", configuration.ProcessingDefaults.TimeZone);
        Assert.Equal(87.5, configuration.ProcessingDefaults.CustomerLinkingFuzzyMatchThreshold);
        Assert.False(configuration.Logging.LogToTerminal);
        Assert.Equal(["ISO", "d.M.yyyy H:mm"], configuration.ScreenConnectIngestor.DateFormats);
        Assert.Equal(folder.Full("elsewhere", "input"), configuration.ProjectPaths.InputFolder);
        var local = Assert.IsType<DataMap>(configuration.LlmConfig.Settings["Local"]);
        Assert.Equal("http://b", local["base_url"]);
        Assert.Equal(300L, Assert.IsType<DataMap>(local["limits"])["max_tokens"]);
        Assert.Equal("(set, from environment variable SDC__llm_config__local__api_key)", local["api_key"]);
        Assert.Equal("12345678", configuration.LlmConfig.ApiKey("Local").Value);
        Assert.Empty(configuration.Warnings);
    }

    [Fact]
    public void A_list_can_be_JSON()
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        folder.Environment["SDC__screenconnect_ingestor__date_formats"] = """["ISO", "MMM d, yyyy H:mm"]""";
        Assert.Equal(["ISO", "MMM d, yyyy H:mm"], folder.Load().ScreenConnectIngestor.DateFormats);
    }

    [Fact]
    public void A_mistake_names_the_variable()
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        folder.Environment["SDC__processing_defaults__screenconnect_session_gap_minutes"] = "soon";
        var mistake = Assert.Single(folder.Fails().Mistakes);
        Assert.Equal("processing_defaults.screenconnect_session_gap_minutes", mistake.Path);
        Assert.Contains("SDC__processing_defaults__screenconnect_session_gap_minutes", mistake.Origin);
        Assert.Contains("soon", mistake.Found);
    }

    [Theory]
    [InlineData("SDC__syncro_api__apikey", "syncro_api.api_key")]
    [InlineData("SDC__loging__log_level", "logging.log_level")]
    [InlineData("SDC__log_level", "logging.log_level")]
    public void A_variable_that_names_no_key_is_warned_of_and_its_value_is_not_shown(string variable, string suggestion)
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        folder.Environment[variable] = "hunter2hunter2";
        var warning = Assert.Single(folder.Load().Warnings);
        Assert.Contains(variable, warning);
        Assert.Contains($"did you mean {suggestion}?", warning);
        Assert.DoesNotContain("hunter2", warning);
    }

    [Theory]
    [InlineData("SDC__")]
    [InlineData("SDC__logging")]
    [InlineData("SDC__logging____log_level")]
    [InlineData("SDC__logging__log_level__deeper")]
    public void An_incomplete_name_is_warned_of(string variable)
    {
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        folder.Environment[variable] = "x";
        Assert.Contains(variable, Assert.Single(folder.Load().Warnings));
    }

    [Fact]
    public void Two_variables_for_one_key_are_a_mistake()
    {
        if (OperatingSystem.IsWindows()) return; // Names that differ in case only are one variable there.
        using var folder = new ConfigurationFolder("{ \"logging\": {} }");
        folder.Environment["SDC__logging__log_level"] = "INFO";
        folder.Environment["SDC__LOGGING__LOG_LEVEL"] = "ERROR";
        Assert.Equal("logging.log_level", Assert.Single(folder.Fails().Mistakes).Path);
    }
}
