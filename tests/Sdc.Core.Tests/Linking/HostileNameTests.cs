namespace Sdc.Tests.Linking;

public class HostileNameTests
{
    public static TheoryData<string> Hostile => new(
        new string('x', 10_000),
        string.Concat(Enumerable.Repeat("a ", 5_000)),
        string.Concat(Enumerable.Repeat("Harbor Dental ", 700)),
        new string('\u0301', 10_000),
        new string('\uFDFA', 10_000),
        new string('\0', 10_000),
        new string('&', 10_000),
        new string('.', 10_000),
        string.Concat(Enumerable.Repeat("a.", 5_000)),
        "\ud800", "\udc00\ud800", "\uffff\ufffe", "\u0001\u0002", "---", "🦷", "&", "the", "Inc", "The Inc", "& Co", "=cmd|'/c calc'!A0");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_name_links_to_itself_alone(string name)
    {
        var known = Names.Matcher("Harbor Dental", name, "Granite Legal Group");
        var unknown = Names.Matcher("Harbor Dental", "Granite Legal Group");

        Assert.Equal(NameText.ExactKey(name).Length == 0, known.Decide(name).Customer is null);
        Assert.Null(unknown.Decide(name).Customer);
    }

    [Fact]
    public void Long_names_that_begin_alike_are_different_customers()
    {
        var start = new string('x', 300) + " ";
        var matcher = Names.Matcher(start + "one", start + "two");

        Assert.Equal(1, matcher.Decide(start + "ONE").Customer?.Id);
        Assert.Null(matcher.Decide(start + "three").Customer);
        Assert.Null(Names.Matcher(start + "one").Decide(start + "one, Inc.").Customer);
    }
}
