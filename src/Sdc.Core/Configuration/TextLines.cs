using System.Text;

namespace Sdc;

/// <summary>Where the lines of a text begin: a file with thousands of values is asked as many times.</summary>
internal sealed class TextLines
{
    private readonly byte[] utf8;
    private readonly List<int> starts = [0];

    public TextLines(byte[] utf8)
    {
        this.utf8 = utf8;
        for (var at = Array.IndexOf(utf8, (byte)'\n'); at >= 0; at = Array.IndexOf(utf8, (byte)'\n', at + 1)) starts.Add(at + 1);
    }

    /// <summary>The line, from 0, that an offset is in, and where it begins.</summary>
    public (long Line, long Start) Line(long offset)
    {
        var found = starts.BinarySearch((int)offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line, starts[line]);
    }

    /// <summary>Line and column as an editor counts them, characters from 1, of a byte in a line.</summary>
    public (long Line, long Column) Position(long line, long byteInLine)
    {
        var start = starts[(int)Math.Min(line, starts.Count - 1)];
        var length = (int)Math.Min(byteInLine, utf8.Length - start);
        return (line + 1, Encoding.UTF8.GetCharCount(utf8, start, length) + 1);
    }
}
