using System.Globalization;
using System.Text.Json;
using Sdc.TestServers;
using Sdc.Tests.Store;

namespace Sdc.Tests.Linking.Models;

/// <summary>A project whose undecided sessions a model on loopback is asked about.</summary>
internal sealed class ModelLinkProject : IAsyncDisposable
{
    public static readonly (long Id, string Name)[] Customers = [(1, "Harbor Dental"), (2, "Granite Legal"), (3, "Harbor Marine Supplies"), (7, "Zenith Logistics")];
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    private ModelLinkProject(ModelServer server) => Server = server;

    public ModelServer Server { get; }

    public TestProject Project { get; } = new();

    /// <summary>How many questions arrived.</summary>
    public int Asked => Server.Paid.Count;

    public static async Task<ModelLinkProject> StartAsync(Func<ModelRequest, string> answer)
    {
        var project = new ModelLinkProject(await ModelServer.StartAsync(answer));
        project.Configure();
        project.Project.Customers(Customers);
        return project;
    }

    public void Configure(bool hasModel = true, double confidence = 0.85, string model = "links-1", int maxParallel = 4, bool redactNames = false) => Project.Configure(JsonSerializer.Serialize(new
    {
        processing_defaults = new { time_zone = "UTC", llm_link_min_confidence = confidence },
        network = new { retries = 0, retry_delay_seconds = 0 },
        llm_config = new
        {
            active_provider = hasModel ? "tests" : "none",
            max_parallel = maxParallel,
            timeout_seconds = 30,
            tests = new { base_url = Server.BaseUrl, api_key = Server.Key, models = new { general = model }, context_tokens = 8000, redact = new { name = redactNames } },
        },
    }));

    public static string Row(int number, string company, string machine = "HD-FRONT01", int minutesLater = 0) =>
        new Connection(new Guid(number, 7, 7, new byte[8]).ToString(), "Tess", company, machine, Noon.AddHours(3 * number).AddMinutes(minutesLater), TimeSpan.FromMinutes(5)).Exact();

    /// <summary>A ticket whose customer has a name and no id.</summary>
    public static string Ticket(int id, string customer, string text) => JsonSerializer.Serialize(new
    {
        id, number = id.ToString(CultureInfo.InvariantCulture), created_at = "2026-10-05T09:00:00Z", updated_at = "2026-10-05T09:00:00Z", subject = "Printer", customer_business_then_name = customer,
        comments = new[] { new { id = id * 10, created_at = "2026-10-05T09:05:00Z", updated_at = "2026-10-05T09:05:00Z", subject = "Initial Issue", body = text, tech = "Tess", hidden = false } },
    });

    public List<RunEvent> Run() => Project.Run(link: true);

    public Session One() => Project.Read().Single();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Project.Dispose();
    }
}
