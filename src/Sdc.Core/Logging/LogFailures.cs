using Serilog.Core;
using Serilog.Events;

namespace Sdc;

/// <summary>Remembers the first trouble of the log file (a full disk, a folder that went away).</summary>
internal sealed class LogFailures(string path) : ILoggingFailureListener
{
    private string? warning;

    public string? Warning => Volatile.Read(ref warning);

    public void OnLoggingFailed(object sender, LoggingFailureKind kind, string message, IReadOnlyCollection<LogEvent>? events, Exception? exception)
    {
        var text = $"Some events are missing in the log {path}: {OneLine.Escape(exception?.Message ?? message, 300)} The run goes on.";
        Interlocked.CompareExchange(ref warning, text, null);
    }
}
