namespace Sdc;

/// <summary>What a check found, before it is cleaned to be shown.</summary>
internal sealed record CheckResult(CheckStatus Status, string Detail, string? Advice = null)
{
    public static CheckResult Ok(string detail) => new(CheckStatus.Ok, detail);

    public static CheckResult Warning(string detail, string advice) => new(CheckStatus.Warning, detail, advice);

    public static CheckResult Failed(string detail, string advice) => new(CheckStatus.Failed, detail, advice);

    public static CheckResult Skipped(string detail) => new(CheckStatus.Skipped, detail);
}
