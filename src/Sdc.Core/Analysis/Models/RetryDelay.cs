using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>How long a server asks to wait: in its headers, or in its words.</summary>
internal static class RetryDelay
{
    private static readonly Regex Words = new(
        """(?:"retryDelay"\s*:\s*"|(?:try again|retry)\s+(?:in|after)\s+)(?:(?<h>\d{1,6})\s*h(?:ours?)?\s*)?(?:(?<m>\d{1,6})\s*m(?:in(?:ute)?s?)?(?![a-z])\s*)?(?:(?<s>\d{1,6}(?:\.\d{1,12})?)\s*s(?:ec(?:ond)?s?)?|(?<ms>\d{1,9}(?:\.\d{1,12})?)\s*m(?:illi)?s(?:econds?)?)?""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The wait; null where the server does not say.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, string body)
    {
        return RetryAfter.Of(headers) ?? OfWords(body);
    }

    private static TimeSpan? OfWords(string body)
    {
        foreach (Match match in Words.Matches(body))
        {
            var (hours, minutes, seconds, milliseconds) = (Number(match, "h"), Number(match, "m"), Number(match, "s"), Number(match, "ms"));
            if (hours is null && minutes is null && seconds is null && milliseconds is null) continue;
            return TimeSpan.FromSeconds(((hours ?? 0) * 3600) + ((minutes ?? 0) * 60) + (seconds ?? 0) + ((milliseconds ?? 0) / 1000));
        }

        return null;
    }

    private static double? Number(Match match, string name) => match.Groups[name].Success ? double.Parse(match.Groups[name].Value, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
