namespace Sdc;

/// <summary>Where a server is and how it is asked.</summary>
/// <param name="Service">What people call it, such as <c>Syncro</c>.</param>
/// <param name="BaseUrl">Its address; a path behind it is kept.</param>
/// <param name="Timeout">After what time a request is given up.</param>
/// <param name="RefusedAdvice">What to do when it refuses a key, as a sentence.</param>
internal sealed record ServerAccess(string Service, string BaseUrl, TimeSpan Timeout, string RefusedAdvice)
{
    /// <summary>The header that carries the key, such as <c>Authorization</c>.</summary>
    public required string KeyHeader { get; init; }

    /// <summary>What stands before the key in it, such as <c>Bearer </c>.</summary>
    public string KeyPrefix { get; init; } = "";

    public required Secret Key { get; init; }

    /// <summary>The environment variable that the key is read from.</summary>
    public required string KeyVariable { get; init; }

    /// <summary>Other headers of every request.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
