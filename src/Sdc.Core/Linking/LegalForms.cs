namespace Sdc;

/// <summary>The words of a business's name that only say what kind of company it is, in the countries where customers and their suppliers sit.</summary>
internal static class LegalForms
{
    private static readonly HashSet<string> Plain = Set("""
        INC INCORPORATED CORP CORPORATION CO COMPANY LLC LLP LP LLLP LTD LIMITED PLC PLLC PC ULC LC LTEE LIMITEE CLG DAC TEORANTA PTY PTE PVT BHD SDN TBK FZE FZCO FZC DMCC OPC
        GMBH GGMBH MBH AG KG KGAA OHG GBR UG HAFTUNGSBESCHRANKT AKTIENGESELLSCHAFT SAGL
        SA SAU SARL SARLU SAS SASU EURL SCOP SPRL SPRLU BVBA CVBA VZW ASBL BV VOF SRL SRLS SLU SLL SCCL EIRL LTDA LDA UNIPESSOAL EIRELI
        AKTIEBOLAG APS ASA OY OYJ OSAKEYHTIO AKTIESELSKAB ANPARTSSELSKAB EHF OHF
        SRO SPOL DOO DOOEL KFT ZRT NYRT OOD EOOD EAD UAB SIA KOM KDA OOO OAO ZAO PAO TOV EPE IKE STI KK GK
        ООО ОАО ЗАО ПАО ТОВ ООД ЕООД ЕПЕ ΕΠΕ ΙΚΕ בעמ
        """);

    // Without their dots these are states, directions and words (a spa, an EV), which tell one site from another.
    private static readonly HashSet<string> OnlyDotted = Set("AB AS NV PA SPA SE SC EV EK SL SNC CV SP HB AE AD DD BT VOS KS OU OE PS PSC SAPA SCA CC");

    // What is written before the name, and nothing else.
    private static readonly HashSet<string> Leading = Set("OOO OAO ZAO PAO UAB SIA TOV ООО ОАО ЗАО ПАО ТОВ");

    // Long enough to be known with a slip of the pen.
    private static readonly string[] WrittenOut = ["COMPANY", "CORPORATION", "INCORPORATED", "LIMITED"];

    // Longest first where one begins another.
    private static readonly Dictionary<string, List<string[]>> PhrasesByEnd = """
        S DE RL DE CV,S DE RL,SA DE CV,SAPI DE CV,SP Z OO,SPOLKA Z OO,SPOLKA Z OGRANICZONA ODPOWIEDZIALNOSCIA,SPOLKA AKCYJNA,SPOL S RO,S P A,S R L,S L U,P T Y
        PRIVATE LIMITED,PRIVATE LTD,PROPRIETARY LIMITED,LIMITED LIABILITY COMPANY,LIMITED LIABILITY PARTNERSHIP,LIMITED PARTNERSHIP,PUBLIC LIMITED COMPANY,PROFESSIONAL CORPORATION
        PROFESSIONAL LIMITED LIABILITY COMPANY,GESELLSCHAFT MIT BESCHRANKTER HAFTUNG,EINGETRAGENER VEREIN,SOCIETE ANONYME,SOCIETE A RESPONSABILITE LIMITEE,SOCIEDAD ANONIMA,SOCIEDAD LIMITADA
        SOCIEDADE ANONIMA,SOCIETA PER AZIONI,SOCIETA A RESPONSABILITA LIMITATA,BESLOTEN VENNOOTSCHAP,NAAMLOZE VENNOOTSCHAP,ANONIM SIRKETI,LIMITED SIRKETI,LTD SIRKETI,FZ LLC
        """.Split([',', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(phrase => phrase.Trim().Split(' ')).OrderByDescending(phrase => phrase.Length)
        .GroupBy(phrase => phrase[phrase.Length - 1], StringComparer.Ordinal).ToDictionary(phrases => phrases.Key, phrases => phrases.ToList(), StringComparer.Ordinal);

    // Written without a space before or behind the name.
    private static readonly string[] Attached = ["株式会社", "有限会社", "合同会社", "(株)", "(有)", "股份有限公司", "有限责任公司", "有限公司", "주식회사", "유한회사", "(주)", "בע\"מ"];

    /// <summary>A folded name without the forms that scripts write without spaces.</summary>
    public static string WithoutAttached(string folded)
    {
        if (NameText.IsAscii(folded)) return folded;
        foreach (var form in Attached)
        {
            if (folded.Length <= form.Length) continue;
            if (folded.StartsWith(form, StringComparison.Ordinal)) return folded.Substring(form.Length).Trim();
            if (folded.EndsWith(form, StringComparison.Ordinal)) return folded.Substring(0, folded.Length - form.Length).Trim();
        }

        return folded;
    }

    /// <summary>How many words at the beginning are legal forms; never all.</summary>
    public static int CountLeading(IReadOnlyList<string> words) => words.Count > 1 && Leading.Contains(words[0]) ? 1 : 0;

    /// <summary>How many words are left when the legal forms at the end are taken away; at least one.</summary>
    public static int CountWithout(IReadOnlyList<string> words, IReadOnlyList<bool> dotted)
    {
        var count = words.Count;
        while (true)
        {
            var taken = PhraseAtEnd(words, count)?.Length
                ?? (count > 0 && (Plain.Contains(words[count - 1]) || IsWrittenOut(words[count - 1]) || (dotted[count - 1] && OnlyDotted.Contains(words[count - 1]))) ? 1 : 0);
            // "GmbH & Co. KG", "Group LLC, The".
            if (taken == 0 && count > 0 && words[count - 1] is NameWords.And or "THE") taken = 1;
            if (taken == 0 || count - taken < 1) return count;
            // "Milton Company" is more than Milton: the one word left would be anybody's.
            if (count == 2 && (words[1] == "CO" || IsSlipOf("COMPANY", words[1]))) return count;
            count -= taken;
        }
    }

    private static bool IsWrittenOut(string word)
    {
        foreach (var form in WrittenOut)
        {
            if (IsSlipOf(form, word)) return true;
        }

        return false;
    }

    // A slip makes a word one letter shorter or longer at most, and begins it as the form does or swaps its first two letters.
    private static bool IsSlipOf(string form, string word) => word.Length >= form.Length - 1 && word.Length <= form.Length + 1 && (word[0] == form[0] || word[1] == form[0]) && WordLikeness.Compare(word, form) is WordKinship.Same or WordKinship.Slip or WordKinship.ShortSlip;

    private static HashSet<string> Set(string words) => new(words.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static string[]? PhraseAtEnd(IReadOnlyList<string> words, int count)
    {
        if (count == 0 || !PhrasesByEnd.TryGetValue(words[count - 1], out var phrases)) return null;
        foreach (var phrase in phrases)
        {
            if (EndsWith(words, count, phrase)) return phrase;
        }

        return null;
    }

    private static bool EndsWith(IReadOnlyList<string> words, int count, string[] phrase)
    {
        if (count < phrase.Length) return false;
        for (var index = 0; index < phrase.Length; index++)
        {
            if (words[count - phrase.Length + index] != phrase[index]) return false;
        }

        return true;
    }
}
