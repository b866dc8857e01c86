namespace Sdc;

/// <summary>Private keys in their armour. One that is cut off ends with its last line of code.</summary>
internal sealed class PrivateKeyFinder : IRedactionFinder
{
    private const string Begin = "-----BEGIN ";
    private const string Mark = "PRIVATE KEY";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const int LongestLabel = 40;

    public void Find(string text, List<Finding> findings)
    {
        for (var at = text.IndexOf(Begin, StringComparison.Ordinal); at >= 0;)
        {
            var label = text.IndexOf(Dashes, at + Begin.Length, Math.Min(LongestLabel, text.Length - at - Begin.Length), StringComparison.Ordinal);
            if (label < 0 || text.IndexOf(Mark, at, label - at, StringComparison.Ordinal) < 0)
            {
                at = text.IndexOf(Begin, at + 1, StringComparison.Ordinal);
                continue;
            }

            var body = label + Dashes.Length;
            while (body < text.Length && (TextScan.IsDigit(text[body]) || TextScan.IsAsciiLetter(text[body]) || char.IsWhiteSpace(text[body]) || text[body] is '+' or '/' or '=' or ':' or ',' or '\\' or '>' or '-' && text.At(body + 1) != '-')) body++;
            var end = body;
            if (string.CompareOrdinal(text, body, End, 0, End.Length) == 0)
            {
                var last = text.IndexOf(Dashes, body + End.Length, Math.Min(LongestLabel, text.Length - body - End.Length), StringComparison.Ordinal);
                if (last >= 0) end = last + Dashes.Length;
            }

            while (end > at && char.IsWhiteSpace(text[end - 1])) end--;
            findings.Add(new Finding(at, end, RedactionKind.Secret));
            at = text.IndexOf(Begin, end, StringComparison.Ordinal);
        }
    }
}
