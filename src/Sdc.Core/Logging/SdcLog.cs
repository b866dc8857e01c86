using System.Text;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Sdc;

/// <summary>The log of a run: a file that rolls, and what the front end shows.</summary>
internal sealed class SdcLog : IDisposable
{
    public const string RunIdProperty = "RunId";

    private const long MaximumFileBytes = 10 * 1024 * 1024;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private readonly Logger logger;
    private readonly LogFailures failures;
    private readonly string? notOpened;

    private SdcLog(Logger logger, LogFailures failures, string? notOpened)
    {
        this.logger = logger;
        this.failures = failures;
        this.notOpened = notOpened;
    }

    /// <summary>Where events go.</summary>
    public ILogger Logger => logger;

    /// <summary>Why the log file lacks events, for the user; null while it does not.</summary>
    public string? Warning => notOpened ?? failures.Warning;

    /// <summary>Opens the log. A file that cannot be written stops nothing: there is a <see cref="Warning"/> instead.</summary>
    /// <param name="configuration">Says file, level, and whether the terminal is wanted.</param>
    /// <param name="runId">Tells the lines of this run from those of others.</param>
    /// <param name="terminal">The front end's sink, if it has one; what it gets is one clean line an event.</param>
    public static SdcLog Create(SdcConfiguration configuration, string runId, ILogEventSink? terminal)
    {
        var settings = configuration.Logging;
        var failures = new LogFailures(settings.LogFilePath);
        var problem = ProblemWith(settings.LogFilePath, configuration.Storage.Private);
        var sinks = new LoggerConfiguration().MinimumLevel.Verbose();
        if (problem is null)
        {
            var file = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Fallible(
                sink => sink.File(
                    new LogLineFormatter(),
                    settings.LogFilePath,
                    fileSizeLimitBytes: MaximumFileBytes,
                    rollingInterval: RollingInterval.Day,
                    rollOnFileSizeLimit: true,
                    retainedFileCountLimit: null,
                    retainedFileTimeLimit: KeptFor,
                    shared: true,
                    encoding: new UTF8Encoding(false)),
                failures);
            sinks.WriteTo.Sink(new LogFileLock(settings.LogFilePath, configuration.Storage.Private, file.CreateLogger()));
        }

        if (terminal is not null && settings.LogToTerminal) sinks.WriteTo.Sink(terminal);
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(Level(settings.LogLevel))
            .Enrich.WithProperty(RunIdProperty, OneLine.Escape(runId, 100))
            .WriteTo.Sink(new LogCleaner(sinks.CreateLogger(), configuration.SecretValues))
            .CreateLogger();
        return new SdcLog(logger, failures, problem is null ? null : $"Nothing is logged to {settings.LogFilePath}: {OneLine.Escape(problem)} The run goes on.");
    }

    /// <summary>The level as the configuration calls it.</summary>
    public static string LevelName(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => "DEBUG",
        LogEventLevel.Information => "INFO",
        LogEventLevel.Warning => "WARNING",
        _ => "ERROR",
    };

    /// <summary>Writes what is still open and closes the file. A disk that is full by then costs the log, not the run.</summary>
    public void Dispose()
    {
        try
        {
            logger.Dispose();
        }
        catch (IOException error)
        {
            failures.OnLoggingFailed(this, LoggingFailureKind.Permanent, error.Message, null, error);
        }
    }

    private static LogEventLevel Level(string name) => name switch
    {
        "DEBUG" => LogEventLevel.Debug,
        "WARNING" => LogEventLevel.Warning,
        "ERROR" => LogEventLevel.Error,
        _ => LogEventLevel.Information,
    };

    // The file sink opens its file at the first event and keeps trouble to itself, so try now: today's file where there is one, else any.
    private static string? ProblemWith(string path, bool isPrivate)
    {
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            PrivateFiles.CreateFolder(folder, isPrivate);
            var today = LogFileLock.OfDay(path, DateTime.Now);
            if (File.Exists(today))
            {
                using var file = new FileStream(today, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
                return null;
            }

            var probe = Path.Combine(folder, ".sdc-" + Guid.NewGuid().ToString("N"));
            using (PrivateFiles.Open(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, isPrivate, FileOptions.DeleteOnClose))
            {
                return null;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return error.Message;
        }
    }
}
