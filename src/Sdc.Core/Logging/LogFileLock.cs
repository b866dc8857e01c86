using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;

namespace Sdc;

/// <summary>
/// Lets one process at a time append to the log file. The file sink's own lock is known only within one login session, and a scheduled
/// run and a person's are in two: without this they write over each other's lines.
/// </summary>
internal sealed class LogFileLock(string lockPath, ILogEventSink inner) : ILogEventSink, IDisposable
{
    // Nobody holds it longer than a line takes. A log is not worth waiting for what hangs: after this the line is written unlocked.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public void Emit(LogEvent logEvent)
    {
        using (Take()) inner.Emit(logEvent);
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private FileStream? Take()
    {
        var waited = Stopwatch.StartNew();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (waited.Elapsed < Patience && File.Exists(lockPath))
            {
                Thread.Sleep(attempt < 20 ? 0 : 1);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
