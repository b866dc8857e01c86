namespace Sdc;

/// <summary>Card numbers: those with an issuer's first digits, its length and a right check digit.</summary>
internal sealed class CardFinder : IRedactionFinder
{
    private const int Shortest = 13;
    private const int Longest = 19;

    private static readonly HashSet<string> OtherNumbers = ["imei", "imei2", "meid", "iccid", "serial", "sn", "s", "n", "tracking", "order", "ean", "upc", "isbn", "gtin", "sku", "inventory", "asset", "barcode"];

    public void Find(string text, List<Finding> findings)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!TextScan.IsDigit(text[at])) continue;
            var runEnd = TextScan.SkipDigits(text, at);
            if (text[at] is >= '2' and <= '6' && !TextScan.IsWord(text.At(at - 1)) && !(text.At(at - 1) is '-' or '.' && TextScan.IsWord(text.At(at - 2))))
            {
                var end = CardEnd(text, at);
                if (end > 0 && !TextScan.Follows(text, at, OtherNumbers, 2))
                {
                    findings.Add(new Finding(at, end, RedactionKind.Card));
                    runEnd = end;
                }
            }

            at = runEnd - 1;
        }
    }

    private static int CardEnd(string text, int start)
    {
        Span<int> digits = stackalloc int[Longest];
        var count = 0;
        var found = 0;
        for (var at = start; at < text.Length; at++)
        {
            if (!TextScan.IsDigit(text[at]))
            {
                if (!(text[at] is '-' or '.' || TextScan.IsBlank(text[at])) || !TextScan.IsDigit(text.At(at + 1))) break;
                continue;
            }

            if (count == Longest) break;
            digits[count++] = text[at] - '0';
            if (count < Shortest || TextScan.IsWord(text.At(at + 1)) || text.At(at + 1) == '-' && TextScan.IsWord(text.At(at + 2)) && count < Longest && !TextScan.IsDigit(text.At(at + 2))) continue;
            if (IsIssued(digits, count) && HasCheckDigit(digits, count)) found = at + 1;
        }

        return found;
    }

    private static bool IsIssued(Span<int> digits, int length)
    {
        var two = digits[0] * 10 + digits[1];
        var four = two * 100 + digits[2] * 10 + digits[3];
        return two switch
        {
            >= 40 and <= 49 => length is 13 or 16 or 19,
            34 or 37 => length == 15,
            30 or 36 or 38 or 39 => length is >= 14 and <= 16,
            35 => four is >= 3528 and <= 3589 && length >= 16,
            >= 51 and <= 55 => length == 16,
            >= 22 and <= 27 => four is >= 2221 and <= 2720 && length == 16,
            50 or >= 56 and <= 58 or >= 60 and <= 69 => length >= 16 || length >= 13 && two is 50 or 56 or 58 or 63 or 67,
            _ => false,
        };
    }

    private static bool HasCheckDigit(Span<int> digits, int length)
    {
        var sum = 0;
        for (var index = 0; index < length; index++)
        {
            var digit = digits[length - 1 - index];
            if (index % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }
}
