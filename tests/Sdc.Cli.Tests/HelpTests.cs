using System.Text.RegularExpressions;

namespace Sdc.Cli.Tests;

public class HelpTests
{
    [Fact]
    public void Every_command_is_in_the_readme_and_in_the_changelog()
    {
        var help = SdcProcess.Run(SdcProcess.Checkout, "--help").Ended(0).Output.ReplaceLineEndings("\n");
        var commands = Regex.Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..], @"^  ([a-z][a-z-]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("run", commands);

        foreach (var page in (string[])["README.md", "CHANGELOG.md"])
        {
            var text = File.ReadAllText(Path.Combine(SdcProcess.Checkout, page));
            Assert.All(commands, command => Assert.Matches($"`(sdc )?{command}[` ]", text));
        }
    }
}
