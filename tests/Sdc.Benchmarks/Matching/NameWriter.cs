namespace Sdc.Benchmarks;

/// <summary>Writes names as people do.</summary>
internal sealed class NameWriter(Random random)
{
    // Of slips of the pen, so many hit the first letter of a word (Pollock and Zamora 1984 found 3.3 %).
    private const double AtFirstLetter = 0.033;

    private static readonly Dictionary<string, string> Nicknames = new() { ["Robert"] = "Bob", ["William"] = "Bill", ["Michael"] = "Mike", ["Thomas"] = "Tom", ["James"] = "Jim", ["Elizabeth"] = "Liz", ["Jennifer"] = "Jen", ["Kenneth"] = "Ken", ["Daniel"] = "Dan", ["Matthew"] = "Matt" };

    /// <summary>Letter case, spaces and punctuation as somebody types them.</summary>
    public string Typed(string text) => random.Next(8) switch
    {
        0 => text.ToUpperInvariant(),
        1 => text.ToLowerInvariant(),
        2 => text.Replace(",", "").Replace(".", ""),
        3 => text.Replace(" & ", " and "),
        4 => text.Replace(" ", "  "),
        _ => text,
    };

    /// <summary>The text with another legal form than its own, or none.</summary>
    public string WithOtherForm(GeneratedCompany company, string text)
    {
        if (company.IsPerson) return text;
        var form = NameLists.Legal[random.Next(NameLists.Legal.Length)];
        return random.Next(12) == 0 ? "The " + text + form : text + form;
    }

    /// <summary>The text with its own legal form, or another.</summary>
    public string WithForm(GeneratedCompany company, string text) => random.Next(2) == 0 ? text + company.Legal : WithOtherForm(company, text);

    /// <summary>The text with a slip of the pen.</summary>
    public string Slip(string text)
    {
        var places = Enumerable.Range(0, text.Length).Where(index => char.IsLetter(text[index])).ToList();
        var isFirst = random.NextDouble() < AtFirstLetter;
        var able = places.Where(index => (index == 0 || !char.IsLetter(text[index - 1])) == isFirst).ToList();
        if (able.Count == 0) return text;
        var place = able[random.Next(able.Count)];
        var letter = (char)('a' + random.Next(26));
        return random.Next(4) switch
        {
            0 => text.Remove(place, 1),
            1 => text.Insert(place, (random.Next(2) == 0 ? char.ToLowerInvariant(text[place]) : letter).ToString()),
            2 when place + 1 < text.Length && char.IsLetter(text[place + 1]) && text[place] != text[place + 1] => text[..place] + text[place + 1] + text[place] + text[(place + 2)..],
            _ => text[..place] + letter + text[(place + 1)..],
        };
    }

    /// <summary>The words in another order.</summary>
    public string Turned(GeneratedCompany company)
    {
        if (company.IsPerson) return $"{company.Lead[1]}, {GeneratedCompany.Spaced(company.Lead[0], company.Middle)}";
        if (company.Joint == "&" && random.Next(2) == 0) return GeneratedCompany.Spaced(company.Before, string.Join(" & ", company.Lead.Reverse()), company.Trade, company.Generic, company.Site);
        if (company.Before.Length > 0) return $"{company.Leads} {company.Before.Replace(" of", "")}";
        if (company.Site.Length > 0 && random.Next(2) == 0) return GeneratedCompany.Spaced(company.Site, company.Leads, company.Trade, company.Generic);
        return company.Trade.Contains(" of ")
            ? company.Trade[(company.Trade.IndexOf(" of ", StringComparison.Ordinal) + 4)..] + " " + company.Leads + " " + company.Trade[..company.Trade.IndexOf(" of ", StringComparison.Ordinal)]
            : GeneratedCompany.Spaced(company.Trade, company.Generic, company.Leads, company.Site);
    }

    /// <summary>A person's name as lists and log-ons have it.</summary>
    public string OfPerson(GeneratedCompany person)
    {
        var (first, last) = (person.Lead[0], person.Lead[1]);
        return random.Next(6) switch
        {
            0 or 1 => $"{last}, {first}",
            2 => $"{first[0]}. {last}",
            3 => person.Middle.Length > 0 ? $"{first} {last}" : $"{first} {(char)random.Next('A', 'Z' + 1)}. {last}",
            4 => $"{last} {first}",
            _ => Nicknames.TryGetValue(first, out var nickname) ? $"{nickname} {last}" : $"{last} {first[0]}",
        };
    }

    /// <summary>Which parts of a name may stand for it, the likelier ones more often than once.</summary>
    public static IReadOnlyList<string> Parts(GeneratedCompany company)
    {
        var parts = new List<string>();
        if (company.IsPerson) return parts;
        void Add(int often, params string[] kept)
        {
            var part = GeneratedCompany.Spaced([.. kept, company.Site]);
            if (part != company.Plain) parts.AddRange(Enumerable.Repeat(part, often));
        }

        var of = company.Trade.IndexOf(" of ", StringComparison.Ordinal);
        if (of > 0) Add(3, company.Leads, company.Trade[..of]);
        var isNamed = company.Lead[0] != "First" && !company.Lead[0].StartsWith("St. ") && !NameLists.Nonprofits.Contains(company.Trade);
        if (company.Generic.Length > 0 && company.Trade.Length > 0) Add(4, company.Before, company.Leads, company.Trade);
        if (company.Before.Length > 0) Add(3, company.Leads);
        if (company.Lead.Length > 2) Add(3, company.Lead[0], company.Lead[1]);
        if (isNamed && company.Trade.Contains(' ') && of < 0) Add(2, company.Before, company.Leads, company.Trade[..company.Trade.LastIndexOf(' ')].TrimEnd('&', ' '));
        if (isNamed && (company.Trade.Length > 0 || company.Generic.Length > 0)) Add(1, company.Leads);
        if (isNamed && company.Trade.Length > 0 && company.Generic.Length > 0) Add(1, company.Leads, company.Generic);
        return parts;
    }

    /// <summary>The first letters; null for names too short.</summary>
    public static string? Acronym(GeneratedCompany company)
    {
        if (company.IsPerson || company.Site.Length > 0) return null;
        var words = company.Plain.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("&" or "of" or "and")).ToList();
        return words.Count is >= 3 and <= 6 ? string.Concat(words.Select(word => word[0])) : null;
    }
}
