using System.Globalization;
using System.Text.Json;

namespace Sdc;

/// <summary>Versions of the shape of session files: a newer major one is not for this program.</summary>
internal static class SchemaVersion
{
    public static bool IsNewer(string? version) =>
        version is not null && int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major > SessionMeta.SchemaMajor;

    /// <summary>The version that a session file names, where no more of it can be read; null where it names none.</summary>
    public static string? In(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return json.RootElement.ValueKind == JsonValueKind.Object && JsonName.TryFind(json.RootElement, "meta", out var meta) && meta.ValueKind == JsonValueKind.Object && JsonName.TryFind(meta, "schema_version", out var version)
                ? version.ValueKind == JsonValueKind.String ? JsonValueText.Of(version) : JsonValueText.Raw(version)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
