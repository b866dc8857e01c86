using System.Globalization;

namespace Sdc.TestServers;

/// <summary>Something that a server does instead of, or besides, answering well.</summary>
public sealed class ServerFault
{
    private const string Problem = "The ticket's status is not <known> to \"this\" account";

    private readonly Func<ServerClock, string>? retryAfter;
    private readonly Action<ServerWorld>? change;

    private ServerFault(string name, FaultKind kind, Action<ServerWorld>? change = null) => (Name, Kind, this.change) = (name, kind, change);

    private ServerFault(string name, ServerAnswer answer, Func<ServerClock, string>? retryAfter = null) => (Name, Kind, Instead, this.retryAfter) = (name, FaultKind.Answer, answer, retryAfter);

    public static ServerFault TooManyRequests { get; } = new("429", TooMany);

    public static ServerFault InternalError { get; } = new("500", ServerAnswer.Text(500, ServerAnswer.HtmlType, "<html><body><h1>500 Internal Server Error</h1></body></html>"));

    public static ServerFault Unavailable { get; } = new("503", Busy);

    public static ServerFault Reset { get; } = new("reset", FaultKind.Reset);

    /// <summary>No answer until the client gives up or the servers are stopped.</summary>
    public static ServerFault Silence { get; } = new("silence", FaultKind.Silence);

    public static ServerFault HalfBody { get; } = new("half a body", FaultKind.HalfBody);

    public static ServerFault CutChunks { get; } = new("cut chunks", FaultKind.CutChunks);

    /// <summary>A good answer that comes in pieces.</summary>
    public static ServerFault SlowBody { get; } = new("slow body", FaultKind.SlowBody);

    public static ServerFault HtmlPage { get; } = new("HTML with 200", ServerAnswer.Text(200, ServerAnswer.HtmlType, "<!DOCTYPE html>\n<html><head><title>Just a moment...</title></head><body><p>Checking your browser</p></body></html>"));

    /// <summary>What a firewall answers; it is no matter of permissions and does not pass. Not part of the random faults.</summary>
    public static ServerFault FirewallPage { get; } = new("HTML with 401", ServerAnswer.Text(401, ServerAnswer.HtmlType, "<html><body><h1>Access denied</h1>\r\n<p>Your address is not allowed.</p></body></html>"));

    /// <summary>A ticket is updated just before a good answer, so that pages shift.</summary>
    public static ServerFault PageShift { get; } = new("page shift", FaultKind.Change, world => world.TouchAnyTicket());

    /// <summary>The eight shapes of the body of a 422.</summary>
    public static IReadOnlyList<string> UnprocessableBodies { get; } =
    [
        $$$"""{"message":{{{Quoted}}}}""",
        $$$"""{"message":[{{{Quoted}}},"Second"]}""",
        $$$"""{"error":{{{Quoted}}}}""",
        $$$"""{"error":[{{{Quoted}}},"Second"]}""",
        $$$"""{"errors":{{{Quoted}}}}""",
        $$$"""{"errors":[{{{Quoted}}},"Second"]}""",
        $$$"""{"errors":{"status":[{{{Quoted}}}],"page":["Second"]}}""",
        $$$"""{"status":[{{{Quoted}}}],"page":["Second"]}""",
    ];

    public string Name { get; }

    /// <summary>Whether a client gets what it asked for all the same.</summary>
    public bool IsGoodAnswer => Kind is FaultKind.SlowBody or FaultKind.Change;

    internal FaultKind Kind { get; }

    internal ServerAnswer? Instead { get; }

    private static string Quoted => System.Text.Json.JsonSerializer.Serialize(Problem);

    private static ServerAnswer TooMany => ServerAnswer.Text(429, "text/plain", "Retry later\n");

    private static ServerAnswer Busy => ServerAnswer.Text(503, ServerAnswer.HtmlType, "<html><body>Down for maintenance</body></html>");

    public static ServerFault TooManyRequestsFor(int seconds) => new($"429 with {seconds} s", TooMany, _ => seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>429 with a date: that many seconds from now by the server's clock, which its header <c>Date</c> tells too.</summary>
    public static ServerFault TooManyRequestsUntil(int seconds) => new($"429 with a date in {seconds} s", TooMany, clock => clock.Now.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture));

    public static ServerFault UnavailableFor(int seconds) => new($"503 with {seconds} s", Busy, _ => seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>Any status with a JSON body.</summary>
    public static ServerFault Json(int status, string body) => new($"{status} with JSON", ServerAnswer.Text(status, ServerAnswer.JsonType, body));

    /// <summary>Any status, type and body.</summary>
    public static ServerFault Text(int status, string contentType, string body) => new($"{status} with {contentType}", ServerAnswer.Text(status, contentType, body));

    /// <summary>404 as for an unknown ticket.</summary>
    public static ServerFault NotFound() => new("404", ServerAnswer.Error(404, "Not found"));

    /// <summary>422 with one of <see cref="UnprocessableBodies"/>.</summary>
    public static ServerFault Unprocessable(int shape) => Json(422, UnprocessableBodies[shape]);

    /// <summary>Changes the world just before a good answer.</summary>
    public static ServerFault Change(Action<ServerWorld> change) => new("change", FaultKind.Change, change);

    public override string ToString() => Name;

    internal string? RetryAfter(ServerClock clock) => retryAfter?.Invoke(clock);

    internal void Apply(ServerWorld world) => change?.Invoke(world);
}
