namespace Sdc.Tests.Redaction;

/// <summary>
/// How well labelled texts are redacted. A label counts as found when nothing of it is left; a replacement counts as right when it is exactly a label
/// of its kind.
/// </summary>
internal sealed class RedactionScore
{
    private readonly int[] labels = new int[RedactionKinds.All.Count];
    private readonly int[] found = new int[RedactionKinds.All.Count];
    private readonly int[] replaced = new int[RedactionKinds.All.Count];
    private readonly int[] right = new int[RedactionKinds.All.Count];

    public List<string> Mistakes { get; } = [];

    public static RedactionScore Of(IEnumerable<LabelledText> texts)
    {
        var score = new RedactionScore();
        var redactor = new Redactor(new RedactionSettings { Names = RedactionCorpus.Names });
        foreach (var text in texts) score.Add(text, redactor);
        return score;
    }

    public int Labels(RedactionKind? kind = null) => Sum(labels, kind);

    public int Replaced(RedactionKind? kind = null) => Sum(replaced, kind);

    public double Recall(RedactionKind? kind = null) => Share(Sum(found, kind), Sum(labels, kind));

    public double Precision(RedactionKind? kind = null) => Share(Sum(right, kind), Sum(replaced, kind));

    private static int Sum(int[] counts, RedactionKind? kind) => kind is { } one ? counts[(int)one] : counts.Sum();

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    private void Add(LabelledText text, Redactor redactor)
    {
        var findings = Replacements(text.Text, redactor);
        foreach (var label in text.Labels)
        {
            labels[(int)label.Kind]++;
            var covered = Enumerable.Range(label.Start, label.Length).All(at => findings.Any(finding => finding.Start <= at && at < finding.End));
            if (covered) found[(int)label.Kind]++;
            else Mistakes.Add($"{text.Source}: {label.Kind} left: {text.Text.Substring(label.Start, label.Length)}");
        }

        foreach (var finding in findings)
        {
            replaced[(int)finding.Kind]++;
            if (text.Labels.Contains(finding)) right[(int)finding.Kind]++;
            else Mistakes.Add($"{text.Source}: {finding.Kind} too much: {text.Text.Substring(finding.Start, finding.Length)}");
        }
    }

    /// <summary>What the redacted text replaces, in the places of the text as it was.</summary>
    private static List<Finding> Replacements(string text, Redactor redactor)
    {
        var redacted = redactor.Redact(text);
        var original = new HashSet<(RedactionKind, int)>(RedactionPlaceholder.In(text).Select(placeholder => (placeholder.Kind, placeholder.Number)));
        var findings = new List<Finding>();
        var shift = 0;
        foreach (var placeholder in RedactionPlaceholder.In(redacted.Texts[0]).Where(placeholder => !original.Contains((placeholder.Kind, placeholder.Number))))
        {
            var length = redacted.Value(placeholder).Length;
            var start = placeholder.Start + shift;
            findings.Add(new Finding(start, start + length, placeholder.Kind));
            shift += length - (placeholder.End - placeholder.Start);
        }

        return findings;
    }
}
