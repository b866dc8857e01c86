namespace Sdc;

/// <summary>The free space where the data folder is.</summary>
internal sealed class DiskCheck(string folder) : ICheck
{
    private const long Megabyte = 1024 * 1024;
    private const long Little = 1024 * Megabyte;
    private const long TooLittle = 100 * Megabyte;

    public string Name => "Disk";

    public Task<CheckResult> RunAsync(CancellationToken cancellation) => Task.FromResult(Look());

    /// <summary>What so much free space means.</summary>
    public static CheckResult Judge(long bytes)
    {
        var free = bytes >= 10 * Little ? FormattableString.Invariant($"{bytes / Little} GB free.") : FormattableString.Invariant($"{bytes / Megabyte} MB free.");
        return bytes switch
        {
            < TooLittle => CheckResult.Failed(free, "Make room on the drive of project_paths.data_folder, or move the folder: a run stops when the disk is full."),
            < Little => CheckResult.Warning(free, "Make room on the drive of project_paths.data_folder before it is full."),
            _ => CheckResult.Ok(free),
        };
    }

    private CheckResult Look()
    {
        if (FolderProbe.Nearest(folder) is not { } nearest) return CheckResult.Skipped("The drive of the data folder is not there.");
        try
        {
            // Windows knows drives by their letter, other systems by any folder on them.
            return Judge(new DriveInfo(Path.DirectorySeparatorChar == '\\' ? Path.GetPathRoot(nearest)! : nearest).AvailableFreeSpace);
        }
        catch (ArgumentException)
        {
            return CheckResult.Skipped("A folder on another machine; how much room it has is not known here.");
        }
    }
}
