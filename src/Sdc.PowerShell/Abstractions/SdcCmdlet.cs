using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Sdc.PowerShell;

/// <summary>What all cmdlets of the module share: the configuration's path, cancelling, and the way from the engine's events to PowerShell's streams.</summary>
public abstract class SdcCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Workspace? workspace;
    private StoreWriter? store;
    private RunLog? log;

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

    /// <summary>The project, opened when first asked for; a wrong configuration ends the command.</summary>
    private protected Workspace Workspace => workspace ??= Open();

    /// <summary>Whether the store was opened.</summary>
    private protected bool HasStore => store is not null;

    /// <summary>The store, opened for writing when first asked for; another run that holds the lock ends the command.</summary>
    private protected StoreWriter Store => store ??= OpenStore();

    /// <summary>How long the store waits for another run.</summary>
    private protected virtual LockWait Wait => LockWait.None;

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

    /// <summary>Lets others write until the store is next asked for.</summary>
    private protected void CloseStore()
    {
        store?.Dispose();
        log?.Dispose();
        (store, log) = (null, null);
    }

    /// <summary>Frees what a derived cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        store?.Dispose();
        log?.Dispose();
        stopping.Dispose();
    }

    /// <summary>Reads the keys that the configuration only names, before something is asked of a server; one that is not there ends the command.</summary>
    private protected void ReadKeys()
    {
        foreach (var key in Workspace.Configuration.UnreadKeys)
        {
            if (SecretReader.Read(key) is { } trouble) ThrowTerminatingError(trouble);
        }
    }

    /// <summary>Runs the engine's work to its end on the pipeline's thread and writes each event to its stream.</summary>
    private protected void Drain(IAsyncEnumerable<RunEvent> events)
    {
        using var progress = new ProgressWriter(this);
        foreach (var happened in Pull(events)) Show(happened, progress);
    }

    /// <summary>Writes one event to its stream.</summary>
    private protected void Show(RunEvent happened, ProgressWriter? progress = null)
    {
        log?.Write(happened);
        switch (happened)
        {
            case SessionStored stored:
                Write(stored);
                break;
            case SessionAnalyzed analyzed:
                Write(new SessionStored(analyzed.Session, analyzed.Change));
                break;
            case PromptPlanned planned:
                WriteVerbose(DisplayText.Block($"{planned.Session.SessionId}, {planned.Question.Purpose} ({planned.Redacted}):\n{planned.Question.System}\n\n{planned.Question.User}"));
                break;
            case AnalysisEstimated estimated:
                WriteObject(estimated.Estimate);
                break;
            case StepSkipped skipped:
                WriteVerbose(DisplayText.Line(skipped.Message));
                break;
            case RecordFailed { IsNew: true } failed:
                WriteError(Errors.RecordFailed(failed.Record));
                break;
            case RecordFailed failed:
                WriteVerbose("Failed before, and still fails: " + DisplayText.Line(failed.Record.ToString()));
                break;
            case SessionFailed failed:
                WriteError(Errors.SessionFailed(failed));
                break;
            case SessionMissing missing:
                WriteError(Errors.SessionNotFound(missing));
                break;
            case RunWarning warning:
                WriteWarning(DisplayText.Block(warning.Message));
                break;
            case CustomerFetched fetched:
                Write(fetched);
                break;
            case CustomersUpdated updated:
                foreach (var sentence in updated.Sentences()) WriteVerbose(DisplayText.Line(sentence));
                break;
            case RunNote note:
                WriteVerbose(DisplayText.Line(note.Message));
                break;
            case RunProgress step:
                progress?.Report(step);
                break;
            case StepFinished finished:
                Write(finished.Summary);
                break;
            case CoverageFound found:
                WriteObject(found.Day);
                break;
            case StoreFound found:
                WriteObject(found.Finding);
                break;
            case CustomerDataFound found:
                WriteObject(found.Data);
                break;
            case LinkConfirmed confirmed:
                WriteObject(confirmed.Link);
                break;
            case CoverageSummed summed:
                WriteObject(summed.Source);
                break;
        }
    }

    /// <summary>The moments that -Since and -Until mean. What is no time, and a range that ends before it begins, end the command.</summary>
    private protected (DateTimeOffset? Since, DateTimeOffset? Until) Range(DateOrTime? since, DateOrTime? until = null)
    {
        var given = since;
        try
        {
            var from = since?.Resolve(Workspace.Configuration.Zone, endOfDay: false);
            given = until;
            var to = until?.Resolve(Workspace.Configuration.Zone, endOfDay: true);
            UserTime.InOrder(from, to);
            return (from, to);
        }
        catch (FormatException error)
        {
            ThrowTerminatingError(Errors.Argument("TimeInvalid", error.Message, given));
            throw;
        }
    }

    /// <summary>Does what the engine may refuse as a whole; a refusal ends the command with its reason.</summary>
    private protected T OrStop<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SdcException reason)
        {
            log?.Write(reason);
            ThrowTerminatingError(Errors.Stopped(reason));
            throw;
        }
        catch (OperationCanceledException) when (Stopping)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Writes a session that the run yields; a cmdlet that emits something else overrides it.</summary>
    private protected virtual void Write(SessionStored stored) => Emit(stored.Session);

    /// <summary>Writes a customer that was fetched; only a cmdlet that is about customers does.</summary>
    private protected virtual void Write(CustomerFetched fetched)
    {
    }

    /// <summary>Writes a session. Keys of its file that SDC does not know come along as a property only where there are any, so that every other session has the same columns.</summary>
    private protected void Emit(Session session)
    {
        var shown = PSObject.AsPSObject(session);
        if (session.Unknown.Count > 0 && shown.Properties["Unknown"] is null) shown.Properties.Add(new PSNoteProperty("Unknown", session.Unknown));
        WriteObject(shown);
    }

    /// <summary>Writes a step's numbers; a cmdlet that emits them overrides it.</summary>
    private protected virtual void Write(StepSummary summary) => WriteVerbose(summary.ToString());

    // What stops a whole run (a lock, a folder that cannot be written) may come at any of its steps.
    private IEnumerable<T> Pull<T>(IAsyncEnumerable<T> items)
    {
        using var pull = BlockingPull.Of(items, Cancellation, onStopped: () => throw new PipelineStoppedException()).GetEnumerator();
        while (OrStop(pull.MoveNext)) yield return pull.Current;
    }

    private Workspace Open() => OrStop(() =>
    {
        var configuration = ConfigurationLoader.Load(ResolvedConfigPath, WorkingFolder);
        foreach (var warning in configuration.Warnings) WriteWarning(DisplayText.Line(warning));
        return new Workspace(configuration);
    });

    private StoreWriter OpenStore() => OrStop(() =>
    {
        var name = MyInvocation.MyCommand.Name;
        // The commands of one pipeline run in one runspace and take turns on its thread, so they share the lock.
        var owner = Runspace.DefaultRunspace is { } runspace ? (object)runspace.InstanceId : this;
        var opened = Opened(owner, name);
        log = RunLog.Open(Workspace.Configuration, name, null);
        Workspace.RequestLog = log.WriteRequest;
        if (log.Warning is { } trouble) WriteWarning(DisplayText.Line(trouble));
        foreach (var warning in opened.TakeWarnings()) Show(warning);
        return opened;
    });

    private StoreWriter Opened(object owner, string name)
    {
        try
        {
            return Workspace.OpenStore(owner, name, Cancellation, Wait);
        }
        catch (OperationCanceledException)
        {
            // Stopped while it waited for another run, or read the index.
            throw new PipelineStoppedException();
        }
    }
}
