using System.Diagnostics;

namespace Sdc.Cli.Tests;

/// <summary>A real file system of a few kilobytes at a folder; only root may make one, and not on every machine.</summary>
internal sealed class SmallDisk : IDisposable
{
    private static readonly Lazy<string?> Missing = new(Try);

    private readonly string folder;

    public SmallDisk(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        if (Mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", folder) is { } reason) throw new InvalidOperationException(reason);
    }

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? WhyNot => Missing.Value;

    /// <summary>How much of it is taken, in bytes.</summary>
    public long Used
    {
        get
        {
            var drive = new DriveInfo(folder);
            return drive.TotalSize - drive.AvailableFreeSpace;
        }
    }

    /// <summary>Makes it large, or read-only, or both.</summary>
    public void Change(string options)
    {
        if (Mount("-o", "remount," + options, folder) is { } reason) Assert.Fail(options + ": " + reason);
    }

    public void Dispose()
    {
        using var process = Process.Start("umount", folder);
        process.WaitForExit();
    }

    private static string? Try()
    {
        if (!OperatingSystem.IsLinux()) return "a small disk is made with Linux's tmpfs.";
        var folder = Directory.CreateTempSubdirectory("sdc-disk-").FullName;
        try
        {
            using var disk = new SmallDisk(folder);
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return "no small disk can be mounted here: " + error.Message;
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    private static string? Mount(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("mount", arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : errors;
    }
}
