using System.Collections;
using System.Management.Automation;

namespace Sdc.PowerShell.Tests.Pipeline;

public sealed class PathTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sdc-paths-").FullName;
    private readonly EngineInProcess engine = new();

    public PathTests()
    {
        foreach (var name in new[] { "a.csv", "b.csv", "x.txt", "old [1].csv" }) File.WriteAllText(Path.Combine(folder, name), "");
        engine.Location = folder;
    }

    [Fact]
    public void Wildcards_are_expanded_from_PowerShell_s_location() => Assert.Equal(["a.csv", "b.csv", "old [1].csv"], Resolve("-Path", "*.csv"));

    [Fact]
    public void Brackets_in_an_existing_name_are_no_wildcard() => Assert.Equal(["old [1].csv"], Resolve("-Path", "old [1].csv"));

    [Fact]
    public void A_literal_path_expands_nothing()
    {
        Assert.Equal(["old [1].csv"], Resolve("-LiteralPath", "old [1].csv"));
        Assert.Empty(Resolve("-LiteralPath", "*.csv"));
        AssertError("PathNotFound", ErrorCategory.ObjectNotFound, "*.csv");
    }

    [Fact]
    public void Files_bind_from_the_pipeline_by_their_PSPath()
    {
        var item = new PSObject();
        item.Properties.Add(new PSNoteProperty("PSPath", "Microsoft.PowerShell.Core\\FileSystem::" + Path.Combine(folder, "old [1].csv")));
        Assert.Equal(["old [1].csv"], Names(engine.Shell.AddCommand("Test-Path").Invoke(new ArrayList { item })));
    }

    [Fact]
    public void A_miss_is_an_error_beside_what_is_found()
    {
        Assert.Equal(["a.csv", "x.txt"], Resolve("-Path", "a.csv", "gone.csv", "x.txt"));
        AssertError("PathNotFound", ErrorCategory.ObjectNotFound, "gone.csv");
    }

    [Theory]
    [InlineData("gone/*.csv")]
    [InlineData("*.gone")]
    [InlineData("[")]
    public void A_wildcard_that_matches_nothing_is_an_error(string path)
    {
        Assert.Empty(Resolve("-Path", path));
        AssertError("PathNotFound", ErrorCategory.ObjectNotFound, path);
    }

    [Fact]
    public void A_path_of_another_provider_is_an_error()
    {
        Assert.Empty(Resolve("-Path", "Env:PATH"));
        AssertError("PathNotFileSystem", ErrorCategory.InvalidArgument, "Env:PATH");
    }

    [Theory]
    [InlineData("nodrive:/a.csv")]
    [InlineData("NoProvider::a.csv")]
    public void A_path_that_PowerShell_refuses_is_an_error(string path)
    {
        Assert.Empty(Resolve("-LiteralPath", path));
        AssertError("PathInvalid", ErrorCategory.InvalidArgument, path);
    }

    [Fact]
    public void The_configuration_s_path_starts_at_PowerShell_s_location_and_need_not_exist() =>
        Assert.Equal(["config [new].json"], Resolve("-ConfigPath", "config [new].json"));

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private IEnumerable<string> Resolve(string parameter, params string[] paths) =>
        Names(engine.Shell.AddCommand("Test-Path").AddParameter(parameter, paths.Length == 1 ? paths[0] : paths).Invoke());

    private IEnumerable<string> Names(IEnumerable<PSObject> resolved)
    {
        engine.Shell.Commands.Clear();
        return resolved.Select(item => Path.GetRelativePath(folder, (string)item.BaseObject)).Order(StringComparer.Ordinal).ToList();
    }

    private void AssertError(string id, ErrorCategory category, string target)
    {
        var error = Assert.Single(engine.Shell.Streams.Error);
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(target, error.TargetObject);
    }
}
