using Sdc.Tests.Sources;

namespace Sdc.Tests.Store;

/// <summary>Files that are made by the calls of the system are as the framework makes them.</summary>
public sealed class NewFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [LinuxFact]
    public void It_holds_what_was_written_and_is_as_long()
    {
        var content = Enumerable.Range(0, 100_000).Select(number => (byte)number).ToArray();
        using (var file = NewFile.TryMake(Path("a"), isPrivate: false)!)
        {
            file.Write(content, 3, 5);
            file.Write([]);
            file.Write(content);
            Assert.Equal(100_005, file.Position);
        }

        Assert.Equal([.. content.AsSpan(3, 5), .. content], File.ReadAllBytes(Path("a")));
    }

    [LinuxFact]
    public void Its_rights_are_its_owners_alone_or_what_is_usual()
    {
        NewFile.TryMake(Path("private"), isPrivate: true)!.Dispose();
        NewFile.TryMake(Path("usual"), isPrivate: false)!.Dispose();
        File.WriteAllText(Path("framework"), "");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode("private"));
        Assert.Equal(Mode("framework"), Mode("usual"));
    }

    [LinuxFact]
    public void What_is_there_is_not_written_over_and_where_no_folder_is_nothing_is_made()
    {
        File.WriteAllText(Path("a"), "kept");

        Assert.Null(NewFile.TryMake(Path("a"), isPrivate: false));
        Assert.Null(NewFile.TryMake(Path("none/a"), isPrivate: false));
        Assert.Equal("kept", File.ReadAllText(Path("a")));
        Assert.Throws<DirectoryNotFoundException>(() => new StagedFile(Path("none/a"), Unflushed, 1));
    }

    [Fact]
    public void A_staged_file_knows_the_time_that_the_file_has_in_its_place()
    {
        using var staged = new StagedFile(Path("a"), Unflushed, 1);
        staged.Content.Write([1, 2, 3]);
        staged.Close(isLocal: true);
        var known = staged.LastWriteTimeUtc;
        staged.Commit();

        Assert.Equal(File.GetLastWriteTimeUtc(Path("a")), known);
        Assert.Equal(3, staged.Length);
        Assert.Equal("a", System.IO.Path.GetFileName(Assert.Single(Directory.GetFiles(folder.Root))));
    }

    [Fact]
    public void A_staged_file_that_is_given_up_leaves_nothing()
    {
        using (var staged = new StagedFile(Path("a"), Unflushed, 1)) staged.Content.Write([1, 2, 3]);

        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    public void Dispose() => folder.Dispose();

    private static StorageSettings Unflushed => new() { Sync = false };

    private string Path(string name) => System.IO.Path.Combine(folder.Root, name);

    private UnixFileMode Mode(string name) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Path(name));
}
