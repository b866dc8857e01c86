namespace Sdc.Tests.Redaction;

/// <summary>A text and what is confidential in it.</summary>
internal sealed record LabelledText(string Source, string Text, IReadOnlyList<Finding> Labels)
{
    // Keys that look like a real service's are written in two parts, so that no scanner takes them for live ones.
    private const string Joint = "¦";

    /// <summary>Reads a text in which labels stand as <c>{{EMAIL:dana@example.com}}</c>.</summary>
    public static LabelledText Parse(string source, string written)
    {
        var text = new System.Text.StringBuilder();
        var labels = new List<Finding>();
        written = written.Replace(Joint, "");
        if (written.StartsWith("-----BEGIN", StringComparison.Ordinal) && written.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            return new(source, written, [new Finding(0, written.Length, RedactionKind.Secret)]);
        for (var at = 0; at < written.Length;)
        {
            var kind = RedactionKinds.All.Where(kind => string.CompareOrdinal(written, at, "{{" + kind.Word() + ":", 0, kind.Word().Length + 3) == 0).Cast<RedactionKind?>().FirstOrDefault();
            if (kind is null)
            {
                text.Append(written[at++]);
                continue;
            }

            var start = at + kind.Value.Word().Length + 3;
            var end = written.IndexOf("}}", start, StringComparison.Ordinal);
            labels.Add(new Finding(text.Length, text.Length + end - start, kind.Value));
            text.Append(written, start, end - start);
            at = end + 2;
        }

        return new(source, text.ToString(), labels);
    }
}
