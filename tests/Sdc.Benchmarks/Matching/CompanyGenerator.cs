namespace Sdc.Benchmarks;

/// <summary>Invents companies such as managed service providers have for customers. Known and unknown ones come from the same hand.</summary>
internal sealed class CompanyGenerator(Random random)
{
    private const double AnyGeneric = 0.35;
    private int chains;

    /// <summary>One company, or the sites of one.</summary>
    public IReadOnlyList<GeneratedCompany> Next()
    {
        var company = One();
        // One company in fourteen has sites that are customers of their own.
        if (company.IsPerson || random.Next(14) != 0) return [company];
        chains++;
        var chain = new GeneratedCompany { Lead = company.Lead, Joint = company.Joint, Before = company.Before, Trade = company.Trade, Generic = company.Generic, Legal = company.Legal, Chain = chains };
        var count = random.Next(2, 5);
        // Half of the chains tell their sites apart by words that all use, half by the towns.
        var names = random.Next(2) == 0 ? NameLists.Sites : NameLists.Towns;
        return [.. names.OrderBy(_ => random.Next()).Take(count).Select(chain.At)];
    }

    private GeneratedCompany One() => random.Next(100) switch
    {
        < 30 => Family(),
        < 53 => Of([Place()], AnyGeneric),
        < 68 => Of([Coined()], 0.6),
        < 80 => Of([Pick(NameLists.Everyday)], AnyGeneric),
        < 86 => Church(),
        < 91 => new() { Lead = [random.Next(3) == 0 ? Place() + " County" : Place()], Trade = Pick(NameLists.Nonprofits) },
        < 94 => Of([Letters()], AnyGeneric),
        _ => new() { Lead = [Pick(NameLists.FirstNames), Surname()], Middle = random.Next(5) == 0 ? Letter() : "", IsPerson = true },
    };

    private GeneratedCompany Family() => random.Next(10) switch
    {
        < 5 => Of([Surname()], AnyGeneric),
        < 6 => new() { Lead = [Pick(NameLists.FirstNames), Surname()], Before = random.Next(2) == 0 ? "Law Office of" : "Law Offices of", Legal = Legal() },
        < 8 => Of([Surname(), Surname()], AnyGeneric, "&"),
        < 9 => new() { Lead = [Surname(), Surname(), Surname()], Joint = "&", Trade = random.Next(3) == 0 ? Pick(NameLists.Trades) : "", Generic = "", Legal = Legal() },
        _ => new() { Lead = [Surname()], Trade = "Brothers " + Pick(NameLists.Trades), Legal = Legal() },
    };

    private GeneratedCompany Church() => new()
    {
        Lead = random.Next(3) == 0 ? ["St. " + Pick(NameLists.Saints)] : ["First"],
        Trade = Pick(NameLists.Denominations) + " Church" + (random.Next(3) == 0 ? "" : " of " + Place()),
    };

    private GeneratedCompany Of(string[] lead, double generic, string joint = "")
    {
        var says = random.NextDouble() < generic;
        // A word that says nothing sometimes stands where the trade would.
        var trade = says && random.Next(4) == 0 ? "" : Pick(NameLists.Trades);
        return new() { Lead = lead, Joint = joint, Trade = trade, Generic = says ? Pick([.. NameLists.Generic.Where(word => !trade.Contains(word))]) : "", Legal = Legal() };
    }

    // Common families have most of the bearers, but half of all companies have a rare one.
    private string Surname() => random.Next(2) == 0
        ? NameLists.Surnames[(int)(NameLists.Surnames.Length * Math.Pow(random.NextDouble(), 1.6))]
        : Pick(NameLists.FamilyStarts) + Pick(NameLists.FamilyEnds);

    private string Place() => random.Next(2) == 0 ? Pick(NameLists.Towns) : $"{Pick(NameLists.PlaceStarts)} {Pick(NameLists.PlaceEnds)}";

    private string Coined()
    {
        var word = string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Pick(NameLists.Syllables))) + Pick(NameLists.CoinedEnds);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private string Letters() => random.Next(3) == 0 ? $"{Letter()} & {Letter()}" : string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Letter()));

    private string Letter() => ((char)random.Next('A', 'Z' + 1)).ToString();

    private string Legal() => Pick(NameLists.Legal);

    private string Pick(string[] texts) => texts[random.Next(texts.Length)];
}
