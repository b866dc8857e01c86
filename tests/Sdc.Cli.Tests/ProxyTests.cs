using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Sdc.Cli.Tests;

/// <summary>A proxy on this machine, which refuses to go on: what it was asked for shows that it was used.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly TcpListener proxy = new(IPAddress.Loopback, 0);
    private readonly List<string> asked = [];

    public ProxyTests()
    {
        proxy.Start();
        _ = AnswerAsync();
    }

    [Fact]
    public void The_configured_proxy_is_asked_the_way_to_a_server()
    {
        using var project = Project(Address);
        var result = project.Run("cache-customers", "--force");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("CONNECT syncro.invalid:443 HTTP/1.1", Asked());
        Assert.Contains("syncro.invalid", result.Errors + result.Output);
    }

    [Fact]
    public void Without_a_configured_one_the_systems_proxy_is_asked()
    {
        using var project = Project(null);
        using var process = SdcProcess.Start(project.Root, start => start.Environment["HTTPS_PROXY"] = Address, "cache-customers", "--force");
        Assert.NotEqual(0, SdcProcess.Finish(process).ExitCode);
        Assert.Contains("CONNECT syncro.invalid:443 HTTP/1.1", Asked());
    }

    [Fact]
    public void No_proxy_is_asked_where_none_is_wanted()
    {
        using var project = Project("none");
        using var process = SdcProcess.Start(project.Root, start => start.Environment["HTTPS_PROXY"] = Address, "cache-customers", "--force");
        Assert.NotEqual(0, SdcProcess.Finish(process).ExitCode);
        Assert.Empty(Asked());
    }

    public void Dispose() => proxy.Stop();

    private string Address => "http://" + proxy.LocalEndpoint;

    private static SdcProject Project(string? address) => new(new JsonObject
    {
        ["syncro_api"] = new JsonObject { ["base_url"] = "https://syncro.invalid/api/v1", ["api_key"] = "not-a-real-key-0123" },
        ["network"] = address is null ? new JsonObject { ["retries"] = 0 } : new JsonObject { ["retries"] = 0, ["proxy"] = address },
    }.ToJsonString());

    private List<string> Asked()
    {
        lock (asked) return [.. asked];
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            try
            {
                using var client = await proxy.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, false, 1, leaveOpen: true);
                var line = await reader.ReadLineAsync() ?? "";
                lock (asked) asked.Add(line);
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }

                await stream.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
            catch (Exception error) when (error is ObjectDisposedException or SocketException)
            {
                return;
            }
            catch (IOException)
            {
                // The client went away.
            }
        }
    }
}
