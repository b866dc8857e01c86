using System.Globalization;

namespace Sdc.TestServers;

/// <summary>Times in requests: ISO 8601 with an offset or Z, or a date alone in UTC.</summary>
internal static class RequestTime
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd"];

    public static DateTime? Read(ServerRequest request, string name)
    {
        if (request.Parameter(name) is not { } text) return null;
        return TryRead(text, out var time) ? time : throw new BadParameterException($"{name} is no time");
    }

    // Neither a time without an offset nor a blank for an offset's plus, which a client has to escape.
    public static bool TryRead(string text, out DateTime time) =>
        (time = default) == default && text.Length >= 10 && (text.Length == 10 || text[^1] == 'Z' || text[^6] is '+' or '-')
        && DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
