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

    [GeneratedRegex(@"^(\d+) +(.*)$")]
    private static partial Regex Line();
}
