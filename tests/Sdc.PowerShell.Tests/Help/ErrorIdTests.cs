using System.Text.RegularExpressions;

namespace Sdc.PowerShell.Tests;

public partial class ErrorIdTests
{
    private static readonly string Source = Checkout.File("src");

    [Fact]
    public void Every_id_in_the_source_is_in_the_page_and_the_other_way_round()
    {
        var listed = Row().Matches(File.ReadAllText(Checkout.File("docs", "errors.md"))).Select(match => match.Groups["id"].Value).ToList();
        Assert.Equal(listed.Distinct(), listed);
        var used = Files().SelectMany(file => Id().Matches(File.ReadAllText(file))).Select(match => match.Groups["id"].Value)
            .Concat(Enum.GetNames<RequestFault>().Select(fault => "Server" + fault))
            .Concat(Enum.GetNames<ModelFault>().Select(fault => "Model" + fault))
            .Append(BudgetedModel.BudgetSpent).ToHashSet();
        Assert.Empty(used.Except(listed).Select(id => $"{id} is not in docs/errors.md").Concat(listed.Except(used).Select(id => $"{id} of docs/errors.md is not in the source")));
    }

    [Fact]
    public void Every_id_stands_in_the_source_as_a_text()
    {
        // An id in a variable would pass the other test unseen. These files name the bases, or hand on what was made elsewhere.
        string[] handing = ["ServerException.cs", "ModelException.cs", "SdcException.cs", "BudgetedModel.cs", "AnalysisResults.cs", "Errors.cs"];
        Assert.All(Files().Where(file => !handing.Contains(Path.GetFileName(file))), file =>
            Assert.All(Made().Matches(File.ReadAllText(file)).Where(match => !match.Value.EndsWith(".Id,", StringComparison.Ordinal)), match => Assert.Matches(Id(), match.Value)));
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex("""(?:\bnew(?: (?:SdcException|RunWarning))?|\bSdcException|\bWrong|\bArgument|: base)\("(?<id>(?:[A-Z][a-z]+){2,})",|\bErrorRecord\(\w+, "(?<id>\w+)"|^ +"(?<id>(?:[A-Z][a-z]+){2,})",$""", RegexOptions.Multiline)]
    private static partial Regex Id();

    [GeneratedRegex("""(?:\bnew (?:SdcException|RunWarning)|\bErrors\.Argument)\([^,]*,|\bnew ErrorRecord\(\w+,[^,]*,""")]
    private static partial Regex Made();

    [GeneratedRegex(@"^\| `(?<id>\w+)` \| \S[^|]*\S \| \S[^|]*\S \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
