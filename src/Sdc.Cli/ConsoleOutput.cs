using Spectre.Console;

namespace Sdc.Cli;

/// <summary>The console that tables are drawn on.</summary>
internal static class ConsoleOutput
{
    // A file or pipe has no width of its own; this one holds a session's row without folding it.
    private const int RedirectedWidth = 160;

    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected) console.Profile.Width = RedirectedWidth;
        return console;
    }
}
