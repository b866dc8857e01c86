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
        var isSure = session.Status == SessionStatus.Reviewed || Ownership.OwnsCustomer(session.Context) || Array.IndexOf(SureMethods, session.Context.CustomerMatch?.Method) >= 0;
        var told = new MachinesOfSession();
        if (!isSure) return told;
        told.CustomerId = session.CustomerId ?? 0;
        string? last = null;
        HashSet<string>? known = null;
        foreach (var segment in session.Segments)
        {
            if (segment.Metadata.Text(ConnectionMetadata.Machine) is not { } machine || machine == last) continue;
            last = machine;
            var key = MachineName.Key(machine);
            if (MachineName.IsSpecific(key) && (told.Machines.Count == 0 || (known ??= new(told.Machines, StringComparer.Ordinal)).Add(key))) told.Machines.Add(key);
        }

        return told;
    }
}
