using System.CommandLine;

namespace Sdc.Cli;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Config { get; } = new("--config")
    {
        Description = "The configuration file. Without it: SDC_CONFIG, then the nearest config.json upwards, then the user's configuration folder.",
        Recursive = true,
    };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Print errors only.",
        Recursive = true,
    };

    public static Option<string?> Summary { get; } = CreateSummary();

    public static IReadOnlyList<Option> All => [Config, Quiet, Summary];

    private static Option<string?> CreateSummary()
    {
        var option = new Option<string?>("--summary")
        {
            Description = "json: print one JSON object with the figures of each step, last on standard output.",
            Recursive = true,
        };
        option.AcceptOnlyFromAmong("json");
        return option;
    }
}
