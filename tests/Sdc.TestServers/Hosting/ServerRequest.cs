using Microsoft.AspNetCore.Http;

namespace Sdc.TestServers;

/// <summary>A request, read whole.</summary>
internal sealed record ServerRequest(string Method, string Path, string Query, IQueryCollection Parameters, IHeaderDictionary Headers, byte[] Body)
{
    /// <summary>A parameter that is given once; null where it is missing.</summary>
    public string? Parameter(string name) => Parameters.TryGetValue(name, out var values) ? values.ToString() : null;
}
