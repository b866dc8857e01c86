using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;

namespace Sdc;

/// <summary>A line of the log file: time with its offset, level, run id, message, and the exception behind it.</summary>
internal sealed class LogLineFormatter : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write(logEvent.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
        output.Write(' ');
        output.Write(SdcLog.LevelName(logEvent.Level).PadRight(7));
        if (Scalar(logEvent, SdcLog.RunIdProperty) is { } runId) output.Write(" [" + runId + "]");
        output.Write(' ');
        output.Write(logEvent.MessageTemplate.Text);
        if (Scalar(logEvent, LogCleaner.ExceptionProperty) is { } exception) output.Write(" | " + exception);
        // The same in files of every system.
        output.Write('\n');
    }

    private static string? Scalar(LogEvent logEvent, string name) => logEvent.Properties.TryGetValue(name, out var value) && value is ScalarValue { Value: string text } ? text : null;
}
