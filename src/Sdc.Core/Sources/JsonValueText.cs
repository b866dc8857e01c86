using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>Texts of JSON values that may hold what is no text: bytes that are no UTF-8, escaped halves of characters.</summary>
internal static class JsonValueText
{
    /// <summary>The text of a string; null where it is none.</summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A value as it is written; bytes that are no UTF-8 are replaced by U+FFFD.</summary>
    public static string Raw(JsonElement value) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value).ToArray());
}
