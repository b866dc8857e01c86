namespace Sdc.Tests.Sources;

public class SourceFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_means_its_own_files_with_the_extension_in_ordinal_order()
    {
        folder.Write("b.csv");
        folder.Write("A.CSV");
        folder.Write("readme.txt");
        folder.Write("deeper/c.csv");

        var files = SourceFiles.Expand([folder.Root], [".csv"]);

        Assert.Equal(["A.CSV", "b.csv"], files.Files.Select(Path.GetFileName));
        Assert.Empty(files.Problems);
    }

    [Fact]
    public void A_file_is_taken_whatever_its_extension()
    {
        var path = folder.Write("export.txt");

        Assert.Equal([path], SourceFiles.Expand([path], [".csv"]).Files);
    }

    [Fact]
    public void A_wildcard_matches_in_the_name_and_in_folders()
    {
        folder.Write("2026-10/log1.csv");
        folder.Write("2026-10/log22.csv");
        folder.Write("2026-11/LOG3.csv");
        folder.Write("other/log4.csv");

        Assert.Equal(["log1.csv", "log22.csv", "LOG3.csv"], SourceFiles.Expand([Path.Combine(folder.Root, "2026-*", "log*.csv")], [".csv"]).Files.Select(Path.GetFileName));
        Assert.Equal(["log1.csv", "LOG3.csv"], SourceFiles.Expand([Path.Combine(folder.Root, "2026-1?", "log?.csv")], [".csv"]).Files.Select(Path.GetFileName));
        Assert.Equal(["log1.csv", "log22.csv", "LOG3.csv"], SourceFiles.Expand([Path.Combine(folder.Root, "2026-*")], [".csv"]).Files.Select(Path.GetFileName));
    }

    [Fact]
    public void Brackets_are_characters_of_a_name()
    {
        var path = folder.Write("week [1].csv");
        folder.Write("week 1.csv");

        Assert.Equal([path], SourceFiles.Expand([Path.Combine(folder.Root, "week [1]*")], [".csv"]).Files);
        Assert.Equal([path], SourceFiles.Expand([path], [".csv"], literal: true).Files);
    }

    [Fact]
    public void A_file_that_several_paths_mean_counts_once()
    {
        var path = folder.Write("a.csv");

        Assert.Equal([path], SourceFiles.Expand([path, folder.Root, Path.Combine(folder.Root, "*.csv"), Path.Combine(folder.Root, ".", "a.csv")], [".csv"]).Files);
    }

    [Theory]
    [InlineData("missing.csv", false)]
    [InlineData("*.csv", false)]
    [InlineData("*.txt", true)]
    [InlineData("no\0name", false)]
    public void What_matches_nothing_is_an_error_beside_the_files_that_are_there(string name, bool literal)
    {
        var good = folder.Write("good.txt");

        var files = SourceFiles.Expand([Path.Combine(folder.Root, name), good], [".csv"], literal);

        Assert.Equal([good], files.Files);
        Assert.IsType<BadRecord>(Assert.Single(files.Problems));
    }

    [Fact]
    public void A_folder_without_a_fitting_file_is_remarked_on_and_no_error()
    {
        folder.Write("notes.txt");

        var files = SourceFiles.Expand([folder.Root], [".csv"]);

        Assert.Empty(files.Files);
        Assert.IsType<SourceRemark>(Assert.Single(files.Problems));
    }

    [LinuxFact]
    public void A_folder_within_that_cannot_be_listed_costs_its_own_files_only()
    {
        // Two folders that are fine apart are too deep for the system when one stands in the other, for an administrator too.
        static string Deep(string root, int levels) => Path.Combine([root, .. Enumerable.Repeat(new string('d', 200), levels)]);
        var first = folder.Write("b/good.csv");
        var last = folder.Write("z/good.csv");
        var outer = Directory.CreateDirectory(Deep(folder.Root, 10)).FullName;
        var apart = Directory.CreateDirectory(Path.Combine(folder.Root, "apart")).FullName;
        Directory.CreateDirectory(Deep(apart, 14));
        var inside = Path.Combine(outer, "inside");
        Directory.Move(apart, inside);
        try
        {
            var files = SourceFiles.Expand([folder.Root], [".csv"], recurse: true);

            Assert.Equal([first, last], files.Files);
            Assert.Contains("The folder cannot be read", Assert.IsType<BadRecord>(Assert.Single(files.Problems)).Reason);
        }
        finally
        {
            Directory.Move(inside, apart);
        }
    }
}
