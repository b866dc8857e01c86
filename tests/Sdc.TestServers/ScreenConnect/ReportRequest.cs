using System.Text.Json;

namespace Sdc.TestServers;

/// <summary>What a report is asked for.</summary>
internal sealed record ReportRequest(IReadOnlyList<string> Fields, string? Filter, int? Limit)
{
    public static ReportRequest Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() != 1) throw new BadParameterException("One report in a list is expected.");
            var report = list[0];
            if (report.GetProperty("ReportType").GetString() != "SessionConnection") throw new BadParameterException("Unknown report type.");
            return new(
                [.. report.GetProperty("SelectFieldNames").EnumerateArray().Select(name => name.GetString()!)],
                report.TryGetProperty("FilterExpression", out var filter) ? filter.GetString() : null,
                report.TryGetProperty("ItemLimit", out var limit) ? limit.GetInt32() : null);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new BadParameterException("The request's body cannot be read.");
        }
    }
}
