namespace Sdc;

/// <summary>Numbers that a file writes as number or as text, as one text.</summary>
internal static class NoteNumber
{
    /// <summary><c>1001</c>, <c>" 1001 "</c> and <c>1001.0</c> are one number; what is no whole number stays as it is, but for spaces around it. Null for none.</summary>
    public static string? Canonical(string? text)
    {
        text = SourceText.Name(text, out _);
        if (text is null) return null;
        var point = text.IndexOf('.');
        if (point > 0 && IsDigits(text, 0, point) && IsZeros(text, point + 1)) return text.Substring(0, point);
        return text;
    }

    private static bool IsDigits(string text, int from, int to)
    {
        for (var index = from; index < to; index++)
        {
            if (text[index] is < '0' or > '9') return false;
        }

        return true;
    }

    private static bool IsZeros(string text, int from)
    {
        for (var index = from; index < text.Length; index++)
        {
            if (text[index] != '0') return false;
        }

        return from < text.Length;
    }
}
