using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>
/// Writes JSON, indented by two, as <see cref="Utf8JsonWriter"/> with the settings of session files does, byte for byte, in a part of its time. What is
/// written must be asked for in the order of the JSON: nothing checks that.
/// </summary>
internal sealed class IndentedJson : JsonBytes
{
    private const int LongestNumber = 128;

    private bool isFirst = true;
    private bool isNamed;
    private int depth;

    /// <summary>Makes ready for another document, whatever became of the last.</summary>
    public void Reset() => (Length, depth, isFirst, isNamed) = (0, 0, true, false);

    public void StartObject() => Start((byte)'{');

    public void EndObject() => End((byte)'}');

    public void StartArray() => Start((byte)'[');

    public void EndArray() => End((byte)']');

    /// <summary>Writes the name of the value that follows.</summary>
    public void Name(JsonEncodedText name)
    {
        var text = name.EncodedUtf8Bytes;
        BeginItem(text.Length + 2);
        bytes[Length++] = (byte)'"';
        text.CopyTo(bytes.AsSpan(Length));
        Length += text.Length;
        bytes[Length++] = (byte)'"';
        EndName();
    }

    /// <summary>Writes the name of the value that follows.</summary>
    public void Name(string name)
    {
        BeginItem(0);
        Quoted(name);
        EndName();
    }

    /// <summary>The same of a name that is valid UTF-8.</summary>
    public void Name(ReadOnlySpan<byte> utf8)
    {
        BeginItem(0);
        Quoted(utf8);
        EndName();
    }

    public void Text(string? text)
    {
        if (text is null)
        {
            Null();
            return;
        }

        BeginItem(0);
        Quoted(text);
        isNamed = false;
    }

    /// <summary>Writes a text that is valid UTF-8.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        BeginItem(0);
        Quoted(utf8);
        isNamed = false;
    }

    public void Text(ReadOnlySpan<char> ascii)
    {
        BeginItem(ascii.Length + 2);
        bytes[Length++] = (byte)'"';
        foreach (var letter in ascii) bytes[Length++] = (byte)letter;
        bytes[Length++] = (byte)'"';
        isNamed = false;
    }

    public void Null() => Word("null"u8);

    public void Boolean(bool value) => Word(value ? "true"u8 : "false"u8);

    public void Number(long number)
    {
        BeginItem(LongestNumber);
        Utf8Formatter.TryFormat(number, bytes.AsSpan(Length), out var written);
        EndNumber(written);
    }

    public void Number(decimal number)
    {
        BeginItem(LongestNumber);
        Utf8Formatter.TryFormat(number, bytes.AsSpan(Length), out var written);
        EndNumber(written);
    }

    /// <summary>Writes a real number.</summary>
    /// <exception cref="ArgumentException">JSON cannot tell it.</exception>
    public void Number(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number)) throw new ArgumentException($"The number {number} cannot be written as JSON.", nameof(number));
#if NET
        BeginItem(LongestNumber);
        Utf8Formatter.TryFormat(number, bytes.AsSpan(Length), out var written);
        EndNumber(written);
#else
        Word(Encoding.ASCII.GetBytes(number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
#endif
    }

    private void Start(byte bracket)
    {
        if (depth >= SessionJson.MaxDepth) throw new InvalidOperationException($"Values lie more than {SessionJson.MaxDepth} deep in each other.");
        BeginItem(1);
        bytes[Length++] = bracket;
        depth++;
        (isFirst, isNamed) = (true, false);
    }

    private void End(byte bracket)
    {
        depth--;
        // What is empty stays on its line.
        if (isFirst) Need(1);
        else NewLine(1);
        bytes[Length++] = bracket;
        (isFirst, isNamed) = (false, false);
    }

    private void Word(ReadOnlySpan<byte> word)
    {
        BeginItem(word.Length);
        word.CopyTo(bytes.AsSpan(Length));
        EndNumber(word.Length);
    }

    private void EndNumber(int written)
    {
        Length += written;
        isNamed = false;
    }

    private void EndName()
    {
        Need(2);
        bytes[Length++] = (byte)':';
        bytes[Length++] = (byte)' ';
        isNamed = true;
    }

    // A value stands behind its name, an item of a list on a line of its own.
    private void BeginItem(int length)
    {
        if (isNamed || depth == 0)
        {
            Need(length);
            return;
        }

        if (!isFirst)
        {
            Need(1);
            bytes[Length++] = (byte)',';
        }

        NewLine(length);
        isFirst = false;
    }

    private void NewLine(int length)
    {
        Need(length + 1 + (2 * depth));
        bytes[Length++] = (byte)'\n';
        bytes.AsSpan(Length, 2 * depth).Fill((byte)' ');
        Length += 2 * depth;
    }
}
