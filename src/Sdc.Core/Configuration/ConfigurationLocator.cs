using System.Runtime.InteropServices;

namespace Sdc;

/// <summary>Finds the configuration: the path given, then <c>SDC_CONFIG</c>, then the nearest <c>config.json</c> upwards, then the user's configuration folder.</summary>
internal static class ConfigurationLocator
{
    public const string FileName = "config.json";

    private const string Variable = "SDC_CONFIG";

    /// <summary>Full path of the file.</summary>
    /// <exception cref="ConfigurationException">There is none; the message says where it was looked for.</exception>
    public static string Find(string? explicitPath, string startFolder, IReadOnlyDictionary<string, string> environment, List<string> warnings)
    {
        if (!string.IsNullOrWhiteSpace(explicitPath)) return Given(explicitPath!, startFolder, "the path that was given");
        if (environment.TryGetValue(Variable, out var named) && !string.IsNullOrWhiteSpace(named)) return Given(named, startFolder, "the environment variable " + Variable);

        var looked = new List<string>();
        for (var folder = Path.GetFullPath(startFolder); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, FileName);
            if (IsOurs(candidate, warnings)) return candidate;
            // What this account may not look into cannot be the ancestor of where it stands.
            looked.Add(candidate + (File.Exists(candidate) ? " (there, but without a section of SDC)" : looked.Count == 0 ? WhyUnseen(candidate) : ""));
        }

        if (UserFile(environment) is { } userFile)
        {
            if (File.Exists(userFile)) return userFile;
            looked.Add(userFile);
        }

        throw new ConfigurationException(
            "There is no configuration. Looked for:\n  " + string.Join("\n  ", looked)
            + $"\nName one with -ConfigPath, --config or the environment variable {Variable}, or lay out a new project with New-SdcProject.");
    }

    private static string Given(string path, string startFolder, string by)
    {
        string full;
        try
        {
            full = Path.GetFullPath(Path.Combine(startFolder, path));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new ConfigurationException($"The configuration '{OneLine.Escape(path, 200)}' ({by}) is not a path of this system; nothing was done.", error);
        }

        if (File.Exists(full)) return full;
        throw new ConfigurationException(Directory.Exists(full)
            ? $"The configuration {full} ({by}) is a folder; give the file in it, such as {Path.Combine(full, FileName)}. Nothing was done."
            : $"The configuration {full} ({by}) does not exist{WhyUnseen(full)}; nothing was done. Correct the path, or lay out a new project with New-SdcProject.");
    }

    // A file in a folder that the account may not enter is said not to exist.
    private static string WhyUnseen(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder)) folder = Path.GetDirectoryName(folder);
        if (folder is null) return "";
        try
        {
            using var any = Directory.EnumerateFileSystemEntries(folder).GetEnumerator();
            any.MoveNext();
            return "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $", as far as '{Environment.UserName}' can see, who may not look into {folder}";
        }
    }

    // A config.json is a name that many programs use.
    private static bool IsOurs(string path, List<string> warnings)
    {
        try
        {
            return File.Exists(path) && ConfigurationFile.IsOurs(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            warnings.Add($"{path} was passed over because it cannot be read: {OneLine.Escape(error.Message)}");
            return false;
        }
    }

    private static string? UserFile(IReadOnlyDictionary<string, string> environment)
    {
        string? Variable(string name) => environment.TryGetValue(name, out var value) && Path.IsPathRooted(value) ? value : null;
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return Variable("APPDATA") is { } appData ? Path.Combine(appData, "Sdc", FileName) : null;
        var folder = Variable("XDG_CONFIG_HOME") ?? (Variable("HOME") is { } home ? Path.Combine(home, ".config") : null);
        return folder is null ? null : Path.Combine(folder, "sdc", FileName);
    }
}
