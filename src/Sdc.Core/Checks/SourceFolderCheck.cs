namespace Sdc;

/// <summary>A folder or file that SDC reads.</summary>
internal sealed class SourceFolderCheck(string name, SourceStep source) : ICheck
{
    public string Name => name;

    public Task<CheckResult> RunAsync(CancellationToken cancellation) => Task.FromResult(Look());

    private CheckResult Look()
    {
        var path = source.DefaultPath;
        if (!source.IsThere)
        {
            if (source.IsFetched) return CheckResult.Skipped($"{path}: not there; this source is fetched from its server.");
            if (source.IsOptional) return CheckResult.Skipped($"{path}: not there; a run does without this source.");
            return CheckResult.Warning($"{path}: does not exist; a run reads nothing from it.", $"Make it, or correct {source.Setting}.");
        }

        try
        {
            if (Directory.Exists(path)) return CheckResult.Ok(Directory.EnumerateFileSystemEntries(path).Any() ? $"{path}: can be read." : $"{path}: can be read; it is empty.");
            using (AtomicFile.OpenRead(path)) return CheckResult.Ok($"{path}: can be read.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return CheckResult.Failed($"{path}: cannot be read: {error.Message}", $"Correct {source.Setting}, or give the account that runs SDC ({Environment.UserName}) the right to read it.");
        }
    }
}
