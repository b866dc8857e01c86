namespace Sdc;

/// <summary>Rows of several answers, each as often as one answer held it: rows without a connection's id can be alike and are still several.</summary>
internal sealed class ReportRows
{
    private readonly Dictionary<string, List<ReportRow>> rows = new(StringComparer.Ordinal);

    public ReportRows(IEnumerable<ReportRow> rows) => Join(rows);

    public IEnumerable<ReportRow> All => rows.Values.SelectMany(alike => alike);

    public int Count => rows.Values.Sum(alike => alike.Count);

    /// <summary>Adds what another answer holds more of.</summary>
    public void Join(IEnumerable<ReportRow> others)
    {
        foreach (var alike in others.GroupBy(row => row.Key, StringComparer.Ordinal))
        {
            if (!rows.TryGetValue(alike.Key, out var known)) rows.Add(alike.Key, [.. alike]);
            else known.AddRange(alike.Skip(known.Count));
        }
    }

    /// <summary>Takes rows away.</summary>
    public void Remove(IEnumerable<ReportRow> others)
    {
        foreach (var row in others)
        {
            if (!rows.TryGetValue(row.Key, out var known)) continue;
            known.RemoveAt(known.Count - 1);
            if (known.Count == 0) rows.Remove(row.Key);
        }
    }

    /// <summary>Whether others hold all of these.</summary>
    public bool AreIn(IEnumerable<ReportRow> others)
    {
        var rest = new ReportRows(All);
        rest.Remove(others);
        return rest.Count == 0;
    }
}
