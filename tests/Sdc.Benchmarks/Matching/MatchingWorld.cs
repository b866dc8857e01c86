namespace Sdc.Benchmarks;

/// <summary>
/// Customers, the companies around them, and names that were written for both. The truth is known, and so is where it cannot be told: a text is ambiguous when
/// another company's name, or a part, acronym or initial form of it, is written so too, and no customer is called exactly so.
/// </summary>
internal sealed class MatchingWorld
{
    private readonly Random random;
    private readonly NameWriter writer;
    private readonly List<GeneratedCompany> known = [];
    private readonly List<GeneratedCompany> unknown = [];
    private readonly List<GeneratedCompany> sisters = [];
    private readonly Dictionary<string, GeneratedCompany> byName = [];
    private readonly Dictionary<string, HashSet<GeneratedCompany>> byOtherForm = [];
    private readonly Dictionary<GeneratedCompany, long> ids = [];

    private MatchingWorld(int seed)
    {
        random = new Random(seed);
        writer = new NameWriter(random);
    }

    public IReadOnlyList<Customer> Customers { get; private set; } = [];

    public IReadOnlyList<LabelledName> Names { get; private set; } = [];

    /// <summary>A world; the same one for the same numbers.</summary>
    /// <param name="seed">Its number.</param>
    /// <param name="customers">How many customers there are; half as many companies around them are none.</param>
    /// <param name="names">How many names were written.</param>
    public static MatchingWorld Create(int seed, int customers, int names)
    {
        var world = new MatchingWorld(seed);
        world.Found(customers);
        world.Names = world.Write(names);
        return world;
    }

    private void Found(int customers)
    {
        var generator = new CompanyGenerator(random);
        while (known.Count < customers || unknown.Count < customers / 2)
        {
            foreach (var company in generator.Next())
            {
                if (!byName.TryAdd(Key(company.Plain), company)) continue;
                // One site in four of a company is no customer.
                if (company.Chain > 0 && random.Next(4) == 0) sisters.Add(company);
                else if (known.Count < customers) known.Add(company);
                else unknown.Add(company);
                foreach (var part in NameWriter.Parts(company)) AddForm(part, company);
                if (NameWriter.Acronym(company) is { } acronym) AddForm(acronym, company);
                if (!company.IsPerson) continue;
                AddForm($"{company.Lead[0][0]} {company.Lead[1]}", company);
                AddForm($"{company.Lead[0]} {company.Lead[1]}", company);
            }
        }

        for (var index = 0; index < known.Count; index++) ids[known[index]] = index + 1;
        // Some customers are kept under a shortened name.
        Customers = [.. known.Select(company => new Customer { Id = ids[company], BusinessName = (!company.IsPerson && random.Next(12) == 0 ? Shortening.Of(company.Plain, random, false) ?? company.Plain : company.Plain) + company.Legal })];
        var chains = new HashSet<int>(known.Where(company => company.Chain > 0).Select(company => company.Chain));
        sisters.RemoveAll(company => !chains.Contains(company.Chain));
    }

    private List<LabelledName> Write(int count)
    {
        var names = new List<LabelledName>();
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var sites = known.Where(company => company.Chain > 0).ToList();
        var persons = known.Where(company => company.IsPerson).ToList();
        while (names.Count < count)
        {
            var any = known[random.Next(known.Count)];
            var name = random.Next(100) switch
            {
                < 20 => Labelled(writer.Typed(any.Name), any, WrittenKind.Exact, any.Plain),
                < 32 => Labelled(writer.Typed(writer.WithOtherForm(any, any.Plain)), any, WrittenKind.LegalForm, any.Plain),
                < 42 => Shortening.Of(any.Plain, random, true) is { } shortened ? Labelled(writer.WithForm(any, shortened), any, WrittenKind.Abbreviation, any.Plain) : null,
                < 56 => Slipped(any),
                < 60 => Labelled(writer.Turned(any), any, WrittenKind.Order, any.Plain),
                < 66 => OfSite(Any(sites)),
                < 72 => NameWriter.Parts(any) is { Count: > 0 } parts ? OfPart(Any(parts), any, WrittenKind.Partial) : null,
                < 74 => NameWriter.Acronym(any) is { } acronym ? Labelled(acronym, any, WrittenKind.Acronym, acronym) : null,
                < 78 => OfPerson(Any(persons)),
                < 94 => OfUnknown(Any(unknown)),
                < 98 => sisters.Count > 0 && Any(sisters) is { } sister ? Labelled(writer.WithForm(sister, sister.Plain), sister, WrittenKind.Sister, sister.Plain) : null,
                _ => Any(sites) is { } site ? Labelled(writer.WithForm(site, site.At("").Plain), site, WrittenKind.NoSite, site.At("").Plain) : null,
            };
            if (name is not null && texts.Add(name.Text)) names.Add(name);
        }

        return names;
    }

    private LabelledName? Slipped(GeneratedCompany company)
    {
        var edits = random.Next(5) == 0 ? 2 : 1;
        var text = company.Plain;
        for (var edit = 0; edit < edits; edit++) text = writer.Slip(text);
        var key = Key(text);
        var isAmbiguous = byName.Any(other => other.Value != company && Edits.AreWithin(other.Key, key, edits));
        return Labelled(writer.WithForm(company, text), company, WrittenKind.Typo, text, isAmbiguous);
    }

    private LabelledName? OfSite(GeneratedCompany site)
    {
        var text = random.Next(3) switch { 0 => writer.Slip(site.At("").Plain) + " " + site.Site, 1 => site.Plain.Replace(" " + site.Site, " - " + site.Site), _ => site.Plain };
        return Labelled(writer.WithForm(site, text), site, WrittenKind.Site, text);
    }

    private LabelledName? OfPart(string part, GeneratedCompany company, WrittenKind kind) => Labelled(writer.Typed(random.Next(3) == 0 ? writer.WithForm(company, part) : part), company, kind, part);

    private LabelledName? OfPerson(GeneratedCompany person)
    {
        var text = writer.OfPerson(person);
        return Labelled(text, person, WrittenKind.Person, text.Replace(".", ""));
    }

    private LabelledName? OfUnknown(GeneratedCompany company)
    {
        // Unknown companies are written in the same ways.
        if (random.Next(6) == 0 && NameWriter.Parts(company) is { Count: > 0 } parts) return OfPart(Any(parts), company, WrittenKind.Unknown);
        var text = random.Next(8) == 0 ? Shortening.Of(company.Plain, random, true) ?? company.Plain : company.Plain;
        return Labelled(writer.Typed(writer.WithForm(company, text)), company, WrittenKind.Unknown, company.Plain);
    }

    private LabelledName? Labelled(string text, GeneratedCompany source, WrittenKind kind, string says, bool isAmbiguous = false)
    {
        var key = Key(says);
        byName.TryGetValue(key, out var called);
        // What is exactly another customer's name is that customer's for everybody: no rule, and no person, would take it otherwise.
        if (called is not null && called != source && ids.ContainsKey(called)) return null;
        var others = new HashSet<GeneratedCompany>();
        if (called is not null) others.Add(called);
        if (called is null || !ids.ContainsKey(called)) others.UnionWith(byOtherForm.GetValueOrDefault(key) ?? []);
        others.Remove(source);
        return new(text, kind, ids.TryGetValue(source, out var id) ? id : null, isAmbiguous || others.Count > 0 || kind == WrittenKind.NoSite);
    }

    private T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private void AddForm(string form, GeneratedCompany company)
    {
        var key = Key(form);
        if (!byOtherForm.TryGetValue(key, out var companies)) byOtherForm[key] = companies = [];
        companies.Add(company);
    }

    /// <summary>The words, whatever their order.</summary>
    private static string Key(string text) => string.Join(" ", text.ToUpperInvariant().Split([' ', ',', '.', '&', '#', '-', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("AND" or "OF" or "THE")).Order(StringComparer.Ordinal));

}
