namespace Sdc;

/// <summary>IPv4 and IPv6 addresses, without the port or the length of a prefix behind them. Masks and version numbers are none.</summary>
internal sealed class IpFinder : IRedactionFinder
{
    public void Find(string text, List<Finding> findings)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (TextScan.IsDigit(text[at]) && !TextScan.IsWord(text.At(at - 1)) && !(text.At(at - 1) == '.' && TextScan.IsWord(text.At(at - 2))))
            {
                var end = V4End(text, at, out var address);
                if (end > 0 && !IsMask(address) && !IpContext.IsVersion(text, at, address)) findings.Add(new Finding(at, end, RedactionKind.Ip));
                if (end > 0) at = end - 1;
            }
        }

        for (var at = text.IndexOf(':'); at >= 0; at = at < text.Length ? text.IndexOf(':', at) : -1) at = V6(text, at, findings);
    }

    private static int V4End(string text, int start, out uint address)
    {
        address = 0;
        var at = start;
        for (var octet = 0; octet < 4; octet++)
        {
            if (octet > 0 && text.At(at++) != '.') return 0;
            var end = TextScan.SkipDigits(text, Math.Min(at, text.Length));
            if (end == at || end - at > 3 || end - at > 1 && text[at] == '0') return 0;
            var value = 0u;
            for (; at < end; at++) value = value * 10 + (uint)(text[at] - '0');
            if (value > 255) return 0;
            address = address << 8 | value;
        }

        return TextScan.IsWord(text.At(at)) || text.At(at) == '.' && TextScan.IsDigit(text.At(at + 1)) ? 0 : at;
    }

    // A mask's bits are a row of ones; a wildcard's, of zeros.
    private static bool IsMask(uint address) => IsRowOfOnes(address) || IsRowOfOnes(~address);

    private static bool IsRowOfOnes(uint address) => (~address & (~address + 1)) == 0 && (address >= 0xFF00_0000 || address == 0);

    /// <summary>Looks at the colons and digits around a colon; gives where they end.</summary>
    private static int V6(string text, int colon, List<Finding> findings)
    {
        var start = colon;
        while (start > 0 && colon - start < 5 && TextScan.IsHex(text[start - 1])) start--;
        var end = colon;
        while (end < text.Length && (TextScan.IsHex(text[end]) || text[end] is ':' or '.')) end++;
        var next = Math.Max(end, colon + 1);

        // The letters before the first colon may be a label: "addr:2001:db8::1".
        if (TextScan.IsWord(text.At(start - 1))) start = colon;
        while (end > start && (text[end - 1] == '.' || text[end - 1] == ':' && text.At(end - 2) != ':')) end--;
        if (end < text.Length && TextScan.IsWord(text[end])) return next;
        if (!V6Shape.IsAddress(text, start, end))
        {
            start = colon + 1;
            if (text.At(colon) != ':' || text.At(start) == ':' || !V6Shape.IsAddress(text, start, end)) return next;
        }

        findings.Add(new Finding(start, end, RedactionKind.Ip));
        return next;
    }
}
