using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sdc.Tests.Store;
using Sdc.TestServers;

namespace Sdc.Tests.Analysis;

/// <summary>A project with tickets, each about its number, and a server of language models on loopback that answers about the number it reads.</summary>
internal sealed partial class AnalysisProject : IAsyncDisposable
{
    private AnalysisProject(ModelServer server, TestProject project) => (Server, Project) = (server, project);

    public ModelServer Server { get; }

    public TestProject Project { get; }

    /// <summary>The configuration, to be changed before <see cref="Apply"/>.</summary>
    public JsonObject Configuration { get; private set; } = [];

    public JsonObject Llm => Configuration["llm_config"]!.AsObject();

    public static async Task<AnalysisProject> StartAsync(int tickets = 0, Action<AnalysisProject>? configure = null)
    {
        var server = await ModelServer.StartAsync(Answer);
        var project = new AnalysisProject(server, new());
        project.Configuration = new()
        {
            ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC" },
            ["network"] = new JsonObject { ["retry_delay_seconds"] = 0.005, ["retries"] = 6 },
            ["llm_config"] = new JsonObject
            {
                ["active_provider"] = "test", ["max_parallel"] = 4, ["requests_per_minute"] = 100_000, ["timeout_seconds"] = 20,
                ["test"] = new JsonObject
                {
                    ["base_url"] = server.BaseUrl, ["api_key"] = server.Key, ["context_tokens"] = 32_000,
                    ["models"] = new JsonObject { ["general"] = "model-a" }, ["prices"] = new JsonObject { ["input"] = 1, ["output"] = 2 },
                },
            },
        };
        configure?.Invoke(project);
        project.Apply();
        if (tickets > 0) project.Tickets(Enumerable.Range(1, tickets));
        return project;
    }

    public void Apply() => Project.Configure(Configuration.ToJsonString());

    /// <summary>Stores a ticket for each number; another text or a later change is a newer form of it.</summary>
    public void Tickets(IEnumerable<int> numbers, Func<int, string>? text = null, int change = 0)
    {
        Project.Ticket($"tickets{change}.json", [.. numbers.Select(number => Ticket(number, text?.Invoke(number) ?? $"Work item {number}. The printer was mended.", change))]);
        Project.Run();
    }

    public async Task<List<RunEvent>> AnalyzeAsync(AnalysisOptions? options = null, CancellationToken cancellation = default, Action<RunEvent>? seen = null)
    {
        using var store = Project.Workspace.OpenStore(new object(), "test", CancellationToken.None);
        var events = new List<RunEvent>();
        await foreach (var happened in new Pipeline(Project.Workspace).AnalyzeAsync(options ?? new(), store, cancellation))
        {
            events.Add(happened);
            seen?.Invoke(happened);
        }

        return events;
    }

    public Session Session(int number) => Project.Read().Single(session => NumberIn(SessionText.Of(session)) == number);

    /// <summary>How many good answers were paid for, by the number they were about.</summary>
    public Dictionary<int, int> Paid() => Server.Paid.Where(paid => paid.IsGood).GroupBy(paid => NumberIn(paid.Request.Text)).ToDictionary(group => group.Key, group => group.Count());

    public static StepSummary Summary(List<RunEvent> events) => events.OfType<StepFinished>().Single().Summary;

    public static string Answer(ModelRequest request)
    {
        var number = NumberIn(request.Text);
        return request.Schema is null && !request.Text.Contains("JSON", StringComparison.Ordinal)
            ? $"Condensed {number}. Work item {number}."
            : Json($"Printer {number} mended", $"The printer {number} was mended.", "Printing");
    }

    public static string Json(string title, string summary, string category) => new JsonObject
    {
        ["title"] = title, ["summary"] = summary, ["invoice_line"] = "Printer repaired", ["category"] = category, ["detailed_overview"] = "Looked.\nMended.",
    }.ToJsonString();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Project.Dispose();
    }

    private static string Ticket(int number, string text, int change) => new JsonObject
    {
        ["id"] = number, ["number"] = number, ["subject"] = "Printer", ["customer_id"] = 7, ["customer_business_then_name"] = "Harbor Dental",
        ["created_at"] = "2026-10-05T09:00:00.000Z", ["updated_at"] = $"2026-10-05T1{change}:00:00.000Z",
        ["comments"] = new JsonArray(new JsonObject
        {
            ["id"] = 1000 + number, ["ticket_id"] = number, ["subject"] = "Update", ["tech"] = "Dana", ["body"] = text,
            ["created_at"] = "2026-10-05T09:30:00.000Z", ["updated_at"] = $"2026-10-05T1{change}:00:00.000Z",
        }),
    }.ToJsonString();

    private static int NumberIn(string text) => Number().Match(text) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"Work item (\d+)\.")]
    private static partial Regex Number();
}
