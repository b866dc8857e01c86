using System.Text;

namespace Sdc;

/// <summary>The text of a session file that cannot be read as it is: in another encoding, with the two sides of a merge in it.</summary>
internal static class DamagedText
{
    private const string Ours = "<<<<<<<";
    private const string Base = "|||||||";
    private const string Theirs = "=======";
    private const string End = ">>>>>>>";

    /// <summary>What ails a file, in a few words; null where only the JSON does.</summary>
    public static string? Ailment(byte[] content)
    {
        if (content.Length == 0) return "empty";
        if (Array.TrueForAll(content, letter => letter == 0)) return "nothing but NUL bytes, as after a power failure";
        if (Utf16Of(content) is not null) return "in UTF-16, as Windows PowerShell writes it by itself; session files are UTF-8";
        return HasConflict(Encoding.UTF8.GetString(content)) ? "the conflict marks of a merge stand in it" : null;
    }

    /// <summary>The file as text.</summary>
    public static string Decode(byte[] content)
    {
        if (Utf16Of(content) is { } utf16) return utf16.GetString(content).TrimStart('\uFEFF');
        try
        {
            return new UTF8Encoding(false, true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            var text = Encoding.UTF8.GetString(content);
            // One that an editor saved in a code page has no letter of UTF-8 in it; in a damaged one the others are good.
            return text.Any(letter => letter is > '\u007F' and not '\uFFFD') ? text : ContentEncoding.Fallback(null).GetString(content);
        }
    }

    /// <summary>The sides of a merge, ours first; the text itself where there is no conflict.</summary>
    public static IReadOnlyList<string> Sides(string text)
    {
        if (!HasConflict(text)) return [text];
        var (ours, theirs) = (new StringBuilder(), new StringBuilder());
        var (inOurs, inTheirs) = (true, true);
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith(Ours, StringComparison.Ordinal)) (inOurs, inTheirs) = (true, false);
            else if (line.StartsWith(Base, StringComparison.Ordinal)) (inOurs, inTheirs) = (false, false);
            else if (line.StartsWith(Theirs, StringComparison.Ordinal)) (inOurs, inTheirs) = (false, true);
            else if (line.StartsWith(End, StringComparison.Ordinal)) (inOurs, inTheirs) = (true, true);
            else
            {
                if (inOurs) ours.Append(line).Append('\n');
                if (inTheirs) theirs.Append(line).Append('\n');
            }
        }

        return [ours.ToString(), theirs.ToString()];
    }

    private static bool HasConflict(string text) => text.StartsWith(Ours, StringComparison.Ordinal) || text.IndexOf("\n" + Ours, StringComparison.Ordinal) >= 0;

    // With its mark, or without: then every second byte of a text in Latin letters is NUL.
    private static UnicodeEncoding? Utf16Of(byte[] content)
    {
        if (content.Length < 2) return null;
        if ((content[0], content[1]) is (0xFF, 0xFE)) return new(false, true);
        if ((content[0], content[1]) is (0xFE, 0xFF)) return new(true, true);
        if ((content[0], content[1]) is ((byte)'{', 0)) return new(false, false);
        return (content[0], content[1]) is (0, (byte)'{') ? new(true, false) : null;
    }
}
