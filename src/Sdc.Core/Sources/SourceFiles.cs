using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>The files that given paths mean.</summary>
/// <param name="Files">Full paths, each once, in the order given; within a folder or wildcard in ordinal order.</param>
/// <param name="Problems">What matched nothing: a <see cref="BadRecord"/>, or a <see cref="SourceRemark"/> for a folder that holds no file of the source.</param>
internal sealed record SourceFiles(IReadOnlyList<string> Files, IReadOnlyList<SourceItem> Problems)
{
    private static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

    /// <summary>Expands files, folders (their files with one of the extensions) and wildcards (<c>*</c>, <c>?</c>).</summary>
    /// <param name="paths">Paths as a user gives them; relative ones from the current folder.</param>
    /// <param name="extensions">The extensions of the source's files, with the dot.</param>
    /// <param name="literal">Whether <c>*</c> and <c>?</c> are characters of the name.</param>
    /// <param name="recurse">Whether the folders within a folder are read too.</param>
    public static SourceFiles Expand(IEnumerable<string> paths, IReadOnlyList<string> extensions, bool literal = false, bool recurse = false)
    {
        var files = new List<string>();
        var problems = new List<SourceItem>();
        var seen = new HashSet<string>(IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var path in paths)
        {
            try
            {
                foreach (var file in Expand(path, extensions, literal, recurse, problems))
                {
                    if (seen.Add(file)) files.Add(file);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException)
            {
                problems.Add(new BadRecord(path, 0, null, $"The path {SourceText.Show(path)} cannot be read: {error.Message}", null));
            }
        }

        return new SourceFiles(files, problems);
    }

    private static List<string> Expand(string path, IReadOnlyList<string> extensions, bool literal, bool recurse, List<SourceItem> problems)
    {
        // A path that exists is meant as it is written, whatever characters it has.
        if (path.Length > 0 && (File.Exists(path) || Directory.Exists(path))) return FilesOf(Path.GetFullPath(path), extensions, recurse, problems);
        if (path.Length == 0 || literal || !HasWildcard(path))
        {
            problems.Add(new BadRecord(path, 0, null, $"There is no file or folder {SourceText.Show(path)}.", null));
            return [];
        }

        var matches = Match(path);
        if (matches.Count == 0) problems.Add(new BadRecord(path, 0, null, $"No file or folder matches {SourceText.Show(path)}.", null));
        return matches.SelectMany(match => FilesOf(match, extensions, recurse, problems)).ToList();
    }

    private static List<string> FilesOf(string fullPath, IReadOnlyList<string> extensions, bool recurse, List<SourceItem> problems)
    {
        if (!Directory.Exists(fullPath)) return [fullPath];
        var known = problems.Count;
        var all = Directory.EnumerateFiles(fullPath).ToList();
        if (recurse) AddWithin(fullPath, all, problems);
        var files = all.Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).OrderBy(file => file, StringComparer.Ordinal).ToList();
        if (files.Count == 0 && problems.Count == known) problems.Add(new SourceRemark(fullPath, $"The folder holds no {string.Join(" or ", extensions)} file."));
        return files;
    }

    // Links to folders are not followed: one could lead back up, and the same files would be read without end.
    private static void AddWithin(string folder, List<string> files, List<SourceItem> problems)
    {
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            try
            {
                if ((File.GetAttributes(inner) & FileAttributes.ReparsePoint) != 0) continue;
                files.AddRange(Directory.EnumerateFiles(inner));
                AddWithin(inner, files, problems);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Costs its own files only.
                problems.Add(new BadRecord(inner, 0, null, $"The folder cannot be read: {error.Message} The others were read.", null));
            }
        }
    }

    private static List<string> Match(string pattern)
    {
        // Everything before the first part with a wildcard is a plain folder; .NET Framework's GetFullPath would refuse the wildcards.
        var separators = new[] { Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar };
        var wildcard = pattern.IndexOfAny(['*', '?']);
        var split = pattern.LastIndexOfAny(separators, wildcard) + 1;
        var found = new List<string> { Path.GetFullPath(split == 0 ? "." : pattern.Substring(0, split)) };
        var parts = pattern.Substring(split).Split(separators, StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < parts.Length; index++)
        {
            var part = parts[index];
            var expression = new Regex("^" + Regex.Escape(part).Replace("\\*", ".*").Replace("\\?", ".") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
            var isLast = index == parts.Length - 1;
            found = found.Where(Directory.Exists)
                .SelectMany(folder => HasWildcard(part)
                    ? (isLast ? Directory.EnumerateFileSystemEntries(folder) : Directory.EnumerateDirectories(folder)).Where(entry => expression.IsMatch(Path.GetFileName(entry)))
                    : [Path.Combine(folder, part)])
                .Where(entry => File.Exists(entry) || Directory.Exists(entry))
                .OrderBy(entry => entry, StringComparer.Ordinal)
                .ToList();
        }

        return found;
    }

    private static bool HasWildcard(string text) => text.IndexOfAny(['*', '?']) >= 0;
}
