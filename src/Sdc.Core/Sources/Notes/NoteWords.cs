using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>Short texts that a file repeats without end (names, dates, numbers), each held once.</summary>
internal sealed class NoteWords
{
    private const int Longest = 32;
    private const int Count = 512;

    private readonly (byte[] Utf8, string Text)[] words = new (byte[], string)[Count];

    /// <summary>Whether a text was repaired since this was set.</summary>
    public bool WasRepaired { get; set; }

    /// <summary>The text that the reader stands on with U+FFFD for halves of characters; null where its bytes are no UTF-8.</summary>
    public string? Repaired(ref Utf8JsonReader reader)
    {
        byte[] quoted = [(byte)'"', .. reader.ValueSpan, (byte)'"'];
        // A file in another encoding is to be saved anew; guessing would lose its letters.
        if (!Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(quoted)).AsSpan().SequenceEqual(quoted)) return null;
        var text = new Utf8JsonReader(Utf8Repair.Repaired(quoted));
        text.Read();
        WasRepaired = true;
        return text.GetString();
    }

    /// <summary>The text that the reader stands on; a number as it is written.</summary>
    /// <exception cref="InvalidOperationException">It is no valid Unicode.</exception>
    public string Read(ref Utf8JsonReader reader)
    {
        var utf8 = reader.ValueSpan;
        if (reader.TokenType == JsonTokenType.String && (reader.ValueIsEscaped || utf8.Length > Longest)) return reader.GetString()!;
        var hash = (uint)utf8.Length;
        foreach (var unit in utf8) hash = (hash * 31) + unit;
        ref var word = ref words[hash % Count];
        if (word.Text is null || !utf8.SequenceEqual(word.Utf8))
        {
            var copy = utf8.ToArray();
            word = (copy, reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(copy));
        }

        return word.Text;
    }
}
