namespace Sdc;

/// <summary>Whether a row of hexadecimal digits and colons is an IPv6 address that someone means as one.</summary>
internal static class V6Shape
{
    private const int Longest = 45;

    public static bool IsAddress(string text, int start, int end)
    {
        if (end - start is < 3 or > Longest) return false;
        var groups = 0;
        var longest = 0;
        var digits = false;
        var pairs = true;
        var compressed = false;
        var at = start;
        if (text[at] == ':' && text.At(at + 1) != ':') return false;
        while (at < end)
        {
            if (text[at] == ':')
            {
                if (at + 1 < end && text[at + 1] == ':')
                {
                    if (compressed) return false;
                    compressed = true;
                    at += 2;
                    if (at < end && text[at] == ':') return false;
                }
                else
                {
                    at++;
                }

                continue;
            }

            var group = at;
            while (at < end && TextScan.IsHex(text[at]))
            {
                digits |= TextScan.IsDigit(text[at]);
                at++;
            }

            if (at < end && text[at] == '.')
            {
                groups += 2;
                return IsV4Tail(text, group, end) && (groups == 8 || compressed && groups < 8);
            }

            if (at - group is 0 or > 4) return false;
            longest = Math.Max(longest, at - group);
            pairs &= at - group == 2;
            groups++;
        }

        // Eight pairs are a hardware address; "a::b" and "12::30" are code or a slip of the pen.
        return compressed
            ? digits && groups < 8 && (groups > 2 || longest > 2 || text[start] == ':')
            : groups == 8 && !pairs;
    }

    private static bool IsV4Tail(string text, int start, int end)
    {
        var octets = text.Substring(start, end - start).Split('.');
        return octets.Length == 4 && octets.All(octet => octet.Length is > 0 and < 4 && octet.All(TextScan.IsDigit));
    }
}
