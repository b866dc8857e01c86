using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdc.Tests.Configuration;

public class ConfigurationPropertyTests
{
    // Every key with values that are good and values that are not.
    private static readonly (string Section, string Name, object[] Good, object?[] Wrong)[] Keys =
    [
        ("project_paths", "data_folder", ["d", "/abs", "{{project_root}}/x"], [1, "", true, new[] { "x" }, "{{nope}}"]),
        ("project_paths", "input_folder", ["i"], [false, " "]),
        ("project_paths", "output_folder", ["o"], [1.5]),
        ("project_paths", "logs_folder", ["l"], [0]),
        ("project_paths", "cache_folder", ["c"], [new { }]),
        ("project_paths", "notes_json", ["n.json"], [2]),
        ("project_paths", "screenconnect_logs", ["s"], [2]),
        ("project_paths", "sillytavern_chat_input_folder", ["s"], [2]),
        ("project_paths", "syncro_tickets_input_folder", ["s"], [2]),
        ("project_paths", "sessions_output_folder", ["s"], [2]),
        ("logging", "log_file_path", ["x.log"], [2, ""]),
        ("logging", "log_level", ["DEBUG", "info", "WARNING", "ERROR"], ["TRACE", 3, ""]),
        ("logging", "log_to_terminal", [true, false], ["true", 1]),
        ("syncro_api", "base_url", ["https://a.example/api/v1"], ["https://a.example", "http://a.example/api/v1", 7]),
        ("syncro_api", "api_key", ["k3y-k3y"], [7, true]),
        ("syncro_api", "requests_per_minute", [1, 180], [0, -1, 1.5, "180", 1e12]),
        ("syncro_api", "timeout_seconds", [1, 600], [0, -5, "5"]),
        ("screenconnect_ingestor", "mode", ["csv"], ["xml", 1]),
        ("screenconnect_ingestor", "company_property", [1, 8], [0, 9, "1"]),
        ("screenconnect_ingestor", "time_zone", ["Europe/Berlin", "Pacific Standard Time"], ["Mars/Olympus", "", "../../etc/passwd", 5]),
        ("screenconnect_ingestor", "encoding", ["utf-8", "windows-1252", "shift_jis", "1250"], ["utf-9", 1252, ""]),
        ("screenconnect_ingestor", "date_formats", [new[] { "ISO" }, new[] { "d.M.yyyy H:mm[:ss]" }], [new string[0], "ISO", new[] { "M/d/yyyy" }, new[] { "M/d/yyyy h:mm" }, new object[] { 1 }, new[] { "M/d/yyyy H:mm", "d/M/yyyy H:mm" }, new[] { "ISO", "yyyy-dd-MM HH:mm" }, new[] { "M/d/yyyy [H:mm" }]),
        ("screenconnect_ingestor", "api_config", [new { }, new { base_url = "https://a.example/sc", extension_id = "x-1", item_limit = 5, method = "get", filters = new { ParticipantName = new[] { "Dana", "Lee" } } }],
            [5, "x"]),
        ("llm_config", "active_provider", ["none", "None"], [5, "", "nobody"]),
        ("llm_config", "timeout_seconds", [30], [0]),
        ("llm_config", "max_parallel", [2], [0, "2"]),
        ("network", "proxy", ["http://proxy.example.com:8080", "none"], ["http://user:pass@proxy.example.com:8080", "proxy", 8080, ""]),
        ("network", "retries", [0, 5], [-1, 21, "5"]),
        ("network", "retry_delay_seconds", [0.5, 1], [-1, 61, "1"]),
        ("storage", "sync", [true, false], ["true", 1]),
        ("storage", "private", [true, false], ["no", 0]),
        ("llm_config", "requests_per_minute", [10], [0]),
        ("llm_config", "default_llm_params", [new { temperature = 0.2 }], [5]),
        ("llm_config", "tasks", [new { title = new { } }], ["x"]),
        ("llm_config", "categories", [new[] { "Printers", "Other" }], ["x", new string[0], new[] { "" }, new[] { "A", "a" }, new object[] { 1 }]),
        ("processing_defaults", "time_zone", ["America/New_York", "UTC"], ["New Yorkshire", 1]),
        ("processing_defaults", "customer_linking_fuzzy_match_threshold", [0, 100, 92.5], [-1, 100.5, "95"]),
        ("processing_defaults", "customer_linking_ask_threshold", [0, 100, 2.5], [-1, 100.5, "2"]),
        ("processing_defaults", "link_chats_by_content", [true, false], ["yes", 1]),
        ("processing_defaults", "llm_link_min_confidence", [0, 0.85, 1], [-0.1, 1.1, "0.9"]),
        ("processing_defaults", "syncro_cache_policy", ["if_older_than_hours", "on_each_run", "manual_only"], ["always", true]),
        ("processing_defaults", "syncro_cache_expiry_hours", [0, 24, 1.5], [-1, "24"]),
        ("processing_defaults", "sillytavern_session_gap_minutes", [1, 0.5], [0, -3, "60"]),
        ("processing_defaults", "screenconnect_session_gap_minutes", [1, 45], [0, -3, "30", 1e300]),
        ("processing_defaults", "recursive_sillytavern_scan", [true, false], ["yes", 0]),
        ("processing_defaults", "sillytavern_keep_reasoning", [true, false], ["no", 1]),
        ("processing_defaults", "technician_aliases", [new { }, new { Dana = "AdminUser" }, new { Dana = new[] { "AdminUser", "dana@example.com" }, Lee = new string[0] }], [5, "Dana", new[] { "Dana" }]),
    ];

    // For each key a number below zero or odd leaves it out, and another picks one of its good values.
    private static Gen<Dictionary<string, Dictionary<string, object>>> GoodSubsets =>
        Gen.Choose(-1, 999).ArrayOf(Keys.Length).Select(picks => Keys.Zip(picks)
            .Where(pair => pair.Second >= 0 && pair.Second % 2 == 0)
            .GroupBy(pair => pair.First.Section)
            .ToDictionary(keys => keys.Key, keys => keys.ToDictionary(pair => pair.First.Name, pair => pair.First.Good[pair.Second / 2 % pair.First.Good.Length])));

    [Fact]
    public void The_list_of_these_tests_is_complete() =>
        Assert.Equal(ConfigurationSchema.All.Select(key => key.Path).Order(), Keys.Select(key => $"{key.Section}.{key.Name}").Order());

    [Property(MaxTest = 100)]
    public Property Any_subset_of_keys_with_good_values_loads() => Prop.ForAll(Arb.From(GoodSubsets), subset =>
    {
        using var folder = new ConfigurationFolder(JsonSerializer.Serialize(subset));
        var configuration = folder.Load(folder.ConfigPath);
        Assert.All(configuration.Warnings, warning => Assert.StartsWith("syncro_api.api_key", warning));
        Assert.NotEqual("", configuration.ProjectPaths.SessionsOutputFolder);
    });

    [Property(MaxTest = 100)]
    public Property Every_wrong_key_is_named_and_no_other(int seed) => Prop.ForAll(Arb.From(GoodSubsets), subset =>
    {
        var random = new System.Random(seed);
        var wrong = Keys.OrderBy(_ => random.Next()).Take(1 + random.Next(4)).ToList();
        foreach (var key in wrong)
        {
            if (!subset.TryGetValue(key.Section, out var section)) subset[key.Section] = section = [];
            section[key.Name] = key.Wrong[random.Next(key.Wrong.Length)]!;
        }

        using var folder = new ConfigurationFolder(JsonSerializer.Serialize(subset));
        Assert.Equal(
            wrong.Select(key => $"{key.Section}.{key.Name}").Order(StringComparer.Ordinal),
            folder.Fails().Mistakes.Select(mistake => mistake.Path).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Each_wrong_value_alone_is_one_mistake()
    {
        foreach (var (section, name, _, wrong) in Keys)
        {
            foreach (var value in wrong)
            {
                using var folder = new ConfigurationFolder(JsonSerializer.Serialize(new Dictionary<string, object> { [section] = new Dictionary<string, object?> { [name] = value } }));
                Assert.Equal($"{section}.{name}", Assert.Single(folder.Fails().Mistakes).Path);
            }
        }
    }

    [Fact]
    public void Null_is_the_default()
    {
        var json = JsonSerializer.Serialize(Keys.GroupBy(key => key.Section).ToDictionary(group => group.Key, group => group.ToDictionary(key => key.Name, _ => (object?)null)));
        using var folder = new ConfigurationFolder(json);
        Assert.Equal(95, folder.Load().ProcessingDefaults.CustomerLinkingFuzzyMatchThreshold);
    }
}
