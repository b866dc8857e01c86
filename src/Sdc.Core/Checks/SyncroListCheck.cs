using System.Globalization;
using System.Text.Json;

namespace Sdc;

/// <summary>One list of Syncro's API: whether the key may read it, and whether it is a list.</summary>
/// <param name="probe">The server.</param>
/// <param name="request">Asks for a page of the list.</param>
/// <param name="noun">The list's name in the answer.</param>
/// <param name="permission">What the key needs to read it.</param>
internal sealed class SyncroListCheck(ServerProbe probe, ServerRequest request, string noun, string permission) : ICheck
{
    public string Name => "Syncro: " + noun;

    /// <summary>The id of the list's first entry; null where there is none.</summary>
    public long? FirstId { get; private set; }

    public static string Advice(string permission) =>
        $"Give the key the permission '{permission}' in Syncro under Admin, API Tokens. If every endpoint refuses it, the key itself is wrong or expired: make a new one and set SYNCRO_API_KEY.";

    public static string Found(SyncroPage page, string noun) =>
        page.TotalPages is { } pages ? FormattableString.Invariant($"{page.Entries.Count} {noun} on the first of {pages} pages") : FormattableString.Invariant($"{page.Entries.Count} {noun}");

    public Task<CheckResult> RunAsync(CancellationToken cancellation) => probe.AskAsync(request, ReadAsync, Advice(permission), cancellation);

    private async Task<string> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var page = await SyncroPage.ReadAsync(content, noun, 1, cancellation).ConfigureAwait(false);
        FirstId = page.Entries.Select(Id).FirstOrDefault(id => id is not null);
        return Found(page, noun);
    }

    private static long? Id(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || !JsonName.TryFind(entry, "id", out var id) || id.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)) return null;
        return long.TryParse(id.GetRawText().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
