using System.Management.Automation;

namespace Sdc.PowerShell;

/// <summary>What all cmdlets of the module share: the configuration's path, cancelling, and the way from the engine's events to PowerShell's streams.</summary>
public abstract class SdcCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stopping = new();

    private protected SdcCmdlet()
    {
    }

    /// <summary>Path of <c>config.json</c>. Without it the environment variable <c>SDC_CONFIG</c> counts, then the nearest <c>config.json</c> upwards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ConfigPath { get; set; }

    /// <summary>Cancelled when the user stops the pipeline.</summary>
    private protected CancellationToken Cancellation => stopping.Token;

    /// <summary>The folder that relative paths start from: PowerShell's location, which is not the process's current folder.</summary>
    private protected string WorkingFolder => SessionState.Path.CurrentFileSystemLocation.ProviderPath;

    /// <summary>Full path of <see cref="ConfigPath"/>, which the file system's own rules read (no wildcards); null where none is given.</summary>
    private protected string? ResolvedConfigPath => ConfigPath is null ? null : new PathResolver(this).FilePath(ConfigPath);

    /// <summary>Frees what the cmdlet holds; PowerShell calls it however the pipeline ends.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ctrl+C, or a command further down that has enough.</summary>
    protected override void StopProcessing()
    {
        try
        {
            stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The stop came when the cmdlet had ended already.
        }
    }

    /// <summary>Frees what a derived cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) stopping.Dispose();
    }

    /// <summary>Runs the engine's work to its end on the pipeline's thread and writes each event to its stream.</summary>
    private protected void Drain(IAsyncEnumerable<RunEvent> events)
    {
        using var progress = new ProgressWriter(this);
        long failedBefore = 0;
        foreach (var item in Pull(events))
        {
            switch (item)
            {
                case SessionStored stored:
                    Write(stored);
                    break;
                case RecordFailed { IsNew: true } failed:
                    WriteError(Errors.RecordFailed(failed.Record));
                    break;
                case RecordFailed failed:
                    failedBefore++;
                    WriteVerbose("Failed before, and still fails: " + DisplayText.Line(failed.Record.ToString()));
                    break;
                case SessionFailed failed:
                    WriteError(Errors.SessionFailed(failed));
                    break;
                case RunWarning warning:
                    WriteWarning(DisplayText.Block(warning.Message));
                    break;
                case RunProgress step:
                    progress.Report(step);
                    break;
                case StepFinished finished:
                    Write(finished.Summary);
                    break;
            }
        }

        if (failedBefore > 0) WriteWarning(FormattableString.Invariant($"Records that failed in an earlier run and still fail: {failedBefore}. -Verbose names them."));
    }

    /// <summary>Streams the engine's items to the pipeline.</summary>
    private protected void WriteAll<T>(IAsyncEnumerable<T> items)
    {
        foreach (var item in Pull(items)) WriteObject(item);
    }

    /// <summary>Writes a session that the run yields; a cmdlet that emits something else overrides it.</summary>
    private protected virtual void Write(SessionStored stored) => WriteObject(stored.Session);

    /// <summary>Writes a step's numbers; a cmdlet that emits them overrides it.</summary>
    private protected virtual void Write(StepSummary summary) => WriteVerbose(summary.ToString());

    private IEnumerable<T> Pull<T>(IAsyncEnumerable<T> items) => BlockingPull.Of(items, Cancellation, onStopped: () => throw new PipelineStoppedException());
}
