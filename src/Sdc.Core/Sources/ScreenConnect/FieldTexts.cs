namespace Sdc;

/// <summary>
/// The values of a log that come again and again (names, kinds, systems), so that not each row has its own copy: the last one of each place in a small table.
/// Not safe for concurrent use.
/// </summary>
internal sealed class FieldTexts
{
    // Times and ids are as long, and come once.
    private const int Longest = 24;
    private const int Places = 1024;

    private readonly string?[] texts = new string?[Places];

    /// <summary>The text of a value.</summary>
    public string Of(ReadOnlySpan<char> value)
    {
        if (value.Length == 0) return "";
        if (value.Length > Longest) return value.ToString();
        var place = (uint)value.Length;
        foreach (var character in value) place = (place * 31) + character;
        ref var known = ref texts[place % Places];
        if (known is null || !value.SequenceEqual(known.AsSpan())) known = value.ToString();
        return known;
    }
}
