using System.Text;

namespace Sdc;

/// <summary>Makes the JSON of a line readable that holds halves of characters.</summary>
internal static class Utf8Repair
{
    private const int EscapeLength = 6;

    /// <summary>A copy in which bytes that are no UTF-8, and escaped halves of a character without the other half, are replaced by U+FFFD.</summary>
    public static byte[] Repaired(ReadOnlySpan<byte> json)
    {
        var bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.ToArray()));
        for (var index = 0; index < bytes.Length - 1; index++)
        {
            if (bytes[index] != '\\') continue;
            if (Surrogate(bytes, index) is not { } isHigh)
            {
                // A backslash and what it escapes.
                index++;
            }
            else if (isHigh && Surrogate(bytes, index + EscapeLength) == false)
            {
                index += (2 * EscapeLength) - 1;
            }
            else
            {
                "fffd"u8.CopyTo(bytes.AsSpan(index + 2));
                index += EscapeLength - 1;
            }
        }

        return bytes;
    }

    // Whether an escape is the first half of a character (true) or the second (false); null when it is neither.
    private static bool? Surrogate(byte[] bytes, int index)
    {
        if (index + EscapeLength > bytes.Length || bytes[index] != '\\' || bytes[index + 1] != 'u' || bytes[index + 2] is not ((byte)'d' or (byte)'D')) return null;
        return (char)bytes[index + 3] switch
        {
            '8' or '9' or 'a' or 'A' or 'b' or 'B' => true,
            'c' or 'C' or 'd' or 'D' or 'e' or 'E' or 'f' or 'F' => false,
            _ => null,
        };
    }
}
