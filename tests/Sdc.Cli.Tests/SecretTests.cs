using System.Text.Json.Nodes;

namespace Sdc.Cli.Tests;

/// <summary>Keys are in the environment; none of them may be in what is said or written, whatever servers do with them.</summary>
public class SecretTests
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["SYNCRO_API_KEY"] = "S-7f3c9e2b51d8406a-syncro",
        ["SCREENCONNECT_API_KEY"] = "C-0b94e6d17a2f53c8-control",
        ["SDC__llm_config__test__api_key"] = "M-e58a1f6c3d7b2904-model",
    };

    // Where a server can say something; what is long is cut off within the key where it is shown.
    private static readonly Dictionary<string, string> Answers = new()
    {
        ["a refusal in JSON"] = "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n\r\n{\"error\":\"" + new string('x', 290) + "{key}\"}",
        ["the reason of a refusal"] = "HTTP/1.1 403 " + new string('x', 90) + "{key}\r\n\r\n",
        ["a redirection"] = "HTTP/1.1 302 Found\r\nLocation: /login/{key}?key={key}\r\n\r\n",
        ["a page"] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>" + new string('x', 290) + "{key}</title></html>",
        ["damaged JSON"] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"tickets\":[{\"{key}\":{key}",
        ["no HTTP"] = "HTTP/1.1 200 OK\r\n{key}\r\n\r\n",
    };

    public static TheoryData<string> Places() => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_key_that_a_server_repeats_is_nowhere(string place)
    {
        using var server = TellingServer.Start(Answers[place]);
        using var project = Project(server);

        var run = Run(project, Keys, "run", "--summary", "json");

        Assert.NotEqual(0, run.ExitCode);
        Assert.True(Keys.Values.Order().SequenceEqual(server.Keys().Order()), $"Not all servers were asked.\n{run.Output}\n{run.Errors}");
        Assert.NotEmpty(project.Files());
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(project.Data, "logs"), "*.log"));
        AssertNowhere(project, place, run);
    }

    [Fact]
    public void The_doctor_shows_none_either()
    {
        using var server = TellingServer.Start([.. Answers.Values]);
        using var project = Project(server);
        Directory.CreateDirectory(Path.Combine(project.Data, "logs"));

        var doctor = Run(project, Keys, "doctor", "-o", "json").Ended(1);

        Assert.Equal(Keys.Values.Order(), server.Keys().Order());
        AssertNowhere(project, "the doctor", doctor);
    }

    [Fact]
    public void A_key_in_an_address_is_refused_and_not_shown()
    {
        using var project = new SdcProject("""{ "llm_config": { "active_provider": "test" }, "screenconnect_ingestor": { "mode": "api" } }""");
        var given = new Dictionary<string, string>(Keys)
        {
            ["SDC__syncro_api__base_url"] = "https://syncro.invalid/api/v1?api_key=" + Keys["SYNCRO_API_KEY"],
            ["SDC__screenconnect_ingestor__api_config__base_url"] = "https://user:" + Keys["SCREENCONNECT_API_KEY"] + "@control.invalid",
            ["SDC__llm_config__test__base_url"] = "https://model.invalid/v1#" + Keys["SDC__llm_config__test__api_key"],
            ["SDC__network__proxy"] = "http://user:" + Keys["SYNCRO_API_KEY"] + "@proxy.invalid:8080",
        };

        var run = Run(project, given, "run", "--summary", "json").Ended(2);
        var doctor = Run(project, given, "doctor", "-o", "json").Ended(2);

        foreach (var setting in (string[])["syncro_api.base_url", "screenconnect_ingestor.api_config.base_url", "llm_config.test.base_url", "network.proxy"])
        {
            Assert.Contains(setting, run.Errors);
            Assert.Contains(setting, doctor.Output);
        }

        AssertNowhere(project, "an address", run, doctor);
    }

    private static SdcProject Project(TellingServer server)
    {
        var project = new SdcProject(new JsonObject
        {
            ["logging"] = new JsonObject { ["log_level"] = "DEBUG", ["log_to_terminal"] = true },
            ["network"] = new JsonObject { ["retries"] = 0 },
            ["syncro_api"] = new JsonObject { ["base_url"] = server.Address + "/api/v1" },
            ["screenconnect_ingestor"] = new JsonObject { ["mode"] = "api", ["api_config"] = new JsonObject { ["base_url"] = server.Address, ["extension_id"] = "00000000-0000-0000-0000-000000000001" } },
            ["llm_config"] = new JsonObject { ["active_provider"] = "test", ["test"] = new JsonObject { ["base_url"] = server.Address + "/v1", ["models"] = new JsonObject { ["general"] = "a" } } },
        }.ToJsonString());
        project.TicketFile("tickets.json", SdcProject.Ticket(1, """, "comments": [{ "id": 1001, "subject": "Update", "tech": "Dana", "body": "Cleared the queue of the printer.", "created_at": "2026-10-05T10:00:00.000-04:00" }]"""));
        return project;
    }

    private static SdcResult Run(SdcProject project, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = SdcProcess.Start(project.Root, start =>
        {
            foreach (var (name, value) in environment) start.Environment[name] = value;
        }, arguments);
        return SdcProcess.Finish(process);
    }

    // Half of a key is a part that was cut off too late.
    private static void AssertNowhere(SdcProject project, string place, params SdcResult[] results)
    {
        var texts = results.SelectMany(result => new[] { ("standard output", result.Output), ("standard error", result.Errors) })
            .Concat(Directory.EnumerateFiles(project.Root, "*", SearchOption.AllDirectories).Select(file => (file, File.ReadAllText(file))));
        foreach (var (where, text) in texts)
        foreach (var key in Keys.Values)
        {
            var at = text.IndexOf(key[..7], StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, $"{place}: {where} holds {(at < 0 ? "" : text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 60)])}");
        }
    }
}
