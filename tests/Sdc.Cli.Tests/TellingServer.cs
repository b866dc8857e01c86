using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sdc.Cli.Tests;

/// <summary>A server that answers requests with given bytes, in which it repeats the key that it was sent.</summary>
internal sealed class TellingServer : IDisposable
{
    /// <summary>What stands for the key in an answer.</summary>
    public const string Key = "{key}";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IReadOnlyList<string> answers;
    private readonly List<string> keys = [];

    private TellingServer(IReadOnlyList<string> answers)
    {
        this.answers = answers;
        listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Such as <c>http://127.0.0.1:5000</c>.</summary>
    public string Address => "http://" + listener.LocalEndpoint;

    /// <summary>Starts a server.</summary>
    /// <param name="answers">What it answers, in turn: status line and headers included, without a length, for the connection's end is the answer's.</param>
    public static TellingServer Start(params IReadOnlyList<string> answers) => new(answers);

    /// <summary>The keys that came, each once.</summary>
    public IReadOnlyList<string> Keys()
    {
        lock (keys) return [.. keys.Distinct()];
    }

    public void Dispose() => listener.Stop();

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception error) when (error is ObjectDisposedException or SocketException)
            {
                return;
            }

            _ = AnswerAsync(client);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = client.GetStream();
                var (key, length) = await HeadAsync(stream);
                // What is not read would break the connection before the answer is there.
                var body = new byte[length];
                await stream.ReadExactlyAsync(body);
                string answer;
                lock (keys)
                {
                    answer = answers[keys.Count % answers.Count];
                    keys.Add(key);
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer.Replace(Key, key)));
            }
        }
        catch (IOException)
        {
            // The client went away.
        }
    }

    private static async Task<(string Key, int Length)> HeadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count > 3 && head[^4..] is [(byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n']))
        {
            await stream.ReadExactlyAsync(one);
            head.Add(one[0]);
        }

        var (key, length) = ("", 0);
        foreach (var line in Encoding.ASCII.GetString([.. head]).Split("\r\n"))
        {
            var value = line[(line.IndexOf(':') + 1)..].Trim();
            if (line.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase)) key = value["Bearer ".Length..];
            if (line.StartsWith("CTRLAuthHeader:", StringComparison.OrdinalIgnoreCase)) key = value;
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) length = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        }

        return (key, length);
    }
}
