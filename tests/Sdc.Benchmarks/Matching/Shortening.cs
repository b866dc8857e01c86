namespace Sdc.Benchmarks;

/// <summary>How people shorten words of names.</summary>
internal static class Shortening
{
    private static readonly Dictionary<string, string[]> Usual = """
        Services Svcs Svc Serv|Service Svc|Solutions Soln Solns|Systems Sys|Management Mgmt Mgt|International Intl Int'l|Associates Assoc Assoc. Assocs|Company Co Co.|Center Ctr Cntr Centre|Group Grp|Enterprises Ent|Industries Ind Inds
        Technologies Tech|Consulting Consult|Specialists Spec|Partners Ptrs|Holdings Hldgs|Construction Const Constr Constr.|Manufacturing Mfg Mfg.|Engineering Eng Engr Engrg|Insurance Ins Ins.|Electric Elec|Plumbing Plbg Plmbg|Heating Htg
        Brothers Bros Bros.|Property Prop|Estate Est|Equipment Equip|Veterinary Vet|Pharmacy Pharm|Orthodontics Ortho|Pediatrics Peds|Pediatric Ped|Chiropractic Chiro|Accounting Acctg|Financial Fin Fin'l|Marketing Mktg|Contracting Contr
        Distributing Dist Distr|Automotive Auto|Medicine Med|Physical Phys|Therapy Ther|Family Fam|Community Comm Cmty|Foundation Fdn|Library Lib|County Co Cnty|Church Ch|Baptist Bapt|Methodist Meth|Lutheran Luth|Presbyterian Presb
        Authority Auth|Society Soc|Senior Sr|Historical Hist|Mountain Mt Mtn|Saint St St.|St. Saint St|Heights Hts|Springs Spgs|Point Pt|Lake Lk|Park Pk|North N N.|South S S.|East E E.|West W W.|Northeast NE|Southwest SW
        First 1st|General Gen|Environmental Env Envir|Development Dev|Security Sec|Landscaping Landscp|Logistics Log|Packaging Pkg|Offices Ofcs|Office Ofc|and &|& and|United Utd|Central Ctrl|Animal Anml|Hospital Hosp|II 2
        """.Split(['|', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')).Where(words => words.Length > 1 && words[0] != "II").ToDictionary(words => words[0], words => words[1..]);

    private const int ShortestMadeUp = 8;

    private static readonly HashSet<string> Trades = [.. NameLists.Trades.Concat(NameLists.Generic).Concat(NameLists.Nonprofits).SelectMany(trade => trade.Split(' '))];

    /// <summary>The text with one or two of its words shortened; null where there is none to shorten.</summary>
    /// <param name="text">A name.</param>
    /// <param name="random">Chooses.</param>
    /// <param name="mayMakeUp">Whether one in eight shortens as nobody else does, words of trades only: by the first letters, or without vowels.</param>
    public static string? Of(string text, Random random, bool mayMakeUp)
    {
        var words = text.Split(' ');
        var longs = Enumerable.Range(1, words.Length - 1).Where(index => words[index].Length >= ShortestMadeUp && Trades.Contains(words[index])).ToList();
        if (mayMakeUp && longs.Count > 0 && random.Next(8) == 0)
        {
            var place = longs[random.Next(longs.Count)];
            words[place] = random.Next(2) == 0 ? words[place][..(random.Next(2) + 4)] : words[place][0] + string.Concat(words[place][1..].Where(letter => !"aeiou".Contains(letter)));
            return string.Join(" ", words);
        }

        var able = Enumerable.Range(0, words.Length).Where(index => Usual.ContainsKey(words[index])).ToList();
        if (able.Count == 0) return null;
        foreach (var index in able.OrderBy(_ => random.Next()).Take(1 + random.Next(2)).ToList()) words[index] = Usual[words[index]][random.Next(Usual[words[index]].Length)];
        return string.Join(" ", words);
    }
}
