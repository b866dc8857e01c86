using System.Management.Automation;
using System.Reflection;

namespace Sdc.PowerShell.Tests;

public class HelpTests
{
    private const string Renew = "SDC_WRITE_HELP=1 dotnet test tests/Sdc.PowerShell.Tests --filter HelpTests";

    // The engine looks for this name in a folder of the culture beside the manifest.
    private static readonly string File = Checkout.File("en-US", "Sdc.PowerShell.dll-Help.xml");

    public static TheoryData<string> Names() => [.. Cmdlets.All.Select(cmdlet => cmdlet.Name)];

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet()
    {
        var missing = Cmdlets.All.Select(cmdlet => cmdlet.Name).Except(HelpPages.All.Keys).Select(name => $"docs/help/{name}.md is missing; docs/help/README.md says how to write it.");
        var left = HelpPages.All.Keys.Except(Cmdlets.All.Select(cmdlet => cmdlet.Name)).Select(name => $"docs/help/{name}.md is of a cmdlet that there is not.");
        Assert.Empty(missing.Concat(left).Concat(HelpPages.All.Where(page => page.Key != page.Value.Name).Select(page => $"docs/help/{page.Key}.md is headed '{page.Value.Name}'.")));
    }

    [Fact]
    public void The_committed_help_is_made_of_the_pages_and_the_cmdlets()
    {
        var made = MamlWriter.Write();
        if (Environment.GetEnvironmentVariable("SDC_WRITE_HELP") == "1") System.IO.File.WriteAllText(File, made);
        var committed = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        var line = made.Split('\n').Zip(committed.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
        Assert.True(made == committed, $"{File} is not what docs/help and the cmdlets make of it, from line {line} on. Renew it: {Renew}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_says_all_of_its_cmdlet_and_nothing_else(string name)
    {
        if (!HelpPages.All.TryGetValue(name, out var page)) return; // told by the test of the pages
        var type = Cmdlets.All.Single(cmdlet => cmdlet.Name == name).Type;
        Assert.Empty(Problems(page, type, ParameterFacts.Of(type)));
    }

    private static IEnumerable<string> Problems(HelpPage page, Type type, IReadOnlyList<ParameterFacts> parameters)
    {
        string[] known = ["Description", "Parameters", "Inputs", "Outputs", "Examples", "Notes", "Related links"];
        foreach (var chapter in page.Chapters.Except(known)) yield return $"'## {chapter}' is no chapter; there are: {string.Join(", ", known)}";
        if (page.Synopsis is not [{ Length: > 10 and <= 200 }]) yield return "the synopsis is not one sentence behind the title";
        if (page.Description.Count == 0) yield return "no description";
        foreach (var parameter in parameters.Where(parameter => HelpPages.TextOf(page, parameter) is not { Count: > 0 })) yield return $"no text of -{parameter.Name}";
        foreach (var section in page.Parameters.Where(section => parameters.All(parameter => section.Title != "-" + parameter.Name))) yield return $"there is no {section.Title}";

        var isPiped = parameters.Any(parameter => parameter.PipelineInput != "False");
        if (page.Inputs.Count == 0 || isPiped == page.Inputs.Any(input => input.Title == "None")) yield return isPiped ? "inputs: it takes objects of the pipeline" : "inputs: it takes nothing of the pipeline, so say '### None'";
        var emitted = type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(attribute => attribute.Type).Select(output => output.Type == typeof(void) ? "None" : output.Name).Order().ToList();
        if (!emitted.SequenceEqual(page.Outputs.Select(output => output.Title).Order())) yield return "outputs are not " + string.Join(", ", emitted);
        foreach (var section in page.Inputs.Concat(page.Outputs).Where(section => section.Paragraphs.Count == 0)) yield return $"no text of {section.Title}";

        if (page.Examples.Count < 3) yield return "fewer than three examples";
        foreach (var example in page.Examples.Where(example => example.Code.Length == 0 || example.Paragraphs.Count == 0)) yield return $"example '{example.Title}' lacks code or text";
        if (!page.Examples.Any(example => example.Code.Contains(" | ", StringComparison.Ordinal))) yield return "no example is a pipeline";
        foreach (var example in page.Examples.Where(example => !example.Code.Contains(page.Name, StringComparison.Ordinal))) yield return $"example '{example.Title}' does not use {page.Name}";
        if (page.Links.Count == 0) yield return "no related links";
        foreach (var link in page.Links.Where(link => !HelpPages.All.ContainsKey(link) && !System.IO.File.Exists(Checkout.File("en-US", link + ".help.txt")))) yield return $"there is no help of {link}";
    }
}
