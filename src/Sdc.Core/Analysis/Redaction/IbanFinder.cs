namespace Sdc;

/// <summary>International bank account numbers of the countries that have them, with their length and a right checksum.</summary>
internal sealed class IbanFinder : IRedactionFinder
{
    private static readonly Dictionary<string, int> Lengths = Parse(
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 " +
        "IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20");

    public void Find(string text, List<Finding> findings)
    {
        for (var at = 0; at + 4 < text.Length; at++)
        {
            if (!TextScan.IsDigit(text[at + 2]) || !TextScan.IsDigit(text[at + 3]) || !TextScan.IsAsciiLetter(text[at]) || !TextScan.IsAsciiLetter(text[at + 1]) || TextScan.IsWord(text.At(at - 1))) continue;
            if (!Lengths.TryGetValue(text.Substring(at, 2).ToUpperInvariant(), out var length)) continue;
            var end = End(text, at, length);
            if (end == 0) continue;
            findings.Add(new Finding(at, end, RedactionKind.Iban));
            at = end - 1;
        }
    }

    private static int End(string text, int start, int length)
    {
        var number = new char[length];
        var count = 0;
        var at = start;
        for (; at < text.Length && count < length; at++)
        {
            if (TextScan.IsDigit(text[at]) || TextScan.IsAsciiLetter(text[at])) number[count++] = char.ToUpperInvariant(text[at]);
            else if (!(TextScan.IsBlank(text[at]) || text[at] is '-' or '.') || !TextScan.IsWord(text.At(at + 1))) return 0;
        }

        return count == length && !TextScan.IsWord(text.At(at)) && Remainder(number) == 1 ? at : 0;
    }

    private static int Remainder(char[] number)
    {
        var remainder = 0;
        for (var index = 0; index < number.Length; index++)
        {
            var character = number[(index + 4) % number.Length];
            remainder = TextScan.IsDigit(character) ? (remainder * 10 + character - '0') % 97 : (remainder * 100 + character - 'A' + 10) % 97;
        }

        return remainder;
    }

    private static Dictionary<string, int> Parse(string table) =>
        table.Split(' ').ToDictionary(entry => entry.Substring(0, 2), entry => int.Parse(entry.Substring(2), System.Globalization.CultureInfo.InvariantCulture));
}
