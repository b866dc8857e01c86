using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Benchmarks;

/// <summary>Analysing sessions with a server of language models on this machine, against the time that its answers alone take.</summary>
internal static class AnalyzeScenario
{
    private static readonly Option<int> SessionsOption = new("--sessions") { Description = "How many sessions are due.", DefaultValueFactory = _ => 1000 };
    private static readonly Option<int> LatencyOption = new("--latency") { Description = "How many milliseconds each answer takes.", DefaultValueFactory = _ => 200 };
    private static readonly Option<int> ParallelOption = new("--parallel") { Description = "How many questions are asked at a time.", DefaultValueFactory = _ => 8 };

    public static Command Create()
    {
        var command = new Command("analyze", "analyze with a slow model, against the time of its answers alone.");
        foreach (var option in (Option[])[SessionsOption, LatencyOption, ParallelOption]) command.Options.Add(option);
        command.SetAction(parsed => MeasureAsync(BenchmarkSettings.Of(parsed), parsed.GetValue(SessionsOption), TimeSpan.FromMilliseconds(parsed.GetValue(LatencyOption)), parsed.GetValue(ParallelOption)));
        return command;
    }

    private static async Task MeasureAsync(BenchmarkSettings settings, int sessions, TimeSpan latency, int parallel)
    {
        await using var server = await ModelServer.StartAsync(_ => Answer);
        server.Latency = latency;
        Samples runs = new(), memory = new();
        for (var run = 0; run < settings.Runs; run++)
        {
            using var work = new WorkFolder(settings);
            File.WriteAllText(work.Combine("config.json"), Configuration(server, parallel));
            var tickets = work.Combine(Path.Combine("data", "input", "syncro"));
            Directory.CreateDirectory(tickets);
            File.WriteAllText(Path.Combine(tickets, "tickets.json"), Tickets(sessions));
            MeasuredProcess.RunSdc(work.Root, "ingest-syncro", "-q");
            var before = server.Paid.Count;
            var analysis = MeasuredProcess.RunSdc(work.Root, "analyze", "-q");
            if (server.Paid.Count - before != sessions) throw new InvalidOperationException($"{server.Paid.Count - before} answers were paid for.");
            runs.Add(analysis.Seconds);
            memory.Add(analysis.PeakBytes);
        }

        var ideal = latency.TotalSeconds * sessions / parallel;
        var table = new ResultTable(string.Create(CultureInfo.InvariantCulture, $"{ResultTable.Count(sessions)} sessions, {latency.TotalMilliseconds:0} ms an answer, {parallel} at a time, {settings.Runs} runs"), "Result", "Target");
        table.Add("`sdc analyze`", ResultTable.Seconds(runs), "");
        table.Add("The answers alone", string.Create(CultureInfo.InvariantCulture, $"{ideal:0.00} s"), "");
        table.Add("Ratio", ResultTable.Times(runs.Median / ideal), "1.15×");
        table.Add("Peak memory", ResultTable.Megabytes(memory.Median), "");
        table.Write();
    }

    private static string Answer { get; } = new JsonObject
    {
        ["title"] = "Printer mended", ["summary"] = "The printer was mended.", ["invoice_line"] = "Printer repaired", ["category"] = "Printing", ["detailed_overview"] = "Looked.\nMended.",
    }.ToJsonString();

    // A minute's work, told in three comments of some length.
    private static string Tickets(int count) => new JsonObject
    {
        ["tickets"] = new JsonArray([.. Enumerable.Range(1, count).Select(number => (JsonNode)new JsonObject
        {
            ["id"] = number, ["number"] = number, ["subject"] = "Printer", ["customer_id"] = 7, ["customer_business_then_name"] = "Harbor Dental", ["created_at"] = "2026-10-05T09:00:00.000Z",
            ["comments"] = new JsonArray([.. Enumerable.Range(1, 3).Select(comment => (JsonNode)new JsonObject
            {
                ["id"] = (number * 10) + comment, ["subject"] = "Update", ["tech"] = "Dana", ["created_at"] = "2026-10-05T09:30:00.000Z",
                ["body"] = $"Ticket {number}, part {comment}. " + string.Concat(Enumerable.Repeat("The printer at 10.0.0.5 took no paper from its second tray, and was mended. ", 6)),
            })]),
        })]),
    }.ToJsonString();

    private static string Configuration(ModelServer server, int parallel) => new JsonObject
    {
        ["processing_defaults"] = new JsonObject { ["time_zone"] = "UTC" },
        ["llm_config"] = new JsonObject
        {
            ["active_provider"] = "test", ["max_parallel"] = parallel, ["requests_per_minute"] = 100_000,
            ["test"] = new JsonObject { ["base_url"] = server.BaseUrl, ["api_key"] = server.Key, ["models"] = new JsonObject { ["general"] = "model-a" } },
        },
    }.ToJsonString();
}
