using System.Net;

namespace Sdc;

/// <summary>How the two runtimes send requests.</summary>
internal static class ServerHandler
{
    public const string NoProxy = "none";

    /// <summary>
    /// Makes a handler. It follows no redirection, which would carry a key elsewhere, and keeps no cookies.
    /// </summary>
    public static HttpMessageHandler Create(Uri server, NetworkSettings network)
    {
        // A system's proxy is not asked the way to this machine.
        var useProxy = !server.IsLoopback && network.Proxy != NoProxy;
        var proxy = useProxy && network.Proxy is { } address ? new WebProxy(address) { UseDefaultCredentials = true } : null;
#if NET
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            Proxy = proxy,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(30),
        };
#else
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            Proxy = proxy,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            // Older systems offer what servers refuse by now.
            SslProtocols = System.Security.Authentication.SslProtocols.Tls12,
            MaxConnectionsPerServer = 64,
        };
#endif
    }

    public static Task<Stream> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
#if NET
        return answer.Content.ReadAsStreamAsync(cancellation);
#else
        // Reading from a connection does not listen to the token there; closing the answer ends it.
        cancellation.Register(answer.Dispose);
        return answer.Content.ReadAsStreamAsync();
#endif
    }
}
