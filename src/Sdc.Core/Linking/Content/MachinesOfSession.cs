using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>Whose machines a connection tells of.</summary>
internal sealed class MachinesOfSession
{
    private static readonly string[] SureMethods = [MatchMethod.Exact, MatchMethod.Normalized, MatchMethod.Source, MatchMethod.Manual];

    [JsonPropertyName("size")]
    public long Size { get; set; }

    [JsonPropertyName("written")]
    public long Written { get; set; }

    /// <summary>0 where it is not sure whose it is.</summary>
    [JsonPropertyName("customer_id")]
    public long CustomerId { get; set; }

    [JsonPropertyName("machines")]
    public List<string> Machines { get; set => field = value ?? []; } = [];

    /// <summary>What a session tells; size and time of its file are for the caller to set.</summary>
    public static MachinesOfSession Of(Session session)
    {
        var isSure = session.Status == SessionStatus.Reviewed || Ownership.OwnsCustomer(session.Context) || SureMethods.Contains(session.Context.CustomerMatch?.Method);
        return new()
        {
            CustomerId = isSure ? session.CustomerId ?? 0 : 0,
            Machines = isSure ? [.. session.Segments.Select(segment => segment.Metadata.Text(ConnectionMetadata.Machine)).OfType<string>().Select(MachineName.Key).Where(MachineName.IsSpecific).Distinct(StringComparer.Ordinal)] : [],
        };
    }
}
