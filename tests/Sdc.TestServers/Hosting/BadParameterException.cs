namespace Sdc.TestServers;

/// <summary>A request's parameter or body cannot be understood.</summary>
internal sealed class BadParameterException(string message) : Exception(message);
