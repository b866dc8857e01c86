using System.Text.RegularExpressions;

namespace Sdc.Cli.Tests;

/// <summary>What a run asked the system for, in order, as <c>strace -f -y</c> wrote it.</summary>
internal static partial class SystemTrace
{
    private const string Calls = "openat,mkdir,mkdirat,fsync,fdatasync,syncfs,rename,renameat,renameat2,unlink";

    /// <summary>Runs <c>sdc</c> and gives its calls. One that took its time, while other threads went on, counts when it ended; a rename when it began.</summary>
    public static List<string> Of(SdcProject project, params string[] arguments)
    {
        var path = Path.Combine(project.Root, "trace.txt");
        using (var process = SdcProcess.Start(project.Root, start =>
        {
            string[] command = ["-f", "-y", "-s", "4096", "-o", path, "-e", "trace=" + Calls, start.FileName, .. start.ArgumentList];
            start.FileName = "strace";
            start.ArgumentList.Clear();
            foreach (var argument in command) start.ArgumentList.Add(argument);
        }, arguments))
        {
            SdcProcess.Finish(process).Ended(0);
        }

        var calls = new List<string>();
        var begun = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            var parts = Line().Match(line);
            var (thread, call) = (parts.Groups[1].Value, parts.Groups[2].Value);
            if (call.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                if (call.StartsWith("rename", StringComparison.Ordinal)) calls.Add(call);
                else begun[thread] = call;
            }
            else if (call.StartsWith("<... ", StringComparison.Ordinal))
            {
                if (begun.Remove(thread, out var whole)) calls.Add(whole);
            }
            else
            {
                calls.Add(call);
            }
        }

        return calls;
    }

    /// <summary>Runs <c>sdc</c> while the system does to it what <c>strace -e inject=</c> says.</summary>
    /// <param name="project">The project.</param>
    /// <param name="inject">The call, the error, and which of them.</param>
    /// <param name="path">Only calls that have to do with this file; null for all.</param>
    /// <param name="arguments">Those of <c>sdc</c>.</param>
    public static SdcResult Injected(SdcProject project, string inject, string? path, params string[] arguments)
    {
        using var process = SdcProcess.Start(project.Root, start =>
        {
            string[] only = path is null ? [] : ["-P", path];
            string[] command = ["-f", "-o", "/dev/null", .. only, "-e", "trace=" + inject.Split(':')[0], "-e", "inject=" + inject, start.FileName, .. start.ArgumentList];
            start.FileName = "strace";
            start.ArgumentList.Clear();
            foreach (var argument in command) start.ArgumentList.Add(argument);
        }, arguments);
        return SdcProcess.Finish(process);
    }

    [GeneratedRegex(@"^(\d+) +(.*)$")]
    private static partial Regex Line();
}
