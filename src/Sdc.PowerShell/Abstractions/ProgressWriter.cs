using System.Diagnostics;
using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>A run's progress bar: at most five changes a second, gone at the end, and none where nobody looks.</summary>
internal sealed class ProgressWriter(PSCmdlet cmdlet) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly bool watched = IsWatched(cmdlet.Host.Name);
    private readonly Stopwatch sinceLast = new();
    private ProgressRecord? shown;

    public void Report(RunProgress step)
    {
        if (!watched || (sinceLast.IsRunning && sinceLast.Elapsed < Pause && shown?.Activity == step.Activity)) return;
        sinceLast.Restart();
        shown = Record(step);
        cmdlet.WriteProgress(shown);
    }

    public void Dispose()
    {
        if (shown is null) return;
        shown.RecordType = ProgressRecordType.Completed;
        try
        {
            cmdlet.WriteProgress(shown);
        }
        catch (PipelineStoppedException)
        {
            // The host clears the bar of a pipeline that was stopped.
        }
    }

    /// <summary>The record that shows a step.</summary>
    internal static ProgressRecord Record(RunProgress step)
    {
        var record = new ProgressRecord(0, step.Activity, step.Item is { Length: > 0 } item ? DisplayText.Line(item) : " ");
        if (step.Total is > 0 and { } total) record.PercentComplete = (int)Math.Max(0, Math.Min(100, 100.0 * step.Done / total));
        return record;
    }

    private static bool IsWatched(string host) => host switch
    {
        "ConsoleHost" => Environment.UserInteractive && !Console.IsOutputRedirected && !Array.Exists(Environment.GetCommandLineArgs(), IsNonInteractive),
        // A remote session and a host without a screen.
        "ServerRemoteHost" or "Default Host" => false,
        _ => Environment.UserInteractive,
    };

    // PowerShell takes the switch shortened, with one or two dashes or a slash.
    private static bool IsNonInteractive(string argument) =>
        argument.TrimStart('-', '/') is { Length: >= 4 } name && name.Length < argument.Length && "NonInteractive".StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
