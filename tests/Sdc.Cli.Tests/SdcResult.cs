using System.Text.Json;

namespace Sdc.Cli.Tests;

/// <summary>What a process said, and how it ended.</summary>
internal sealed record SdcResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of standard output.</summary>
    public IReadOnlyList<string> Lines => Output.ReplaceLineEndings("\n").TrimEnd('\n') is { Length: > 0 } text ? text.Split('\n') : [];

    /// <summary>What standard error tells of as failed.</summary>
    public IReadOnlyList<string> Failures => [.. Errors.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith("error: ", StringComparison.Ordinal))];

    /// <summary>The sum of one figure over the steps of <c>--summary json</c>, which is the last line.</summary>
    public long Sum(string figure) => JsonDocument.Parse(Lines[^1]).RootElement.GetProperty("steps").EnumerateArray().Sum(step => step.GetProperty(figure).GetInt64());

    /// <summary>Fails with all that was said unless the process ended so.</summary>
    public SdcResult Ended(int exitCode)
    {
        Assert.True(exitCode == ExitCode, $"The exit code is {ExitCode}, not {exitCode}.\n{Output}\n{Errors}");
        return this;
    }
}
