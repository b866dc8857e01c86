namespace Sdc;

/// <summary>Hardware addresses: pairs with colons or dashes, four digits with dots, and bare ones where the text says that it is one.</summary>
internal sealed class MacFinder : IRedactionFinder
{
    private const int BareLength = 12;

    private static readonly HashSet<string> Named = ["mac", "macs", "bssid", "hwaddr", "ether", "wwn", "wwpn"];

    public void Find(string text, List<Finding> findings)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!TextScan.IsHex(text[at]) || TextScan.IsWord(text.At(at - 1))) continue;
            var run = RunEnd(text, at);
            var length = run - at;
            var separator = text.At(run);
            var end = length switch
            {
                2 when separator is ':' or '-' && !Continues(text, at) => Pairs(text, at, separator),
                4 when separator is '.' or '-' => Quads(text, at, separator),
                BareLength when !TextScan.IsWord(separator) && TextScan.Follows(text, at, Named, 6) => run,
                _ => 0,
            };
            if (end > 0) findings.Add(new Finding(at, end, RedactionKind.Mac));
            at = Math.Max(run, end) - 1;
        }
    }

    private static int RunEnd(string text, int at)
    {
        while (at < text.Length && TextScan.IsHex(text[at])) at++;
        return at;
    }

    // Inside a longer row of pairs, such as a certificate's fingerprint.
    private static bool Continues(string text, int at) =>
        text.At(at - 1) is ':' or '-' && TextScan.IsHex(text.At(at - 2)) && TextScan.IsHex(text.At(at - 3)) && !TextScan.IsWord(text.At(at - 4));

    private static int Pairs(string text, int start, char separator)
    {
        var at = start;
        var count = 0;
        while (true)
        {
            if (RunEnd(text, at) - at != 2) return 0;
            count++;
            at += 2;
            if (text.At(at) != separator || !TextScan.IsHex(text.At(at + 1))) break;
            at++;
            if (count > 20) return 0;
        }

        // Eight pairs are a longer hardware address; fourteen are both addresses and the type, as a firewall logs them.
        return !TextScan.IsWord(text.At(at)) && (count is 6 or 8 || count == 14 && separator == ':') ? at : 0;
    }

    private static int Quads(string text, int start, char separator)
    {
        if (text.At(start - 1) is '.' or '-' && TextScan.IsHex(text.At(start - 2))) return 0;
        for (var group = 1; group < 3; group++)
        {
            var next = start + group * 5;
            if (text.At(next - 1) != separator || RunEnd(text, next) - next != 4) return 0;
        }

        var end = start + 14;
        if (TextScan.IsWord(text.At(end)) || text.At(end) == separator && TextScan.IsWord(text.At(end + 1))) return 0;
        return separator == '.' || TextScan.Follows(text, start, Named, 6) ? end : 0;
    }
}
