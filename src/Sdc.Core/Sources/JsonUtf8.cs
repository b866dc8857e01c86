using System.Text.Json;

namespace Sdc;

/// <summary>Texts of JSON as their bytes, for those that are only written on.</summary>
internal static class JsonUtf8
{
    /// <summary>The text that the reader stands on, in UTF-8.</summary>
    /// <exception cref="InvalidOperationException">It is no text: half a character stands in it, or bytes that are no UTF-8.</exception>
    public static ArraySegment<byte> Of(ref Utf8JsonReader reader)
    {
        // An escaped letter has more bytes than the letter.
        var bytes = new byte[reader.ValueSpan.Length];
        return new(bytes, 0, reader.CopyString(bytes));
    }
}
