using System.Globalization;

namespace Sdc.Cli.Tests;

/// <summary>How often tests that go by chance are repeated: little in an ordinary run, much where the environment says so.</summary>
internal static class TestCount
{
    /// <summary>Seeds of worlds and faults.</summary>
    public static int Seeds { get; } = Of("SDC_SEEDS", 20);

    /// <summary>Processes that are killed, over all kinds of work.</summary>
    public static int Kills { get; } = Of("SDC_KILLS", 5);

    /// <summary>Rounds of several processes on one folder.</summary>
    public static int Rounds { get; } = Of("SDC_ROUNDS", 1);

    private static int Of(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told > 0 ? told : usual;
}
