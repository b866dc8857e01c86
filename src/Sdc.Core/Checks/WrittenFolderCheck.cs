namespace Sdc;

/// <summary>A folder that SDC writes: it is tried. One that is not there yet is not made; the next run does that.</summary>
internal sealed class WrittenFolderCheck(string name, string path, string setting) : ICheck
{
    public string Name => name;

    public Task<CheckResult> RunAsync(CancellationToken cancellation) => Task.FromResult(Look());

    private CheckResult Look()
    {
        var advice = $"Correct {setting}, or give the account that runs SDC ({Environment.UserName}) the right to write there.";
        if (FolderProbe.Nearest(path) is not { } nearest) return CheckResult.Failed($"{path}: cannot be a folder, for a file is in the way or the drive is not there.", advice);
        try
        {
            FolderProbe.Write(nearest);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return CheckResult.Failed($"{path}: cannot be written{(nearest == path ? "" : ", for it is not there and cannot be made")}: {error.Message}", advice);
        }

        return CheckResult.Ok(nearest == path ? $"{path}: can be written." : $"{path}: not there yet; the first run makes it.");
    }
}
