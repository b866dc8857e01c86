using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;

namespace Sdc.Benchmarks;

/// <summary>The least that fetching takes: the same requests, lists one after the other and the rest so many at a time, each answer read and thrown away.</summary>
internal static class BareClient
{
    public const string KeyVariable = "BARE_KEY";
    private const string Name = "bare-client";

    public static Command Create()
    {
        var (server, file, parallel) = (new Argument<string>("server"), new Argument<string>("requests"), new Argument<int>("parallel"));
        var command = new Command(Name, "Internal: sends the requests of a file.") { Hidden = true };
        command.Arguments.Add(server);
        command.Arguments.Add(file);
        command.Arguments.Add(parallel);
        command.SetAction(parsed => SendAsync(parsed.GetValue(server)!, File.ReadAllLines(parsed.GetValue(file)!), parsed.GetValue(parallel)));
        return command;
    }

    /// <summary>Runs the client as a process of its own, as SDC is one.</summary>
    public static ProcessRun Run(string folder, string server, IEnumerable<string> requests, int parallel)
    {
        var file = Path.Combine(folder, "requests.txt");
        File.WriteAllLines(file, requests);
        return MeasuredProcess.Run(Environment.ProcessPath!, folder, [.. Own(), Name, server, file, parallel.ToString(CultureInfo.InvariantCulture)]);
    }

    // The host takes the program as its first argument where it is not the program's own.
    private static string[] Own() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(BareClient).Assembly.Location] : [];

    private static async Task SendAsync(string server, IReadOnlyList<string> requests, int parallel)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable(KeyVariable));
        var lists = Task.Run(async () =>
        {
            foreach (var request in requests.Where(request => !IsDetail(request))) await ReadAsync(client, server + request);
        });
        await Parallel.ForEachAsync(requests.Where(IsDetail), new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (request, _) => await ReadAsync(client, server + request));
        await lists;
    }

    private static bool IsDetail(string request) => request.Contains("/comments", StringComparison.Ordinal);

    private static async Task ReadAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
    }
}
