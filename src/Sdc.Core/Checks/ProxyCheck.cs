using System.Net;

namespace Sdc;

/// <summary>Through which proxy each server is asked, without the proxy's credentials.</summary>
/// <param name="servers">The servers by name.</param>
/// <param name="network">The configured proxy.</param>
internal sealed class ProxyCheck(IReadOnlyList<(string Service, Uri Address)> servers, NetworkSettings network) : ICheck
{
    public string Name => "Proxy";

#if NET
    private static IWebProxy? Systems => HttpClient.DefaultProxy;
#else
    private static IWebProxy? Systems => WebRequest.DefaultWebProxy;
#endif

    public Task<CheckResult> RunAsync(CancellationToken cancellation)
    {
        if (servers.Count == 0) return Task.FromResult(CheckResult.Skipped("No server is set."));
        return Task.FromResult(CheckResult.Ok(string.Join("; ", servers.Select(server => $"{server.Service}: {Way(server.Address)}")) + "."));
    }

    // As the requests themselves choose.
    private string Way(Uri server)
    {
        if (server.IsLoopback) return "this machine, no proxy";
        if (network.Proxy == ServerHandler.NoProxy) return "no proxy (network.proxy)";
        if (network.Proxy is { } own) return $"through {Shown(new(own))} (network.proxy)";
        var proxy = Systems is { } systems && !systems.IsBypassed(server) ? systems.GetProxy(server) : null;
        return proxy is null || proxy == server ? "no proxy (the system's setting)" : $"through {Shown(proxy)} (the system's setting)";
    }

    private static string Shown(Uri proxy) => FormattableString.Invariant($"{proxy.Scheme}://{proxy.Host}:{proxy.Port}");
}
