namespace Sdc;

/// <summary>Makes one finding of those that overlap: it covers all of them, and what is not put back for one of them is not put back at all.</summary>
internal static class FindingMerge
{
    public static List<Finding> Merge(List<Finding> findings)
    {
        findings.Sort(static (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.End != one.End ? other.End.CompareTo(one.End) : other.Kind.CompareTo(one.Kind));
        var merged = new List<Finding>(findings.Count);
        var longest = default(Finding);
        foreach (var finding in findings)
        {
            if (merged.Count == 0 || finding.Start >= merged[merged.Count - 1].End)
            {
                merged.Add(longest = finding);
                continue;
            }

            if (Decides(finding, longest)) longest = finding;
            var before = merged[merged.Count - 1];
            merged[merged.Count - 1] = new Finding(before.Start, Math.Max(before.End, finding.End), longest.Kind);
        }

        return merged;
    }

    private static bool Decides(Finding finding, Finding longest) =>
        finding.Kind.IsRestored() != longest.Kind.IsRestored() ? longest.Kind.IsRestored()
        : finding.Length != longest.Length ? finding.Length > longest.Length
        : finding.Kind > longest.Kind;
}
