using System.Buffers;
using System.Text;

namespace Sdc;

/// <summary>Reads the texts of a session for whom they name. Safe to use from several threads.</summary>
internal sealed class ContentReader(ContentIndex index)
{
    private const int LongestText = 20_000;
    private const int LongestOrder = 160;
    private static readonly char[] Ends = ['.', '!', '?', ';', '\n', '\r'];

    public ContentFinding Read(Session session)
    {
        var finding = new ContentFinding();
        HashSet<string>? authors = null;
        foreach (var segment in session.Segments)
        {
            foreach (var phrase in Evidence(segment))
            {
                // Whoever writes in a chat is no contact that it is about.
                if (phrase.Kind != PhraseKind.Contact || !(authors ??= AuthorsOf(session)).Contains(string.Join(" ", phrase.Words))) finding.Add(phrase);
            }
        }

        return finding;
    }

    private static HashSet<string> AuthorsOf(Session session) =>
        new(session.Segments.Select(segment => segment.Author).OfType<string>().Distinct(StringComparer.Ordinal).Select(author => string.Join(" ", ContentIndex.WordsOf(author))), StringComparer.Ordinal);

    // Most texts name nobody; only one that does is looked at closely, and made where it is not.
    private IReadOnlyList<ContentPhrase> Evidence(SessionSegment segment)
    {
        if (segment.Utf8Content is { Count: > 0 } utf8)
        {
            var letters = ArrayPool<char>.Shared.Rent(utf8.Count);
            var length = Encoding.UTF8.GetChars(utf8.Array!, utf8.Offset, utf8.Count, letters, 0);
            var namesNobody = index.FindIn(SourceText.Cut(letters.AsSpan(0, length), LongestText)).Count == 0;
            ArrayPool<char>.Shared.Return(letters);
            if (namesNobody) return [];
        }

        if (string.IsNullOrWhiteSpace(segment.Content)) return [];
        var text = SourceText.Cut(segment.Content!, LongestText);
        var found = index.FindIn(text.AsSpan());
        return found.Count == 0 || !InjectedOrder.IsIn(text) ? found : WithoutOrders(text);
    }

    // What stands before an order is what the text was about; what comes after it, up to the next empty line, belongs to the order.
    private List<ContentPhrase> WithoutOrders(string text)
    {
        var found = new List<ContentPhrase>();
        foreach (var paragraph in text.Replace("\r\n", "\n").Split(["\n\n"], StringSplitOptions.RemoveEmptyEntries))
        {
            var end = 0;
            while (end < paragraph.Length)
            {
                var next = paragraph.IndexOfAny(Ends, end);
                next = next < 0 ? paragraph.Length : next + 1;
                var from = Math.Max(0, end - LongestOrder);
                if (InjectedOrder.IsIn(paragraph.Substring(from, next - from))) break;
                end = next;
            }

            if (end > 0) found.AddRange(index.FindIn(paragraph.AsSpan(0, end)));
        }

        return found;
    }
}
