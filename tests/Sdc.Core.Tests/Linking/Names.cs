using FsCheck;
using FsCheck.Fluent;

namespace Sdc.Tests.Linking;

/// <summary>Customers and names for tests.</summary>
internal static class Names
{
    private static readonly string[] Vocabulary =
    [
        "Harbor", "Harbour", "Dental", "Dentl", "Group", "Groupe", "Legal", "Regal", "Granite", "Granit", "The", "Inc", "LLC", "&", "and", "of", "East", "West", "Beta", "Zeta",
        "Site", "2", "3", "12", "Unit", "HarborDental", "Tech", "Technologies", "Müller", "A", "B", "II", "Associates", "Northeast", "Northwest", "L.L.C.", "Svcs", "Services", "Srvices", "Assoc", "Dr", "Plumbing", "Plmbng", "Whitcombe", "Whitcomb", "D", "HDG", "GLG", "Robert", "Bob", "Construction", "Constr", "Company", "Compny", "Law", "Lac", "Office", "Okafor", "Quigley", "Thibodeaux",
    ];

    private static readonly char[] Hostile = ['a', 'B', 'é', '́', ' ', '\0', '\t', '\u001f', '.', '/', '&', '+', '-', '\'', '7', '\ud83d', '\ude00', '\uffff', '\u200b', '\u202e', '東', 'ﷺ', '²', 'ß'];

    /// <summary>Names made of few words, so that they meet often.</summary>
    public static Gen<string> Likely => Gen.Choose(1, 5).SelectMany(count => Gen.ArrayOf(Gen.Elements(Vocabulary), count)).Select(words => string.Join(" ", words));

    public static Gen<string> Any => Gen.OneOf(Likely, Gen.ArrayOf(Gen.Elements(Hostile)).Select(characters => new string(characters)));

    public static Customer Customer(long id, string name, params string[] contacts) => new()
    {
        Id = id,
        BusinessName = name,
        Contacts = [.. contacts.Select((contact, index) => new CustomerContact { Id = id * 100 + index, Name = contact })],
    };

    public static CustomerDirectory Directory(params string[] names) => new([.. names.Select((name, index) => Customer(index + 1, name))]);

    public static CustomerMatcher Matcher(params string[] names) => new(Directory(names), new(95));
}
