using System.Text;

namespace Sdc;

// Maps that nobody changes and few look into are not made: a key is looked for in the bytes, and the bytes are written as JSON.
internal ref partial struct SegmentBytes
{
    /// <summary>Reads keys and values into an empty map.</summary>
    public static void ReadMap(DataMap map, byte[] bytes, int at, int count) => new SegmentBytes(bytes, at).Fill(map, count);

    /// <summary>Looks for a key of a map.</summary>
    public static bool TryFind(byte[] bytes, int at, int count, string key, out object? value)
    {
        var reader = new SegmentBytes(bytes, at);
        for (; count > 0; count--)
        {
            if (reader.IsNext(key))
            {
                value = reader.Value();
                return true;
            }

            reader.Pass();
        }

        value = null;
        return false;
    }

    /// <summary>Writes keys and values of a map.</summary>
    public static void WriteMap(IndentedJson json, byte[] bytes, int at, int count) => new SegmentBytes(bytes, at).Write(json, count);

    private DataMap Spooled()
    {
        var count = Integer();
        if (count == 0) return [];
        var map = new DataMap(bytes, at, count);
        PassMap(count);
        return map;
    }

    private void Pass()
    {
        switch ((SegmentTag)bytes[at++])
        {
            case SegmentTag.Text or SegmentTag.Number: Utf8(); break;
            case SegmentTag.Map: PassMap(Integer()); break;
            case SegmentTag.List:
                for (var count = Integer(); count > 0; count--) Pass();
                break;
        }
    }

    private void PassMap(int count)
    {
        for (; count > 0; count--)
        {
            Utf8();
            Pass();
        }
    }

    private void Write(IndentedJson json, int count)
    {
        for (; count > 0; count--)
        {
            json.Name(Utf8());
            Write(json);
        }
    }

    private void Write(IndentedJson json)
    {
        switch ((SegmentTag)bytes[at++])
        {
            case SegmentTag.Null: json.Null(); break;
            case SegmentTag.True: json.Boolean(true); break;
            case SegmentTag.False: json.Boolean(false); break;
            case SegmentTag.Text: json.Text(Utf8()); break;
            case SegmentTag.Number: Write(json, Utf8()); break;
            case SegmentTag.Map:
                json.StartObject();
                Write(json, Integer());
                json.EndObject();
                break;
            default:
                json.StartArray();
                for (var count = Integer(); count > 0; count--) Write(json);
                json.EndArray();
                break;
        }
    }

    private static void Write(IndentedJson json, ReadOnlySpan<byte> digits)
    {
        if (IsWhole(digits, out var whole)) json.Number(whole);
        else SessionJsonWriter.Value(json, Number(digits));
    }

    private bool IsNext(string key)
    {
        var utf8 = Utf8();
        if (key.Length == utf8.Length) return ShortTexts.IsText(key, utf8);
        // A text has fewer characters than bytes only where it is not all ASCII.
        return key.Length < utf8.Length && !IsAscii(utf8) && Encoding.UTF8.GetString(utf8) == key;
    }

    private static bool IsAscii(ReadOnlySpan<byte> utf8)
    {
        foreach (var unit in utf8)
        {
            if (unit >= 0x80) return false;
        }

        return true;
    }
}
