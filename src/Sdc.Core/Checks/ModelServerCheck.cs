using System.Text.Json;

namespace Sdc;

/// <summary>Whether the provider of language models answers and takes the key.</summary>
/// <param name="settings">The provider.</param>
/// <param name="probe">The server; null where there is none that can be asked.</param>
internal sealed class ModelServerCheck(LlmSettings settings, ServerProbe? probe) : ICheck
{
    public string Name => "Model provider";

    public async Task<CheckResult> RunAsync(CancellationToken cancellation)
    {
        var provider = settings.ActiveProvider;
        if (probe is null) return CheckResult.Skipped("None is configured; sessions are not analysed.");

        var result = await probe.AskAsync(new("models"), ReadAsync, $"Check the key of the provider '{provider}'.", cancellation).ConfigureAwait(false);
        // Some servers know no list of models.
        return result.Status == CheckStatus.Failed && probe.LastFault == RequestFault.NotFound ? CheckResult.Ok($"'{provider}' answers; it lists no models.") : result with { Detail = result.Status == CheckStatus.Ok ? $"'{provider}': {result.Detail}" : result.Detail };
    }

    private static async Task<string> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var json = await JsonDocument.ParseAsync(content, default, cancellation).ConfigureAwait(false);
        return json.RootElement.ValueKind == JsonValueKind.Object && JsonName.TryFind(json.RootElement, "data", out var models) && models.ValueKind == JsonValueKind.Array
            ? FormattableString.Invariant($"{models.GetArrayLength()} models")
            : "answers";
    }
}
