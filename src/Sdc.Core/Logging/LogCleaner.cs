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

    // What is shorter is no key, and would be found in half of all words.
    private const int MinimumSecretLength = 4;

    // Texts without quotes, for people read these lines.
    private static readonly MessageTemplateTextFormatter Message = new("{Message:lj}", System.Globalization.CultureInfo.InvariantCulture);

    // Longer ones first: a secret may be part of another.
    private readonly string[] secrets =
    [
        .. secrets.Where(secret => secret.Length >= MinimumSecretLength)
            .SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(secret => secret.Length),
    ];

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

    private string Clean(string text)
    {
        foreach (var secret in secrets) text = text.Replace(secret, "***");
        return OneLine.Escape(text, MaximumLength);
    }
}
