using System.Text.Json;

namespace Sdc;

/// <summary>
/// Looks through what follows broken JSON for the next element that is whole beyond doubt: an object that parses to its end, has a name that only
/// elements have, and stands where an element can stand.
/// </summary>
internal sealed class JsonElementSearch(IReadOnlyList<JsonElementArray> arrays, JsonElementArray? array)
{
    private const long FirstWindow = 256;
    private const int WindowGrowth = 8;

    /// <summary>Bytes before the place of the search that must be there still, to see what an element stands behind.</summary>
    public const int Lookback = 1024;

    /// <summary>The array that the search is in; null while it is in none that is wanted.</summary>
    public JsonElementArray? Array { get; private set; } = array;

    /// <summary>Searches from a place on. Where nothing is found, the place is that to go on from when there is more.</summary>
    public bool Find(ReadOnlySpan<byte> bytes, bool isFinal, ref int at)
    {
        while (true)
        {
            var step = bytes.Slice(at).IndexOfAny((byte)'{', (byte)'[');
            at = step < 0 ? bytes.Length : at + step;
            if (step < 0) return false;
            if (bytes[at] == '[' || !CanStand(bytes.Slice(0, at)))
            {
                if (bytes[at] == '[') Array = Named(bytes.Slice(0, at)) ?? Array;
                at++;
                continue;
            }

            var length = Parse(bytes.Slice(at), out var isKnown);
            var next = length > 0 ? Next(bytes.Slice(at + length)) : default;
            // Not to its end yet, or not to what follows it.
            if (!isFinal && (length == 0 || (length > 0 && next == 0))) return false;
            if (isKnown && length > 0 && next is 0 or (byte)',' or (byte)']' or (byte)'{') return true;
            at += Math.Max(length, 1);
        }
    }

    private bool CanStand(ReadOnlySpan<byte> before)
    {
        if (Array is null) return false;
        var last = before.Length - 1;
        while (last >= 0 && IsSpace(before[last])) last--;
        return last < 0 || before[last] is (byte)',' or (byte)'}' || (before[last] == '[' && Named(before.Slice(0, last)) is not null);
    }

    private JsonElementArray? Named(ReadOnlySpan<byte> before)
    {
        foreach (var known in arrays)
        {
            if (known.IsNamedBy(before)) return known;
        }

        return null;
    }

    // The framework quotes all that is ahead in some of its errors: of a large file, where much is tried, that would be gigabytes.
    private int Parse(ReadOnlySpan<byte> bytes, out bool isKnown)
    {
        for (var window = FirstWindow; ; window *= WindowGrowth)
        {
            var length = ParseAhead(bytes.Slice(0, (int)Math.Min(window, bytes.Length)), out isKnown);
            if (length != 0 || window >= bytes.Length) return length;
        }
    }

    // The object's length; 0 where it is not whole, -1 where it is broken.
    private int ParseAhead(ReadOnlySpan<byte> bytes, out bool isKnown)
    {
        isKnown = false;
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(JsonElements.Options));
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject) return (int)reader.BytesConsumed;
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName) isKnown = isKnown || IsKey(ref reader);
            }

            return 0;
        }
        catch (JsonException)
        {
            return -1;
        }
    }

    private bool IsKey(ref Utf8JsonReader reader)
    {
        foreach (var key in Array!.Keys)
        {
            if (JsonName.Is(ref reader, key)) return true;
        }

        return false;
    }

    private static byte Next(ReadOnlySpan<byte> bytes)
    {
        foreach (var character in bytes)
        {
            if (!IsSpace(character)) return character;
        }

        return 0;
    }

    private static bool IsSpace(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
