using System.Text;

namespace Sdc;

/// <summary>Lays out a folder for SDC: a commented configuration, and the folders that sources are put into.</summary>
internal static class ProjectTemplate
{
    private const string Ignored = "# Evidence, results, logs and state: not for a repository.\n/data/\n";

    // Where the parts of a samples folder go; the configuration of the template says the same.
    private static readonly (string Sample, string Target)[] Folders =
    [
        ("screenconnect", "data/input/screenconnect"),
        ("syncro", "data/input/syncro"),
        ("sillytavern", "data/input/sillytavern"),
        ("cache", "data/cache"),
    ];

    /// <summary>What laying out would do, in order; changes nothing.</summary>
    /// <param name="folder">The project's folder; it need not exist.</param>
    /// <param name="samplesFolder">The folder whose samples are copied into the project's; null for none.</param>
    /// <param name="force">Whether a configuration that is there may be overwritten.</param>
    /// <exception cref="IOException">A configuration is there already, or a file stands where a folder belongs.</exception>
    public static IReadOnlyList<ProjectStep> Plan(string folder, string? samplesFolder, bool force)
    {
        folder = Path.GetFullPath(folder);
        var configPath = Path.Combine(folder, ConfigurationLocator.FileName);
        if (Directory.Exists(configPath)) throw new IOException($"{configPath} is a folder; nothing was made. Move it away, or choose another folder.");
        if (File.Exists(configPath) && !force)
            throw new IOException($"{configPath} is there already and was left as it is; nothing was made. Choose another folder, or overwrite it with -Force.");
        if (samplesFolder is not null && !Directory.Exists(samplesFolder))
            throw new IOException($"There are no samples at {samplesFolder}; nothing was made. Lay out the project without them.");

        var steps = new List<ProjectStep> { Folder(folder) };
        steps.Add(NewFile(Path.Combine(folder, ".gitignore"), null));
        foreach (var (_, target) in Folders) steps.Add(Folder(Path.GetFullPath(Path.Combine(folder, target))));
        if (samplesFolder is not null) steps.AddRange(Samples(folder, Path.GetFullPath(samplesFolder)));
        // Last: where it stands, the project is whole, and a layout that was stopped before can simply be begun again.
        steps.Add(new ProjectStep(configPath, false, File.Exists(configPath) ? ProjectAction.Overwrite : ProjectAction.Create, null));
        return steps;
    }

    /// <summary>Does one step of a plan. A file that appeared since is not overwritten.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be done.</exception>
    public static void Do(ProjectStep step, bool withSamples)
    {
        if (step.Action == ProjectAction.Keep) return;
        if (step.IsFolder)
        {
            // Evidence of a customer's matters is to lie in them.
            PrivateFiles.CreateFolder(step.Path, isPrivate: true);
            return;
        }

        PrivateFiles.CreateFolder(Path.GetDirectoryName(step.Path)!, isPrivate: true);
        if (step.Source is not null)
        {
            File.Copy(step.Source, step.Path, overwrite: false);
            return;
        }

        var text = Path.GetFileName(step.Path) == ConfigurationLocator.FileName ? ConfigurationTemplate.Text(withSamples) : Ignored;
        var mode = step.Action == ProjectAction.Overwrite ? FileMode.Create : FileMode.CreateNew;
        using var file = new FileStream(step.Path, mode, FileAccess.Write, FileShare.None);
        var bytes = Encoding.UTF8.GetBytes(text);
        file.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Lays the project out.</summary>
    /// <returns>What was made or kept, in order.</returns>
    public static IReadOnlyList<ProjectStep> Create(string folder, string? samplesFolder, bool force)
    {
        var steps = Plan(folder, samplesFolder, force);
        foreach (var step in steps) Do(step, samplesFolder is not null);
        return steps;
    }

    private static IEnumerable<ProjectStep> Samples(string folder, string samplesFolder)
    {
        foreach (var (sample, target) in Folders)
        {
            var from = Path.Combine(samplesFolder, sample);
            if (!Directory.Exists(from)) continue;
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).OrderBy(file => file, StringComparer.Ordinal))
                yield return NewFile(Path.GetFullPath(Path.Combine(folder, target, file.Substring(from.Length + 1))), file);
        }

        var notes = Path.Combine(samplesFolder, "notes.json");
        if (File.Exists(notes)) yield return NewFile(Path.Combine(folder, "data", "input", "notes.json"), notes);
    }

    private static ProjectStep Folder(string path)
    {
        if (File.Exists(path)) throw new IOException($"{path} is a file where a folder belongs; nothing was made. Move it away, or choose another folder.");
        return new ProjectStep(path, true, Directory.Exists(path) ? ProjectAction.Keep : ProjectAction.Create, null);
    }

    private static ProjectStep NewFile(string path, string? source) =>
        new(path, false, File.Exists(path) ? ProjectAction.Keep : ProjectAction.Create, source);
}
