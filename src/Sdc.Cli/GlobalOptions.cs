using System.CommandLine;

namespace Sdc.Cli;

/// <summary>Options that all commands take, or all that run.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Config { get; } = new("--config")
    {
        Description = "The configuration file. Without it: SDC_CONFIG, then the nearest config.json upwards, then the user's configuration folder.",
        Recursive = true,
    };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Print errors only; warnings stand in the log.",
        Recursive = true,
    };

    /// <summary>Of the commands that run; those that list have their output.</summary>
    public static Option<string?> Summary { get; } = CreateSummary();

    /// <summary>Those that all commands take.</summary>
    public static IReadOnlyList<Option> All => [Config, Quiet];

    private static Option<string?> CreateSummary()
    {
        var option = new Option<string?>("--summary")
        {
            Description = "json: print one JSON object with the figures of each step, last on standard output.",
        };
        option.AcceptOnlyFromAmong("json");
        return option;
    }
}
