using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>PowerShell paths as full paths of the file system; what cannot be one is written as a non-terminating error.</summary>
internal sealed class PathResolver(PSCmdlet cmdlet)
{
    private const string FileSystem = "FileSystem";

    /// <summary>The files and folders that exist, in the order given.</summary>
    /// <param name="paths">Paths as the user gave them.</param>
    /// <param name="literal">False expands wildcards; a path with brackets that names an existing file is that file all the same.</param>
    public IEnumerable<string> Existing(IEnumerable<string> paths, bool literal)
    {
        foreach (var path in paths)
        {
            if (!TryResolve(path, literal, out var resolved)) continue;
            foreach (var item in resolved) yield return item;
        }
    }

    /// <summary>Full path of one file that need not exist; wildcards are not expanded.</summary>
    /// <exception cref="PipelineStoppedException">The path is not of the file system; the error is written.</exception>
    public string FilePath(string path)
    {
        if (TryLiteral(path, out var full, out var error)) return full;
        cmdlet.ThrowTerminatingError(error!);
        return "";
    }

    private bool TryResolve(string path, bool literal, out IReadOnlyList<string> resolved)
    {
        resolved = [];
        if (!TryLiteral(path, out var full, out var error))
        {
            cmdlet.WriteError(error!);
            return false;
        }

        if (File.Exists(full) || Directory.Exists(full))
        {
            resolved = [full];
            return true;
        }

        if (!literal && WildcardPattern.ContainsWildcardCharacters(path)) resolved = Expanded(path);
        if (resolved.Count == 0) cmdlet.WriteError(Errors.PathNotFound(path, full));
        return resolved.Count > 0;
    }

    private IReadOnlyList<string> Expanded(string path)
    {
        try
        {
            return cmdlet.GetResolvedProviderPathFromPSPath(path, out _);
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
        catch (WildcardPatternException)
        {
            return [];
        }
    }

    private bool TryLiteral(string path, out string full, out ErrorRecord? error)
    {
        full = "";
        error = null;
        try
        {
            full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (provider.Name != FileSystem) error = Errors.PathNotFileSystem(path, provider.Name);
        }
        catch (Exception exception) when (exception is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or ProviderInvocationException or NotSupportedException or ArgumentException)
        {
            error = Errors.PathInvalid(path, exception);
        }

        return error is null;
    }
}
