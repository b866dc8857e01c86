using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Reads the lists of Syncro's API page by page, as long as the server says that there are more.</summary>
internal sealed class SyncroPages(ServerConnection connection)
{
    // No account has so many; a server that goes on for ever does.
    private const int MostPages = 1_000_000;

    /// <summary>The pages of a list, each disposed when the next is asked for.</summary>
    /// <param name="request">Makes the request for a page.</param>
    /// <param name="noun">The list's name in the answer.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ServerException">A page could not be had.</exception>
    public async IAsyncEnumerable<SyncroPage> ReadAsync(Func<int, ServerRequest> request, string noun, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var number = 1; number <= MostPages; number++)
        {
            var wanted = number;
            using var page = await connection.SendAsync(request(number), (content, stop) => SyncroPage.ReadAsync(content, noun, wanted, stop), cancellation).ConfigureAwait(false);
            yield return page;
            if (page.IsLast) yield break;
        }
    }
}
