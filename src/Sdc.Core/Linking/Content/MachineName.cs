namespace Sdc;

/// <summary>Tells names of machines that tell one network from another from those that every network has.</summary>
internal static class MachineName
{
    private const int ShortestLength = 5;
    private const int LongestLength = 64;

    private static readonly HashSet<string> Roles = new(
        """
        ACCOUNTING ACCT ADMIN AP APP APPS ASSISTANT AZURE BACK BACKUP BDC BILLING BOOK BOOKKEEPER BOSS BREAKROOM CAD CLIENT CLOUD COMPUTER CONF CONFERENCE CORE DATA DB DC DESK DESKTOP DEV DHCP DNS DOCTOR DOMAIN DR ESX ESXI EXCH EXCHANGE EX FILE FILES FILESERVER FRONT FRONTDESK FS FW
        GATEWAY GUEST HOME HOST HP DELL LENOVO HR HV HYPER HYPERV IMAC IT KIOSK LAB LAPTOP LIBRARY LOBBY LOCAL LT MAC MACBOOK MAIL MAIN MANAGER MASTER MINI NAS NB NEW NODE NOTEBOOK NUC OFFICE OLD OWNER PC PDC POS PRINT PRINTER PRIMARY PRO PROD PROXY QB QUICKBOOKS RDP RDS RECEPTION REMOTE ROOM ROUTER SALES
        SECONDARY SERVER SERVICE SHIPPING SHOP SPARE SQL SRV STATION STORE SURFACE SVR TABLET TEMP TERMINAL TEST TRAINING TS USER V VDI VM VIRTUAL VPN WAREHOUSE WEB WIN WINDOWS WKS WORK WORKSTATION WS XP
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>What two spellings of one machine share.</summary>
    public static string Key(string machine) => NameText.ExactKey(machine);

    /// <summary>False for <c>SERVER</c>, <c>PC-01</c>, <c>Front-Desk</c>, and for what could be any word of a text.</summary>
    public static bool IsSpecific(string key)
    {
        if (key.Length is < ShortestLength or > LongestLength || key.IndexOf(' ') >= 0) return false;
        var hasMark = false;
        foreach (var character in key) hasMark |= char.IsDigit(character) || character is '-' or '_';
        if (!hasMark) return false;
        // Random letters and digits, as setup programs give them, are a name of their own; a role with a number is not.
        var from = 0;
        for (var at = 0; at <= key.Length; at++)
        {
            if (at < key.Length && key[at] is not ('-' or '_' or '.')) continue;
            if (IsOwn(key.AsSpan(from, at - from))) return true;
            from = at + 1;
        }

        return false;
    }

    private static bool IsOwn(ReadOnlySpan<char> part)
    {
        // No longer than the key.
        Span<char> letters = stackalloc char[LongestLength];
        var length = 0;
        foreach (var character in part)
        {
            if (char.IsLetter(character)) letters[length++] = character;
        }

        if (length < 2) return false;
        var word = letters.Slice(0, length).ToString();
        return !Roles.Contains(word) && !CommonWords.Contains(word);
    }
}
