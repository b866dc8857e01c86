namespace Sdc.TestServers;

/// <summary>How much a generated world holds.</summary>
public sealed record WorldSizes
{
    public int Customers { get; init; } = 60;

    public int MaximumContacts { get; init; } = 4;

    public int Users { get; init; } = 8;

    public int Tickets { get; init; } = 200;

    public int MaximumComments { get; init; } = 40;

    /// <summary>Connections beside those of the burst.</summary>
    public int Connections { get; init; } = 300;

    /// <summary>Connections within one second, besides the others.</summary>
    public int Burst { get; init; } = 250;

    /// <summary>The days before the world's end over which tickets and connections are spread.</summary>
    public int Days { get; init; } = 150;
}
