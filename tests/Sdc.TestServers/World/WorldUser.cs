namespace Sdc.TestServers;

/// <summary>A technician.</summary>
public sealed record WorldUser(long Id, string FullName, string Email);
