using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sdc.Cli.Tests;

/// <summary>THIRD-PARTY-NOTICES.txt against what lies beside <c>sdc</c>.</summary>
public class NoticeTests
{
    [Fact]
    public void Exactly_the_packages_that_sdc_ships_are_named_with_their_versions()
    {
        var pinned = XDocument.Load(Path.Combine(SdcProcess.Checkout, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(pin => pin.Attribute("Include")!.Value, pin => pin.Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);
        using var built = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(SdcProcess.Program, ".deps.json")));
        var kinds = built.RootElement.GetProperty("libraries");
        var shipped = built.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
            .Where(library => library.Value.TryGetProperty("runtime", out _) && kinds.GetProperty(library.Name).GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Split('/')).Select(parts => $"{parts[0]} {pinned.GetValueOrDefault(parts[0], parts[1])}");

        var notices = File.ReadAllText(Path.Combine(SdcProcess.Checkout, "THIRD-PARTY-NOTICES.txt"));
        var named = Regex.Matches(notices, @"^(\S+) +(\d\S*) +\S+ +(?:module, )?sdc +Copyright \S", RegexOptions.Multiline).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}");

        Assert.Equal(shipped.Order(StringComparer.OrdinalIgnoreCase), named.Order(StringComparer.OrdinalIgnoreCase));
    }
}
