using Microsoft.AspNetCore.Http;

namespace Sdc.TestServers;

/// <summary>A request, read whole.</summary>
internal sealed record ServerRequest(string Method, string Path, string Query, IQueryCollection Parameters, IHeaderDictionary Headers, byte[] Body)
{
    /// <summary>A parameter that is given once; null where it is missing.</summary>
    public string? Parameter(string name) => Parameters.TryGetValue(name, out var values) ? values.ToString() : null;

    public static async Task<ServerRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        byte[] body = [];
        if (request.ContentLength is null or > 0)
        {
            using var copy = new MemoryStream();
            await request.Body.CopyToAsync(copy, context.RequestAborted);
            body = copy.ToArray();
        }

        return new(request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "", request.Query, request.Headers, body);
    }
}
