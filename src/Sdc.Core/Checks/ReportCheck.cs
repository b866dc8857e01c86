using System.Text.Json;

namespace Sdc;

/// <summary>ScreenConnect's report of connections: whether it answers one row of what is configured.</summary>
internal sealed class ReportCheck(ServerProbe probe, ScreenConnectApiSettings settings, int companyProperty) : ICheck
{
    private static readonly TimeSpan Span = TimeSpan.FromDays(30);

    private readonly string[] fields = ReportContract.Fields(companyProperty);

    public string Name => "ScreenConnect: report";

    public async Task<CheckResult> RunAsync(CancellationToken cancellation)
    {
#if NETFRAMEWORK
        if (settings.UsesGet) return CheckResult.Failed("Windows PowerShell cannot send a GET with a body, which screenconnect_ingestor.api_config.method asks for.", "Use POST, PowerShell 7 or sdc.");
#endif
        var now = DateTimeOffset.UtcNow;
        var request = new ServerRequest(ReportContract.Path(settings.ExtensionId!))
        {
            Method = settings.UsesGet ? HttpMethod.Get : HttpMethod.Post,
            Body = ReportContract.Body(fields, ReportContract.All(ReportContract.Window(new ReportWindow(now - Span, now)), settings.Filter.Expression), 1),
        };
        var result = await probe.AskAsync(request, ReadAsync, "Check the key (SCREENCONNECT_API_KEY): it is the one of the extension's settings. Some set-ups also want screenconnect_ingestor.api_config.origin.", cancellation).ConfigureAwait(false);
        return probe.LastFault == RequestFault.NotFound ? result with { Advice = "Check base_url and extension_id of screenconnect_ingestor.api_config, and that the extension is installed and enabled." } : result;
    }

    private async Task<string> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var json = await JsonDocument.ParseAsync(content, default, cancellation).ConfigureAwait(false);
        return ReportAnswer.Read(json.RootElement, fields, ReportClient.TimeParser).Count == 0
            ? FormattableString.Invariant($"No connection within {Span.TotalDays:0} days")
            : "Connections can be read";
    }
}
