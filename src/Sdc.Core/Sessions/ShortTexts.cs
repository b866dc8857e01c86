using System.Runtime.InteropServices;
using System.Text;

namespace Sdc;

/// <summary>
/// Texts that come again and again (keys, types, names, values of a log), so that not each event has its own copy: the last one of each place in a small table. Not safe for
/// concurrent use.
/// </summary>
internal sealed class ShortTexts
{
    // Ids are longer, and come once.
    private const int Longest = 31;
    private const int Places = 1024;

    private readonly string?[] texts = new string?[Places];

    /// <summary>The text that the bytes are.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0) return "";
        ref var known = ref texts[Place(utf8)];
        if (known is null || !IsText(known, utf8)) known = Encoding.UTF8.GetString(utf8);
        return known;
    }

    /// <summary>The text of these letters; a long one is made anew.</summary>
    public string Of(ReadOnlySpan<char> letters)
    {
        if (letters.Length == 0) return "";
        if (!IsShort(letters.Length)) return letters.ToString();
        var mixed = (uint)letters.Length;
        foreach (var letter in letters) mixed = (mixed * 31) + letter;
        ref var known = ref texts[mixed % Places];
        if (known is null || !letters.SequenceEqual(known.AsSpan())) known = letters.ToString();
        return known;
    }

    /// <summary>Whether a text of so many bytes or letters is short.</summary>
    public static bool IsShort(int length) => length <= Longest;

    private static int Place(ReadOnlySpan<byte> utf8)
    {
        var mixed = (ulong)utf8.Length;
        if (utf8.Length >= sizeof(ulong)) mixed += (MemoryMarshal.Read<ulong>(utf8) * 31) + MemoryMarshal.Read<ulong>(utf8.Slice(utf8.Length - sizeof(ulong)));
        else foreach (var unit in utf8) mixed = (mixed << 8) | unit;
        return (int)((mixed * 0x9E3779B97F4A7C15) >> 54);
    }

    /// <summary>Whether a text is just these bytes, all of them ASCII.</summary>
    public static bool IsText(string text, ReadOnlySpan<byte> utf8)
    {
#if NET
        return Ascii.Equals(utf8, text);
#else
        if (text.Length != utf8.Length) return false;
        for (var at = 0; at < utf8.Length; at++)
        {
            // Only of ASCII one byte is one character.
            if (utf8[at] != text[at] || utf8[at] >= 0x80) return false;
        }

        return true;
#endif
    }
}
