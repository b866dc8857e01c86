namespace Sdc;

/// <summary>One row of a connection log or of an answer.</summary>
/// <param name="Fields">Its values.</param>
/// <param name="Text">The row as it is written.</param>
/// <param name="Line">Number of its line, from 1; 0 where there are no lines.</param>
internal readonly record struct ConnectionRow(List<ReadOnlyMemory<char>> Fields, ReadOnlyMemory<char> Text, long Line)
{
    /// <summary>The value at a place, trimmed; empty where the file (place -1) or the row has none.</summary>
    public ReadOnlySpan<char> Value(int position) => position >= 0 && position < Fields.Count ? Fields[position].Span.Trim() : default;
}
