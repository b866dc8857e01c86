using System.Text;

namespace Sdc;

/// <summary>An array of a JSON file whose elements are read one at a time.</summary>
/// <param name="Name">Its name in the root object.</param>
/// <param name="Noun">What one element is called in messages.</param>
/// <param name="Keys">Names that its elements have and no object within an element has: in broken JSON an element is known by them.</param>
internal sealed record JsonElementArray(string Name, string Noun, params string[] Keys)
{
    private readonly byte[] quotedName = Encoding.UTF8.GetBytes("\"" + Name + "\"");

    /// <summary>Whether the text before an array's bracket names this array.</summary>
    public bool IsNamedBy(ReadOnlySpan<byte> before)
    {
        var named = TrimEnd(before);
        return named.Length > 0 && named[named.Length - 1] == ':' && TrimEnd(named.Slice(0, named.Length - 1)).EndsWith(quotedName);
    }

    private static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && text[text.Length - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') text = text.Slice(0, text.Length - 1);
        return text;
    }
}
