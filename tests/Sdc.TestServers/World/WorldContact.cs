namespace Sdc.TestServers;

/// <summary>A person at a customer.</summary>
public sealed record WorldContact(long Id, long CustomerId, string? Name, string? Email, string? Phone, string? Mobile);
