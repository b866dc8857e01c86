namespace Sdc;

/// <summary>Counts rows of one kind and remembers the first, for a remark that is made once a file.</summary>
internal sealed class RowTally
{
    private long count;
    private long first;

    public bool Any => count > 0;

    public void Count(long line)
    {
        if (count++ == 0) first = line;
    }

    public override string ToString() => count == 1 ? FormattableString.Invariant($"Line {first}") : FormattableString.Invariant($"{count} rows, the first on line {first}");
}
