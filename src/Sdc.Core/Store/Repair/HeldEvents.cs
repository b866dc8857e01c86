using System.Globalization;
using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>What a damaged session file held, as far as its text or the index of before tells, and which source tells it still.</summary>
internal sealed class HeldEvents
{
    private const int NamesShown = 5;

    private static readonly Regex Ids = Pattern("\"segment_id\"\\s*:\\s*\"(?<id>[^\"\\\\]{1,100})\"");
    private static readonly Regex Tickets = Pattern("\"syncro_ticket_id\"\\s*:\\s*(?<id>[0-9]{1,18})");

    private HeldEvents(IReadOnlyCollection<SegmentKey> keys, IReadOnlyCollection<long> ticketIds) => (Keys, TicketIds) = (keys, ticketIds);

    public IReadOnlyCollection<SegmentKey> Keys { get; }

    public IReadOnlyCollection<long> TicketIds { get; }

    /// <summary>Looks into a file.</summary>
    /// <param name="content">The file.</param>
    /// <param name="indexed">What the index knew of it; null for nothing.</param>
    public static HeldEvents Of(byte[] content, IndexedSession? indexed)
    {
        var text = DamagedText.Decode(content);
        var keys = new HashSet<SegmentKey>(Ids.Matches(text).Cast<Match>().Select(match => SegmentKey.Of(match.Groups["id"].Value)));
        if (indexed is not null) keys.UnionWith(indexed.Segments.Select(segment => segment.Key));
        return new(keys, [.. Tickets.Matches(text).Cast<Match>().Select(match => long.Parse(match.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture)).Distinct()]);
    }

    /// <summary>Which of it the sources still tell, in a sentence.</summary>
    /// <param name="ledger">What the source files were read to hold.</param>
    /// <param name="isFetched">Whether its source is a server that is asked again.</param>
    public string Tell(Ledger ledger, bool isFetched)
    {
        if (Keys.Count == 0) return "Which events it held cannot be told; those that no session holds are named with their source files.";
        var left = new HashSet<SegmentKey>(Keys);
        var files = new List<string>();
        foreach (var (path, entry) in SourceSystem.All.SelectMany(ledger.Of).Where(file => File.Exists(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var before = left.Count;
            left.ExceptWith(entry.SegmentKeys());
            if (left.Count < before) files.Add(Path.GetFileName(path));
        }

        var told = Keys.Count - left.Count;
        var shown = string.Join(", ", files.Take(NamesShown)) + (files.Count > NamesShown ? ", …" : "");
        return FormattableString.Invariant($"Of its {Keys.Count} events ")
            + (told == Keys.Count ? $"all stand in source files that are there ({shown})."
                : (told > 0 ? FormattableString.Invariant($"{told} stand in source files that are there ({shown}), and ") : "")
                    + FormattableString.Invariant($"{left.Count} in none")
                    + (isFetched ? "; what came from the server is fetched again." : ": these only the file itself tells."));
    }

    private static Regex Pattern(string text) => new(text, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
