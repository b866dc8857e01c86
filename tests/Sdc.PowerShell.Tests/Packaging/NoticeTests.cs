namespace Sdc.PowerShell.Tests.Packaging;

/// <summary>THIRD-PARTY-NOTICES.txt against what the module ships; the command line's tests do so for <c>sdc</c>.</summary>
public class NoticeTests
{
    [Fact]
    public void Exactly_the_packages_that_the_module_ships_are_named_with_their_versions() =>
        Assert.Equal(
            ShippedPackage.OfModule().Select(package => $"{package.Name} {package.Version}"),
            Notice.All.Where(notice => notice.IsInModule).Select(notice => $"{notice.Package} {notice.Version}"));

    [Fact]
    public void Each_licence_is_one_that_the_package_offers()
    {
        var offered = ShippedPackage.OfModule().ToDictionary(package => package.Name, package => package.Licence);
        Assert.All(Notice.All.Where(notice => notice.IsInModule), notice => Assert.Contains(notice.Licence, offered[notice.Package]?.Split(" OR ") ?? []));
    }

    [Fact]
    public void The_text_of_each_licence_is_there() =>
        Assert.All(Notice.All.Select(notice => notice.Licence).Distinct(), licence => Assert.Contains($"\n{licence}\n{new string('-', licence.Length)}\n", Notice.Text.ReplaceLineEndings("\n")));
}
