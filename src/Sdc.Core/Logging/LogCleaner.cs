using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace Sdc;

/// <summary>Makes every event one harmless line without a secret before it reaches file or terminal.</summary>
internal sealed class LogCleaner(ILogEventSink inner, IEnumerable<string> secrets) : ILogEventSink, IDisposable
{
    /// <summary>The property that holds the exception of an event, with its stack, as one line.</summary>
    public const string ExceptionProperty = "ExceptionLine";

    private const int MaximumLength = 32_768;

    // Texts and kinds of things without quotes, for people read these lines.
    private static readonly MessageTemplateTextFormatter Message = new("{Message:l}", System.Globalization.CultureInfo.InvariantCulture);

    private readonly SecretMask mask = new(secrets);

    public void Emit(LogEvent logEvent)
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        Message.Format(logEvent, writer);
        var template = new MessageTemplate([new TextToken(Clean(writer.ToString()))]);
        var properties = logEvent.Properties.Where(pair => pair.Key == SdcLog.RunIdProperty).Select(pair => new LogEventProperty(pair.Key, pair.Value)).ToList();
        if (logEvent.Exception is { } exception)
            properties.Add(new LogEventProperty(ExceptionProperty, new ScalarValue(Clean(exception.ToString()))));
        inner.Emit(new LogEvent(logEvent.Timestamp, logEvent.Level, null, template, properties));
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private string Clean(string text) => OneLine.Escape(mask.Hide(text), MaximumLength);
}
