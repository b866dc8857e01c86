using System.Text;

namespace Sdc;

/// <summary>Replaces what is confidential by placeholders before a text leaves. Made once, used by any number of threads.</summary>
internal sealed class Redactor
{
    // One that needs more is made to need more; what is left after so many was not seen by any rule before.
    private const int MostPasses = 8;

    // No rule takes it for a part of anything; it stands for a placeholder's characters while rules look at the text.
    private const char Masked = '\uFFFF';

    private readonly RedactionSettings settings;
    private readonly IRedactionFinder[] finders;

    public Redactor(RedactionSettings settings)
    {
        this.settings = settings;
        var kinds = new HashSet<RedactionKind>(settings.Kinds);
        var all = new (RedactionKind Kind, Func<IRedactionFinder> Create)[]
        {
            (RedactionKind.Secret, () => new PrivateKeyFinder()),
            (RedactionKind.Secret, () => new TokenFinder()),
            (RedactionKind.Secret, () => new CommandFinder()),
            (RedactionKind.Secret, () => new SecretFinder()),
            (RedactionKind.Url, () => new UrlFinder()),
            (RedactionKind.Email, () => new EmailFinder()),
            (RedactionKind.Iban, () => new IbanFinder()),
            (RedactionKind.Card, () => new CardFinder()),
            (RedactionKind.Ssn, () => new SsnFinder()),
            (RedactionKind.Mac, () => new MacFinder()),
            (RedactionKind.Ip, () => new IpFinder()),
            (RedactionKind.Phone, () => new PhoneFinder()),
            (RedactionKind.Name, () => new NameFinder(settings.Names)),
        };
        finders = [.. all.Where(finder => kinds.Contains(finder.Kind)).Select(finder => finder.Create())];
    }

    /// <summary>The same with names to replace, where names are a kind that is replaced.</summary>
    public Redactor With(IReadOnlyCollection<string> names) => names.Count > 0 && settings.Kinds.Contains(RedactionKind.Name) ? new(settings with { Names = names }) : this;

    /// <summary>Redacts the texts of one prompt: the same value has the same placeholder in all of them.</summary>
    public RedactedText Redact(params IReadOnlyList<string> texts)
    {
        var table = new PlaceholderTable();
        foreach (var text in texts) table.Reserve(text);
        var counts = new SortedDictionary<RedactionKind, int>();
        var redacted = texts.ToArray();

        // Until nothing is found any more: what was replaced may have hidden its neighbour, and a value found once is looked for everywhere.
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var sweep = new ValueSweep(table.Values);
            var findings = redacted.Select(text => Find(text, sweep)).ToList();
            if (findings.All(found => found.Count == 0)) break;
            AddValues(table, redacted, findings);
            for (var index = 0; index < redacted.Length; index++) redacted[index] = Replace(redacted[index], findings[index], table, counts);
        }

        return new RedactedText(redacted, counts, table);
    }

    /// <summary>What one pass over a text finds.</summary>
    internal List<Finding> Find(string text, IRedactionFinder? sweep = null)
    {
        var masked = Mask(text);
        var findings = new List<Finding>();
        foreach (var finder in finders) finder.Find(masked, findings);
        sweep?.Find(masked, findings);
        findings.RemoveAll(finding => finding.Length == 0 || masked.IndexOf(Masked, finding.Start, finding.Length) >= 0);
        return FindingMerge.Merge(findings);
    }

    private static string Mask(string text)
    {
        // The same character in the text itself hides nothing.
        var plain = text.Replace(Masked, '\uFFFD');
        char[]? masked = null;
        foreach (var placeholder in RedactionPlaceholder.In(text))
        {
            if (!placeholder.IsExact(text)) continue;
            masked ??= plain.ToCharArray();
            for (var at = placeholder.Start; at < placeholder.End; at++) masked[at] = Masked;
        }

        return masked is null ? plain : new string(masked);
    }

    // A value that is a secret in one place is one in all of them, so kinds are settled before placeholders are given.
    private static void AddValues(PlaceholderTable table, string[] texts, List<List<Finding>> findings)
    {
        var kinds = new Dictionary<string, RedactionKind>(StringComparer.Ordinal);
        var order = new List<string>();
        for (var index = 0; index < texts.Length; index++)
        {
            foreach (var finding in findings[index])
            {
                var value = texts[index].Substring(finding.Start, finding.Length);
                if (!kinds.TryGetValue(value, out var known)) order.Add(value);
                kinds[value] = known > finding.Kind ? known : finding.Kind;
            }
        }

        foreach (var value in order) table.Add(value, kinds[value]);
    }

    private static string Replace(string text, List<Finding> findings, PlaceholderTable table, SortedDictionary<RedactionKind, int> counts)
    {
        if (findings.Count == 0) return text;
        var result = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var finding in findings)
        {
            var (kind, number) = table[text.Substring(finding.Start, finding.Length)];
            result.Append(text, copied, finding.Start - copied).Append(RedactionPlaceholder.Write(kind, number));
            copied = finding.End;
            counts[kind] = counts.TryGetValue(kind, out var count) ? count + 1 : 1;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
