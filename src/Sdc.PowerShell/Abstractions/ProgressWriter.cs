using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>A run's progress bar: at most five changes a second, gone at the end, and none where nobody looks.</summary>
internal sealed class ProgressWriter(PSCmdlet cmdlet) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // What the first moment tells of the speed is mostly wrong.
    private static readonly TimeSpan Telling = TimeSpan.FromSeconds(1);

    private readonly bool watched = IsWatched(cmdlet.Host.Name);
    private readonly Stopwatch sinceLast = new();
    private readonly Stopwatch sinceFirst = new();
    private long doneAtFirst;
    private ProgressRecord? shown;

    public void Report(RunProgress step)
    {
        if (!watched || (sinceLast.IsRunning && sinceLast.Elapsed < Pause && shown?.Activity == step.Activity)) return;
        sinceLast.Restart();
        if (shown?.Activity != step.Activity)
        {
            sinceFirst.Restart();
            doneAtFirst = step.Done;
        }

        shown = Record(step, step.Done - doneAtFirst, sinceFirst.Elapsed);
        cmdlet.WriteProgress(shown);
    }

    public void Dispose()
    {
        if (shown is null) return;
        try
        {
            // The host may still hold the one that it was shown.
            cmdlet.WriteProgress(new(shown.ActivityId, shown.Activity, shown.StatusDescription) { RecordType = ProgressRecordType.Completed });
        }
        catch (PipelineStoppedException)
        {
            // The host clears the bar of a pipeline that was stopped.
        }
    }

    /// <summary>The record that shows a step, with how fast it goes and how long it still takes, as soon as that can be told.</summary>
    /// <param name="step">How far the step is.</param>
    /// <param name="done">How many of its items were done in a time.</param>
    /// <param name="elapsed">That time.</param>
    internal static ProgressRecord Record(RunProgress step, long done, TimeSpan elapsed)
    {
        var rate = done > 0 && elapsed >= Telling ? done / elapsed.TotalSeconds : 0;
        var speed = rate > 0 ? string.Format(CultureInfo.InvariantCulture, rate < 10 ? "{0:0.0}/s" : "{0:0}/s", rate) : "";
        var status = string.Join(", ", new[] { DisplayText.Line(step.Item), speed }.Where(part => part.Length > 0));
        var record = new ProgressRecord(0, step.Activity, status.Length > 0 ? status : " ");
        if (step.Total is not { } total || total <= 0) return record;
        record.PercentComplete = (int)Math.Max(0, Math.Min(100, 100.0 * step.Done / total));
        if (rate > 0) record.SecondsRemaining = (int)Math.Min(int.MaxValue, Math.Max(0, total - step.Done) / rate);
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
