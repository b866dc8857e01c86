namespace Sdc;

/// <summary>What is logged, and where.</summary>
public sealed class LoggingSettings
{
    internal LoggingSettings()
    {
    }

    /// <summary>The log file; the day is put before its extension, as in <c>sdc20260214.log</c>.</summary>
    public string LogFilePath { get; internal init; } = "";

    /// <summary>The least level that is logged: DEBUG, INFO, WARNING or ERROR.</summary>
    public string LogLevel { get; internal init; } = "";

    /// <summary>Whether events are shown on the terminal too.</summary>
    public bool LogToTerminal { get; internal init; }

    /// <summary>Shows each key with its value, one a line.</summary>
    public override string ToString() => SectionText.Of(("log_file_path", LogFilePath), ("log_level", LogLevel), ("log_to_terminal", LogToTerminal));
}
