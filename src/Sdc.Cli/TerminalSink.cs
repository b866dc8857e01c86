using Serilog.Core;
using Serilog.Events;

namespace Sdc.Cli;

/// <summary>
/// Shows the quiet part of the log on standard error where the configuration asks for it (<c>logging.log_to_terminal</c> with <c>log_level</c> DEBUG);
/// warnings and errors are shown by the report in any case.
/// </summary>
internal sealed class TerminalSink(SdcConfiguration configuration) : ILogEventSink
{
    private readonly bool shows = configuration.Logging.LogLevel == "DEBUG";

    public void Emit(LogEvent logEvent)
    {
        if (shows && logEvent.Level < LogEventLevel.Warning) Console.Error.WriteLine("debug: " + logEvent.MessageTemplate.Text);
    }
}
