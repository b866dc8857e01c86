using System.Text.Json.Serialization;

namespace Sdc;

/// <summary>What stands in <c>state/machines.json</c>.</summary>
internal sealed class MachinesFile
{
    [JsonPropertyName("sessions")]
    public Dictionary<string, MachinesOfSession> Sessions { get; set => field = new(value ?? [], StringComparer.Ordinal); } = new(StringComparer.Ordinal);
}
