using System.Text;

namespace Sdc.TestServers;

/// <summary>
/// Decides by seed which requests go wrong, and how. It depends on the request and on how often it came, not on the order
/// in which requests arrive, so that a parallel client sees the same faults each time.
/// </summary>
public sealed class Chaos(int seed, double rate, int mostInARow = 3)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ulong, (int Attempts, int Row)> seen = [];
    private readonly List<ScriptedFault> script = [];

    /// <summary>Every fault that can come at random.</summary>
    public static IReadOnlyList<ServerFault> All { get; } =
    [
        ServerFault.TooManyRequests, ServerFault.TooManyRequestsFor(0), ServerFault.TooManyRequestsFor(1), ServerFault.TooManyRequestsUntil(1), ServerFault.InternalError, ServerFault.Unavailable, ServerFault.UnavailableFor(1),
        ServerFault.Reset, ServerFault.Silence, ServerFault.HalfBody, ServerFault.CutChunks, ServerFault.HtmlPage, ServerFault.PageShift, ServerFault.SlowBody,
    ];

    /// <summary>No faults but those of the script.</summary>
    public static Chaos None() => new(0, 0);

    public int Seed => seed;

    /// <summary>The share of requests that something happens to.</summary>
    public double Rate => rate;

    /// <summary>Whether faults come at random; the script goes on without.</summary>
    public bool Enabled { get; set; } = rate > 0;

    /// <summary>The faults that are chosen from.</summary>
    public IReadOnlyList<ServerFault> Faults { get; set; } = All;

    /// <summary>The next requests whose path and query contain a text get this.</summary>
    public void Script(string part, ServerFault fault, int times = 1) => Script(request => request.PathAndQuery.Contains(part, StringComparison.Ordinal), fault, times);

    /// <summary>The next requests that fit get this; what was scripted first comes first.</summary>
    public void Script(Func<LoggedRequest, bool> fits, ServerFault fault, int times = 1)
    {
        lock (gate) script.Add(new ScriptedFault(fits, fault, times));
    }

    public void ClearScript()
    {
        lock (gate) script.Clear();
    }

    /// <summary>What happens to this request; null for nothing.</summary>
    public ServerFault? Next(LoggedRequest request)
    {
        lock (gate)
        {
            if (script.Find(one => one.Take(request)) is { } scripted) return scripted.Fault;
            if (!Enabled) return null;
            var key = Hash(request.Method + " " + request.PathAndQuery + "\n" + request.Body);
            var (attempts, row) = seen.GetValueOrDefault(key);
            var number = Mixed(key ^ Mixed((ulong)(uint)seed << 32 | (uint)attempts));
            var fault = (number >> 11) * (1.0 / (1UL << 53)) < rate ? Faults[(int)(Mixed(number) % (ulong)Faults.Count)] : null;
            if (fault is { IsGoodAnswer: false } && row >= mostInARow) fault = null;
            seen[key] = (attempts + 1, fault is { IsGoodAnswer: false } ? row + 1 : 0);
            return fault;
        }
    }

    internal static int HashOf(string text) => (int)Mixed(Hash(text));

    // FNV-1a; string.GetHashCode is another in each process.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var one in Encoding.UTF8.GetBytes(text)) hash = (hash ^ one) * 1099511628211UL;
        return hash;
    }

    // The last step of SplitMix64.
    private static ulong Mixed(ulong number)
    {
        number += 0x9E3779B97F4A7C15UL;
        number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9UL;
        number = (number ^ number >> 27) * 0x94D049BB133111EBUL;
        return number ^ number >> 31;
    }
}
