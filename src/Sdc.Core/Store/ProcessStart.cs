using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Sdc;

/// <summary>Tells a process from a later one that was given the same id, whatever the clock was set to meanwhile.</summary>
internal static class ProcessStart
{
    /// <summary>The id of this process.</summary>
    public static int CurrentId { get; } = GetCurrentId();

    /// <summary>What is new each time that the system starts; null where the system does not tell.</summary>
    public static string? Boot { get; } = ReadBoot();

    /// <summary>When a process started; null when there is none of that id, or it cannot be told.</summary>
    public static string? Of(int processId)
    {
        // On Linux the wall time of a start is reckoned back from the clock as it is now; the kernel's own count since the system's start does not move.
        if (Boot is not null) return Ticks(processId) is { } ticks ? Boot + "/" + ticks : null;
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception or NotSupportedException)
        {
            return null;
        }
    }

    // The 22nd field; the second is the program's name in brackets, which may hold spaces and brackets.
    private static string? Ticks(int processId)
    {
        try
        {
            var stat = File.ReadAllText(string.Format(CultureInfo.InvariantCulture, "/proc/{0}/stat", processId));
            var fields = stat.Substring(stat.LastIndexOf(')') + 1).Split([' '], StringSplitOptions.RemoveEmptyEntries);
            // A process that has ended, and that nobody has asked how, is still listed.
            return fields.Length > 19 && fields[0] is not ("Z" or "X") ? fields[19] : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? ReadBoot()
    {
        try
        {
            return File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() is { Length: > 0 } boot ? boot : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    private static int GetCurrentId()
    {
        using var process = Process.GetCurrentProcess();
        return process.Id;
    }
}
