namespace Sdc.TestServers;

/// <summary>A request as it arrived; keys in it are masked.</summary>
public sealed class LoggedRequest
{
    /// <summary>When it arrived, by <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public required long ArrivalTicks { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>With its question mark; empty where there is none.</summary>
    public required string Query { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Body { get; init; }

    /// <summary>What was answered; 0 until then, and where nothing is.</summary>
    public int Status { get; internal set; }

    /// <summary>What went wrong on purpose.</summary>
    public ServerFault? Fault { get; internal set; }

    public string PathAndQuery => Path + Query;

    public override string ToString() => $"{Method} {PathAndQuery} {Status} {Fault}".TrimEnd();
}
