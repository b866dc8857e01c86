using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Sdc.Tests.Sources.ScreenConnect.Server;

/// <summary>A server on loopback that gives each request the answer that a test makes of its filter and limit.</summary>
internal sealed class CannedReport : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly TemporaryFolder folder = new();

    private CannedReport(Func<string, int, string> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(async context =>
        {
            var report = (await JsonNode.ParseAsync(context.Request.Body))![0]!;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer(report["FilterExpression"]!.GetValue<string>(), report["ItemLimit"]!.GetValue<int>()));
        });
    }

    public static async Task<CannedReport> StartAsync(Func<string, int, string> answer)
    {
        var server = new CannedReport(answer);
        await server.application.StartAsync();
        return server;
    }

    /// <summary>A report of these rows; each is an object of fields.</summary>
    public static string Report(IEnumerable<string> fields, IEnumerable<object?[]> rows) => JsonSerializer.Serialize(new { FieldNames = fields, Items = rows });

    public async Task<List<SourceItem>> ItemsAsync(ServerQuery? query = null)
    {
        using var fetch = new ReportFetch(
            new() { BaseUrl = application.Urls.First(), ExtensionId = "x" }, new("key", "test"), 1, new() { Retries = 0 }, new RequestLimiter(1_000_000, null), Path.Combine(folder.Root, "state.json"));
        var items = new List<SourceItem>();
        await foreach (var batch in fetch.FetchAsync(query ?? new(DateTimeOffset.UtcNow.AddDays(-2)), CancellationToken.None)) items.AddRange(batch.Items);
        return items;
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
        folder.Dispose();
    }
}
