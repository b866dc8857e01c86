using System.Text.Json.Serialization;

namespace Sdc.Benchmarks;

/// <summary>A ticket of the legacy notes.</summary>
internal sealed class BareTicket
{
    [JsonPropertyName("date")]
    public string? Date { get; set; }

    [JsonPropertyName("ticketNumber")]
    public string? TicketNumber { get; set; }

    [JsonPropertyName("customer")]
    public string? Customer { get; set; }

    [JsonPropertyName("contact")]
    public string? Contact { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("priority")]
    public string? Priority { get; set; }

    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    [JsonPropertyName("initial_issue")]
    public string? InitialIssue { get; set; }

    [JsonPropertyName("notes")]
    public List<BareNote>? Notes { get; set; }
}
