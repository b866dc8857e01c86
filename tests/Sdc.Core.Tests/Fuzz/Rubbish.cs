using System.Text;

namespace Sdc.Tests.Fuzz;

/// <summary>What readers least expect where a value should stand.</summary>
internal static class Rubbish
{
    private const int Deep = 100_000;

    private static readonly Func<byte[]>[] Tokens =
    [
        .. ((string[])
        [
            "", "null", "true", "\"\"", "[]", "{}", "[null]", "{\"a\":null}", "0", "-0", "-1", "1e999", "-1e999", "1E+400", "NaN", "Infinity", "-Infinity", "0x10", "1_000", "١٢٣",
            "2147483648", "-2147483649", "4294967296", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "79228162514264337593543950336", "0.1e-400",
            "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "10000-01-01", "2026-02-30T25:61:61Z", "1/1/0001", "12/31/9999 23:59", "00/00/00", "2/29/25",
            "253402300800000", "-62135596800001", "1e15", "2023-13-41 @99h 99m 99s 999ms", "June 31, 2023 13:99pm",
            "\\ud83d", "\"\\ud83d\"", "\"\\udc00\\ud83d\"", "\\u0000", "\\", "\\\\\"", "\"", "'", "\"\"\"", ",", ";", "\t", "\r", "\n", "\r\n\r\n", "\u0085", "\u2028", "\u202e", "\ufeff", "\ufffe", "\0", "\u001b[2J",
            ":", "}", "]", "}}}}", "]]]]", "{", "[", "{\"", "/*", "//", "#", "<html>", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> other\n", "=1+1", "@SUM(A1)", "..\\..\\x", "/etc/passwd", "CON", "%s%n", "{{data_folder}}", "{{x", "$ref", "$id", "$type",
        ]).Select(text => (Func<byte[]>)(() => Encoding.UTF8.GetBytes(text))),
        () => Repeat("[", Deep), () => Repeat("{\"a\":", Deep / 2), () => Repeat("\"", Deep), () => Repeat("[{", Deep), () => Repeat("9", 5000), () => Repeat("x", Deep), () => Repeat("\n", Deep), () => Repeat("\\u00e9", 5000), () => Repeat("{}", Deep),
        () => [0xED, 0xA0, 0xBD], () => [0xC0, 0x80], () => [0xFF], () => [0xE9, 0xE8, 0x80], () => [0xF4, 0x90, 0x80, 0x80], () => [0xFF, 0xFF, 0xFF, 0x7F], () => [0xFF, 0xFF, 0xFF, 0xFF], () => [0, 0, 0, 0x80], () => new byte[4096],
    ];

    private static readonly byte[][] Marks = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0xEF, 0xBB], [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], [0]];

    public static byte[] Token(Random random) => Tokens[random.Next(Tokens.Length)]();

    public static byte[] Mark(Random random) => Marks[random.Next(Marks.Length)];

    private static byte[] Repeat(string text, int times) => Encoding.UTF8.GetBytes(new StringBuilder(text.Length * times).Insert(0, text, times).ToString());
}
