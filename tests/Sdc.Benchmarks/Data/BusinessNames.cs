namespace Sdc.Benchmarks;

/// <summary>Names of businesses, and how sources spell them.</summary>
internal static class BusinessNames
{
    private static readonly string[] First =
    [
        "Harbor", "Granite", "Cedar", "Maple", "Lakeview", "Northside", "Summit", "Orchard", "Quill", "Tidewater", "Baxter", "Orion", "Pinnacle", "Serenity", "Willow", "Copper", "Silver", "Juniper",
        "Redstone", "Bluewater", "Falcon", "Heron", "Sparrow", "Prairie", "Canyon", "Mesa", "Delta", "Coastal", "Highland", "Meadow", "Sterling", "Whitfield", "Ashford", "Kensington", "Bristol",
        "Marlow", "Denton", "Halifax", "Camden", "Sutton", "Fenwick", "Langley", "Oakmont", "Ridgeway", "Stonebridge", "Thornton", "Valley", "Wexford", "Yarmouth", "Zephyr",
    ];

    private static readonly string[] Second =
    [
        "Hill", "Street", "Creek", "Point", "Ridge", "Park", "Bay", "Grove", "Falls", "Springs", "Crossing", "Landing", "Field", "Harbour", "Bridge", "Gate", "Square", "Mills", "Shore", "Forest",
    ];

    private static readonly string[] Trade =
    [
        "Dental Group", "Legal", "Property Management", "Veterinary Clinic", "Winery", "Bookkeeping", "Freight Lines", "Roofing", "Pediatrics", "Marine Supply", "Tooling", "Logistics", "Pharmacy",
        "Insurance Agency", "Construction", "Architects", "Engineering", "Realty", "Bakery", "Electric", "Plumbing", "Landscaping", "Printing", "Accounting", "Family Medicine", "Auto Body", "Hardware",
        "Storage", "Chiropractic", "Consulting",
    ];

    private static readonly string[] Syllables = ["ba", "do", "ker", "lin", "mar", "no", "pel", "ri", "sto", "tan", "vu", "wes", "za", "bro", "chi", "fel", "gra", "hol", "jun", "kra", "lo", "mi", "nus", "or", "pra"];

    private static readonly string[] Form = ["", "", "", " LLC", ", Inc.", " Inc", " Co.", " Ltd"];

    /// <summary>Distinct names, the same ones every time.</summary>
    public static IReadOnlyList<string> Create(int count)
    {
        var all = First.Length * Second.Length * Trade.Length;
        if (count > all) throw new ArgumentOutOfRangeException(nameof(count), count, $"There are {all} names.");
        return [.. Enumerable.Range(0, count).Select(index => Name((int)(index * 7919L % all)))];
    }

    /// <summary>Distinct names that each begin with a word of their own, as the names of families do.</summary>
    public static IReadOnlyList<string> CreateWithOwnWords(int count) => [.. Create(count).Select((name, index) => Family(index) + name[name.IndexOf(' ')..])];

    /// <summary>A name as a source may write it: mostly exactly, else in another form, with a slip of the pen, or one that is not known.</summary>
    public static string AsWritten(string name, Random random) => random.Next(100) switch
    {
        < 80 => name,
        < 84 => name.ToUpperInvariant(),
        < 88 => name.ToLowerInvariant(),
        < 91 => name + ", LLC",
        < 94 => "The " + name,
        < 97 => Slip(name, random),
        _ => Unknown(random),
    };

    private static string Unknown(Random random) => $"{Trade[random.Next(Trade.Length)]} {First[random.Next(First.Length)]}son {random.Next(1000)}";

    private static string Slip(string name, Random random)
    {
        var place = random.Next(1, name.Length - 1);
        return random.Next(3) switch
        {
            0 => name.Remove(place, 1),
            1 => name.Insert(place, name[place].ToString()),
            _ => name[..place] + name[place + 1] + name[place] + name[(place + 2)..],
        };
    }

    // Three syllables and an end: as many words as there are customers.
    private static string Family(int number)
    {
        var (rest, first) = Math.DivRem(number, Syllables.Length);
        var (end, second) = Math.DivRem(rest, Syllables.Length);
        var word = Syllables[first] + Syllables[second] + Syllables[end % Syllables.Length] + "n";
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static string Name(int number)
    {
        var (rest, first) = Math.DivRem(number, First.Length);
        var (trade, second) = Math.DivRem(rest, Second.Length);
        return $"{First[first]} {Second[second]} {Trade[trade]}{Form[(first + second + trade) % Form.Length]}";
    }
}
