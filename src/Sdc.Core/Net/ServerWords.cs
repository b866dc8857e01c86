using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>Finds a server's own message in the body of an error: JSON in any of the shapes that are in use, a web page's title, plain text.</summary>
internal static class ServerWords
{
    private const int Longest = 300;
    private static readonly string[] Names = ["message", "error", "errors", "error_description", "detail"];
    private static readonly Regex Title = new("<title[^>]*>(.*?)</title>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The message as one harmless line; null where there is none.</summary>
    /// <param name="body">The beginning of the body.</param>
    /// <param name="secret">What must not be in it, though a server may repeat it; null for nothing.</param>
    public static string? Of(byte[] body, string? secret = null)
    {
        var text = Encoding.UTF8.GetString(body).Trim('\uFEFF', ' ', '\t', '\r', '\n', '\0');
        if (text.Length == 0) return null;
        var words = text[0] is '{' or '[' or '"' ? OfJson(text) : text[0] == '<' ? OfPage(text) : text;
        words = words?.Trim();
        return string.IsNullOrEmpty(words) ? null : Shown(words!, secret, Longest);
    }

    /// <summary>What a server said, as one harmless line. It may repeat the key wherever it says something, so that is hidden before the rest is cut off.</summary>
    /// <param name="text">What it said.</param>
    /// <param name="secret">What must not be in it; null for nothing.</param>
    /// <param name="longest">The most characters.</param>
    public static string Shown(string text, string? secret, int longest)
    {
        // However short a key is.
        if (secret is { Length: > 0 }) text = new SecretMask([secret]).Hide(text).Replace(secret, "***");
        return OneLine.Escape(Regex.Replace(text, @"\s+", " "), longest);
    }

    /// <summary>Where a server says that it has moved to, without a query, in which there may be a key.</summary>
    public static string Place(HttpResponseMessage answer) =>
        answer.Headers.Location is { } location && Uri.TryCreate(answer.RequestMessage!.RequestUri!, location, out var place) ? place.GetLeftPart(UriPartial.Path) : "another place";

    private static string? OfPage(string text)
    {
        try
        {
            var title = Title.Match(text);
            return title.Success ? System.Net.WebUtility.HtmlDecode(title.Groups[1].Value) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static string? OfJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Flat(Telling(json.RootElement));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // What is under one of the usual names; without any, the body is a list of faults by field.
    private static JsonElement Telling(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return root;
        foreach (var name in Names)
        {
            if (JsonName.TryFind(root, name, out var value) && Flat(value).Length > 0) return value;
        }

        return root;
    }

    private static string Flat(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Flat).Where(text => text.Length > 0)),
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject().Select(member => (member.Name, Text: Flat(member.Value))).Where(member => member.Text.Length > 0).Select(member => Array.IndexOf(Names, member.Name) >= 0 || member.Name == "base" ? member.Text : member.Name + ": " + member.Text)),
        _ => "",
    };
}
