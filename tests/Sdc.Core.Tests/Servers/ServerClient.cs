using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sdc.TestServers;

namespace Sdc.Tests.Servers;

/// <summary>A client that does nothing by itself.</summary>
internal sealed class ServerClient : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    private ServerClient(LoopbackServers servers) => Servers = servers;

    public LoopbackServers Servers { get; }

    public static async Task<ServerClient> StartAsync(ServerWorld world, Chaos? chaos = null)
    {
        var client = new ServerClient(await LoopbackServers.StartAsync(world, chaos));
        client.http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", client.Servers.Syncro.Key);
        return client;
    }

    public Task<HttpResponseMessage> SendAsync(string pathAndQuery, CancellationToken cancellation = default) => http.GetAsync(Servers.SyncroBaseUrl + pathAndQuery, cancellation);

    public async Task<JsonNode> GetAsync(string pathAndQuery)
    {
        using var response = await SendAsync(pathAndQuery);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public static List<long> Ids(JsonNode answer, string noun) => [.. answer[noun]!.AsArray().Select(item => (long)item!["id"]!)];

    public async Task<HttpResponseMessage> ReportAsync(string filter, int? limit = null, params string[] fields)
    {
        var report = new { ReportType = "SessionConnection", SelectFieldNames = fields, FilterExpression = filter, ItemLimit = limit ?? int.MaxValue };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Servers.ScreenConnectBaseUrl}/App_Extensions/{Servers.ScreenConnect.Options.Extension}/Service.ashx/GetReport")
        {
            Content = new StringContent(JsonSerializer.Serialize(new[] { report }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("CTRLAuthHeader", Servers.ScreenConnect.Key);
        return await http.SendAsync(request);
    }

    /// <summary>The connection ids that a filter gives.</summary>
    public async Task<List<Guid>> ConnectionsAsync(string filter, int? limit = null)
    {
        using var response = await ReportAsync(filter, limit, "ConnectionID");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return [.. JsonNode.Parse(await response.Content.ReadAsStringAsync())!["Items"]!.AsArray().Select(row => Guid.Parse((string)row![0]!))];
    }

    public async ValueTask DisposeAsync()
    {
        await Servers.DisposeAsync();
        http.Dispose();
    }
}
