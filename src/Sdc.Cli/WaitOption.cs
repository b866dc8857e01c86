using System.CommandLine;
using System.Globalization;

namespace Sdc.Cli;

/// <summary><c>--wait</c> of the commands that write.</summary>
internal static class WaitOption
{
    public static Option<int> Wait { get; } = Create();

    /// <summary>What the user asked for.</summary>
    public static LockWait Of(ParseResult parsed) => LockWait.Seconds(parsed.GetValue(Wait), told =>
    {
        if (!parsed.GetValue(GlobalOptions.Quiet)) Console.Error.WriteLine("sdc: " + OneLine.Escape(told));
    });

    private static Option<int> Create() => new("--wait")
    {
        Description = "Wait for up to so many seconds while another run writes to the data folder; without it, end with exit code 3 at once.",
        HelpName = "seconds",
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return seconds;
            result.AddError($"--wait: '{OneLine.Escape(text, 40)}' is no number of seconds; write it like 600.");
            return 0;
        },
    };
}
