using Serilog.Core;

namespace Sdc;

/// <summary>Writes what happens in a run to its log.</summary>
internal sealed class RunLog : IDisposable
{
    private readonly SdcLog log;

    private RunLog(SdcLog log) => this.log = log;

    /// <summary>Why the log lacks events, for the user; null while it does not.</summary>
    public string? Warning => log.Warning;

    /// <summary>Opens the log of a run.</summary>
    /// <param name="configuration">Says file and level.</param>
    /// <param name="purpose">What is being done, such as <c>sdc run</c>.</param>
    /// <param name="terminal">The front end's sink, if it has one.</param>
    public static RunLog Open(SdcConfiguration configuration, string purpose, ILogEventSink? terminal)
    {
        var log = new RunLog(SdcLog.Create(configuration, Guid.NewGuid().ToString("N").Substring(0, 8), terminal));
        log.log.Logger.Information("{Purpose} with {ConfigPath}, version {Version}", purpose, configuration.ConfigPath, typeof(RunLog).Assembly.GetName().Version);
        // Whoever runs it quietly finds them here.
        foreach (var warning in configuration.Warnings) log.log.Logger.Warning("{Message}", warning);
        return log;
    }

    public void Write(RunEvent happened)
    {
        var logger = log.Logger;
        switch (happened)
        {
            case SessionStored { Change: SessionChange.New or SessionChange.Changed } stored:
                logger.Debug("{Change} session {SessionId}, {Status}", stored.Change, stored.Session.SessionId, stored.Session.Status);
                break;
            case RecordFailed failed:
                // A known failure is no news at every run; whoever looks for it finds it at DEBUG and in the quarantine.
                logger.Write(failed.IsNew ? Serilog.Events.LogEventLevel.Error : Serilog.Events.LogEventLevel.Debug, "{Record}", failed.Record.ToString());
                break;
            case SessionFailed failed:
                logger.Error("{File}: {Reason}", failed.File, failed.Reason);
                break;
            case RunWarning warning:
                logger.Warning("{Message}", warning.Message);
                break;
            case SessionAnalyzed { Change: SessionChange.Changed } analyzed:
                logger.Debug("Analysed session {SessionId}, {Status}", analyzed.Session.SessionId, analyzed.Session.Status);
                break;
            case StoreFound { Finding: var finding }:
                logger.Warning("{Kind} {Path}: {What} {Done} {ToDo}", finding.Kind, finding.Path, finding.What, finding.Done, finding.ToDo);
                break;
            case StepSkipped skipped:
                logger.Information("{Message}", skipped.Message);
                break;
            case RunNote note:
                logger.Information("{Message}", note.Message);
                break;
            case CustomersUpdated updated:
                foreach (var sentence in updated.Sentences()) logger.Information("{Message}", sentence);
                break;
            case StepFinished finished:
                logger.Information("{Summary} in {Seconds:0.0} s", finished.Summary.ToString(), finished.Summary.Duration.TotalSeconds);
                break;
        }
    }

    /// <summary>Notes what a check found; from any thread.</summary>
    public void Write(ConnectionCheck check)
    {
        var level = check.Status switch
        {
            CheckStatus.Failed => Serilog.Events.LogEventLevel.Error,
            CheckStatus.Warning => Serilog.Events.LogEventLevel.Warning,
            _ => Serilog.Events.LogEventLevel.Debug,
        };
        log.Logger.Write(level, "{Status} {Name}: {Detail} {Advice}", check.Status, check.Name, check.Detail, check.Advice);
    }

    /// <summary>Notes a request to a server; from any thread.</summary>
    public void WriteRequest(string line) => log.Logger.Debug("{Request}", line);

    /// <summary>Notes what stopped the run.</summary>
    public void Write(Exception error) => log.Logger.Error("{Message}", error.Message);

    public void Dispose() => log.Dispose();
}
