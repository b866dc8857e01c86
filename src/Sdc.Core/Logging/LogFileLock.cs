using System.Diagnostics;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Sdc;

/// <summary>
/// Lets one process at a time append to the log file. The file sink's own lock is known only within one login session, and a scheduled
/// run and a person's are in two: without this they write over each other's lines.
/// </summary>
internal sealed class LogFileLock(string path, bool isPrivate, ILogEventSink inner) : ILogEventSink, IDisposable
{
    private string? made;

    // Nobody holds it longer than a line takes. A log is not worth waiting for what hangs: after this the line is written unlocked.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public void Emit(LogEvent logEvent)
    {
        using (Hold(path, isPrivate))
        {
            if (isPrivate) MakeToday();
            inner.Emit(logEvent);
        }
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();

    /// <summary>The file of a day's lines, until it is too large.</summary>
    public static string OfDay(string path, DateTime day) =>
        Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + Path.GetExtension(path));

    // The file sink would make it readable for everybody. Further files of a day with more than fits into one are protected by their folder only.
    private void MakeToday()
    {
        var today = OfDay(path, DateTime.Now);
        if (today == made) return;
        made = today;
        try
        {
            if (!File.Exists(today)) PrivateFiles.Open(today, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, isPrivate: true).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The file sink fails by the same, and says so.
        }
    }

    /// <summary>Keeps others from writing to the log for a moment; null where that could not be had in time.</summary>
    public static FileStream? Hold(string path, bool isPrivate)
    {
        var lockPath = path + ".lock";
        var waited = Stopwatch.StartNew();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return PrivateFiles.Open(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, isPrivate);
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
