namespace Sdc;

/// <summary>Tells from the words before four numbers with dots whether they are a version.</summary>
internal static class IpContext
{
    private static readonly HashSet<string> Versions =
    [
        "version", "versions", "versión", "versione", "versie", "ver", "vers", "v", "build", "builds", "release", "firmware", "fw", "rev", "revision", "bios", "uefi", "bootloader",
        "driver", "drivers", "treiber", "patch", "hotfix", "chapter", "section", "kapitel", "abschnitt", "oid", "schema", "assembly", "assemblyversion", "fileversion", "productversion",
    ];

    // They say the same of an address that was changed, so a private one after them stays an address.
    private static readonly HashSet<string> Updates = ["agent", "updated", "update", "upgraded", "upgrade", "downgraded", "downgrade", "rolled", "patched", "running", "installed"];

    private static readonly HashSet<string> Between = ["is", "was", "to", "from", "back", "number", "no", "and", "or", "then", "via", "the", "now", "auf", "von", "bis", "the", "latest", "current"];

    public static bool IsVersion(string text, int start, uint address)
    {
        if (text.At(start - 1) == '/' && TextScan.IsLetter(text.At(start - 2)) && (address & 0xFFFF) == 0 && !IsPrivate(address)) return true;
        if (text.At(start - 1) is '§' || text.At(start - 2) is '§') return true;
        var at = start;
        for (var count = 0; count < 8; count++)
        {
            var before = at;
            var word = TextScan.WordBefore(text, ref at);
            if (word.Length == 0) return false;
            if (Versions.Contains(word)) return true;
            if (Updates.Contains(word)) return !IsPrivate(address);
            if (TextScan.IsWord(text.At(at - 1)) || !Between.Contains(word) && !TextScan.IsDigit(word[0])) return false;
            if (text.IndexOf(',', at, before - at) >= 0 && !TextScan.IsDigit(word[0])) return false;
        }

        return false;
    }

    private static bool IsPrivate(uint address) => address >> 24 == 10 || address >> 16 == 0xC0A8 || address >> 20 == 0xAC1;
}
