namespace Sdc;

/// <summary>A question to a server.</summary>
/// <param name="Path">Path behind the base address, without a slash before it, such as <c>tickets/7/comments</c>.</param>
/// <param name="Query">Names and values, not escaped yet; a null value leaves its name out.</param>
internal sealed record ServerRequest(string Path, params (string Name, string? Value)[] Query)
{
    /// <summary><c>GET</c> unless said otherwise.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>A body of JSON; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Path and query as they are sent.</summary>
    public string PathAndQuery
    {
        get
        {
            var query = string.Join("&", Query.Where(pair => pair.Value is not null).Select(pair => Uri.EscapeDataString(pair.Name) + "=" + Uri.EscapeDataString(pair.Value!)));
            return query.Length == 0 ? Path : Path + "?" + query;
        }
    }
}
