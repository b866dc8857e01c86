using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>A record that failed, so that the next run can tell whether it is a new failure.</summary>
internal sealed class LedgerBadRecord
{
    [JsonPropertyName("line")]
    public long Line { get; set; }

    [JsonPropertyName("column")]
    public string? Column { get; set; }

    [JsonPropertyName("reason")]
    public string Reason { get; set => field = value ?? ""; } = "";

    /// <summary>Hash of reason and raw text: a record that moved down a few lines, or tickets[3] that is tickets[4] now, is the same failure.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    public static LedgerBadRecord Of(BadRecord record) => new()
    {
        Line = record.Line,
        Column = record.Column,
        Reason = record.Reason,
        Id = Identity.Segment("bad", record.Raw ?? "", Regex.Replace(record.Column ?? "", @"\[[0-9]+\]", "[]"), record.Reason),
    };
}
