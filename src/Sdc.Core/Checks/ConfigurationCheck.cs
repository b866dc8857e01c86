namespace Sdc;

/// <summary>What there is to say of the configuration: a row for each mistake and each warning.</summary>
internal static class ConfigurationCheck
{
    public const string Name = "Configuration";

    public static IEnumerable<CheckResult> Of(SdcConfiguration configuration)
    {
        yield return CheckResult.Ok(configuration.ConfigPath);
        foreach (var warning in configuration.Warnings) yield return CheckResult.Warning(warning, "Correct the configuration, or leave it: SDC works all the same.");
    }

    public static IEnumerable<CheckResult> Of(ConfigurationException error)
    {
        foreach (var mistake in error.Mistakes) yield return CheckResult.Failed($"{mistake.Path} ({mistake.Origin}): found {mistake.Found}.", $"Allowed: {mistake.Allowed}.");
        if (error.Mistakes.Count > 0) yield break;

        // Where there is none, the places that were looked at stand between a first line and a last one, which says what to do.
        var lines = error.Message.Split('\n');
        if (lines.Length > 2) yield return CheckResult.Failed(lines[0] + " " + string.Join("; ", lines.Skip(1).Take(lines.Length - 2).Select(line => line.Trim())), lines[lines.Length - 1]);
        else yield return CheckResult.Failed(error.Message, "Correct the file or its path; New-SdcProject lays out a new one.");
    }
}
