using System.Collections.Immutable;

namespace Sdc.TestServers;

/// <summary>One connection of one participant to one machine.</summary>
public sealed record WorldConnection
{
    public required Guid ConnectionId { get; init; }

    public required Guid SessionId { get; init; }

    public string ProcessType { get; init; } = "Host";

    public string SessionType { get; init; } = "Access";

    public string? SessionName { get; init; }

    public string? ParticipantName { get; init; }

    public required DateTime ConnectedTime { get; init; }

    /// <summary>Null while the connection is open.</summary>
    public DateTime? DisconnectedTime { get; init; }

    public OpenEnd OpenEnd { get; init; }

    /// <summary>The company, the site and so on.</summary>
    public ImmutableArray<string?> CustomProperties { get; init; } = [];

    public string ClientType { get; init; } = "Windows";

    public string? NetworkAddress { get; init; }
}
