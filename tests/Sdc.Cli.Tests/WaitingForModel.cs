using System.Globalization;
using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Cli.Tests;

/// <summary>Projects whose tickets are stored and wait for a model's analysis.</summary>
internal static class WaitingForModel
{
    /// <summary>Makes one.</summary>
    /// <param name="server">The model.</param>
    /// <param name="tickets">How many tickets.</param>
    /// <param name="maxParallel">How many are asked about at a time.</param>
    public static SdcProject Of(ModelServer server, int tickets, int maxParallel)
    {
        var project = new SdcProject(new JsonObject
        {
            ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC" },
            ["llm_config"] = new JsonObject
            {
                ["active_provider"] = "test", ["max_parallel"] = maxParallel, ["requests_per_minute"] = 100_000,
                ["test"] = new JsonObject { ["base_url"] = server.BaseUrl, ["api_key"] = server.Key, ["models"] = new JsonObject { ["general"] = "model-a" } },
            },
        }.ToJsonString());
        project.TicketFile("tickets.json", [.. Enumerable.Range(1, tickets).Select(number => SdcProject.Ticket(number, string.Create(CultureInfo.InvariantCulture,
            $", \"comments\": [{{ \"id\": {1000 + number}, \"subject\": \"Update\", \"tech\": \"Dana\", \"body\": \"Work item {number}. Mended.\", \"created_at\": \"2026-10-05T10:00:00.000-04:00\" }}]")))]);
        project.Run("ingest-syncro", "--quiet").Ended(0);
        return project;
    }
}
