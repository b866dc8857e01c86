namespace Sdc;

/// <summary>Fetches from a server what is new of a source.</summary>
internal interface IServerFetch : IDisposable
{
    /// <summary>The server's address, for messages.</summary>
    string Name { get; }

    /// <summary>
    /// Fetches what is new, as batches that are stored one after the other. A record that cannot be read or fetched comes as a <see cref="BadRecord"/> and
    /// holds back nobody.
    /// </summary>
    /// <param name="query">What to fetch.</param>
    /// <param name="cancellation">Stops within a moment, also while the server is waited for.</param>
    /// <exception cref="ServerException">Nothing can go on; what was given before stays good.</exception>
    IAsyncEnumerable<ServerBatch> FetchAsync(ServerQuery query, CancellationToken cancellation);
}
