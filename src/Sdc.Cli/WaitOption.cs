using System.CommandLine;

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

    private static Option<int> Create()
    {
        var option = new Option<int>("--wait")
        {
            Description = "Wait for up to so many seconds while another run writes to the data folder; without it, end with exit code 3 at once.",
            HelpName = "seconds",
        };
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() >= 0) return;
            result.AddError("--wait: the seconds cannot be fewer than 0.");
        });
        return option;
    }
}
