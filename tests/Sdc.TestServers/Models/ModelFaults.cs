using System.Globalization;

namespace Sdc.TestServers;

/// <summary>What goes wrong with requests to models, as their servers put it.</summary>
public static class ModelFaults
{
    /// <summary>Faults that pass, for <see cref="Chaos.Faults"/>: none of them takes a client's whole time-out.</summary>
    public static IReadOnlyList<ServerFault> Passing { get; } =
    [
        ServerFault.TooManyRequests, ServerFault.TooManyRequestsFor(0), ServerFault.TooManyRequestsFor(1), OpenAiBusy(0.02), GoogleBusy(0.02), ServerFault.InternalError, ServerFault.Unavailable,
        ServerFault.Reset, ServerFault.HalfBody, ServerFault.CutChunks, ServerFault.HtmlPage, ServerFault.SlowBody,
    ];

    /// <summary>Quirks that a client gets over, by itself or by asking again.</summary>
    public static IReadOnlyList<AnswerQuirk> PassingQuirks { get; } =
    [
        AnswerQuirk.FinishReasonNull, AnswerQuirk.FinishReasonEmpty, AnswerQuirk.FinishReasonMissing, AnswerQuirk.FinishReasonUpperCase, AnswerQuirk.FinishReasonUnknown,
        AnswerQuirk.NoUsage, AnswerQuirk.Fenced, AnswerQuirk.InProse, AnswerQuirk.Empty, AnswerQuirk.NullContent,
    ];

    /// <summary>How servers say that a question is too long.</summary>
    public static IReadOnlyList<string> TooLongMessages { get; } =
    [
        "This model's maximum context length is 4096 tokens. However, your messages resulted in 5000 tokens. Please reduce the length of the messages.",
        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
        "Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens.",
        "The number of tokens to keep from the initial prompt is greater than the context length.",
        "the request exceeds the available context size. try increasing the context size or enable context shift",
        "prompt is too long: 210000 tokens > 200000 maximum",
        "Input is too long for requested model.",
        "Requested token count exceeds the model's maximum context length of 8192 tokens.",
    ];

    /// <summary>429 as OpenAI says it, with the delay in its words.</summary>
    public static ServerFault OpenAiBusy(double seconds) =>
        ServerFault.Json(429, $$$"""{"error":{"message":"Rate limit reached for gpt on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in {{{Seconds(seconds)}}}s.","type":"requests","code":"rate_limit_exceeded"}}""");

    /// <summary>429 as Google says it: a list, with the delay among its details.</summary>
    public static ServerFault GoogleBusy(double seconds) =>
        ServerFault.Json(429, $$$"""[{"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{{{Seconds(seconds)}}}s"}]}}]""");

    /// <summary>429 that does not pass: the account has no credit.</summary>
    public static ServerFault NoCredit { get; } =
        ServerFault.Json(429, """{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","code":"insufficient_quota"}}""");

    private static string Seconds(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
