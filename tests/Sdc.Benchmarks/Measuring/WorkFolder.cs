namespace Sdc.Benchmarks;

/// <summary>A folder for the files of one benchmark, removed at its end.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder(BenchmarkSettings settings)
    {
        Directory.CreateDirectory(settings.Folder);
        Root = Path.Combine(settings.Folder, "sdc-bench-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    public string Combine(string name) => Path.Combine(Root, name);

    /// <summary>Copies a folder with all that is in it, times of writing included.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
