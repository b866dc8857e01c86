using System.Text.RegularExpressions;

namespace Sdc.PowerShell.Tests;

public partial class DocumentTests
{
    private static IEnumerable<string> Topics => Directory.EnumerateFiles(Checkout.File("en-US"), "about_*.help.txt");

    private static IEnumerable<string> Documents => Topics.Append(Checkout.File("README.md")).Concat(Directory.EnumerateFiles(Checkout.File("docs"), "*.md", SearchOption.AllDirectories));

    [Fact]
    public void Every_cmdlet_that_a_document_names_exists()
    {
        var names = Cmdlets.All.Select(cmdlet => cmdlet.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(from document in Documents
                     from Match match in CmdletName().Matches(File.ReadAllText(document))
                     where !names.Contains(match.Value)
                     select $"{Path.GetRelativePath(Checkout.Root, document)}: {match.Value}");
    }

    [Fact]
    public void Every_cmdlet_is_in_the_README()
    {
        var text = File.ReadAllText(Checkout.File("README.md"));
        Assert.All(Cmdlets.All, cmdlet => Assert.Contains(cmdlet.Name, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_that_a_document_points_to_exists() =>
        Assert.Empty(from document in Documents.Where(document => document.EndsWith(".md", StringComparison.Ordinal))
                     from Match match in RelativeLink().Matches(File.ReadAllText(document))
                     let target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, match.Groups["path"].Value))
                     where !File.Exists(target) && !Directory.Exists(target)
                     select $"{Path.GetRelativePath(Checkout.Root, document)}: {match.Groups["path"].Value}");

    [Fact]
    public void About_topics_are_named_after_their_file_and_fit_80_columns() => Assert.All(Topics, file =>
    {
        var lines = File.ReadAllLines(file);
        Assert.Equal(["TOPIC", "    " + Path.GetFileName(file)[..^".help.txt".Length], "", "SHORT DESCRIPTION"], lines[..4]);
        Assert.All(lines, line => Assert.Matches("^([ -~]{0,79}[!-~])?$", line));
    });

    [Fact]
    public void Every_key_of_the_configuration_is_in_its_about_topic()
    {
        var words = Word().Matches(File.ReadAllText(Checkout.File("en-US", "about_Sdc_Configuration.help.txt"))).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(ConfigurationSchema.All.Select(key => key.Name).Concat(ConfigurationSchema.Sections), name => Assert.Contains(name, words));
    }

    [GeneratedRegex(@"\b[A-Z][a-z]+-Sdc[A-Z]\w*")]
    private static partial Regex CmdletName();

    [GeneratedRegex(@"\]\((?!https?:|#)(?<path>[^)#$\s]+)")]
    private static partial Regex RelativeLink();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
