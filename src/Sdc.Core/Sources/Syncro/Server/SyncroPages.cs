using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Reads the lists of Syncro's API page by page, as long as the server says that there are more; some pages are asked for ahead.</summary>
internal sealed class SyncroPages(ServerConnection connection)
{
    private const int Ahead = 2;

    // No account has so many; a server that goes on for ever does.
    private const int MostPages = 1_000_000;

    /// <summary>The pages of a list, each disposed when the next is asked for.</summary>
    /// <param name="request">Makes the request for a page.</param>
    /// <param name="noun">The list's name in the answer.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ServerException">A page could not be had.</exception>
    public async IAsyncEnumerable<SyncroPage> ReadAsync(Func<int, ServerRequest> request, string noun, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ahead = new Queue<Task<SyncroPage>>();
        var (asked, last) = (0, 1);
        try
        {
            for (var number = 1; number <= last; number++)
            {
                while (asked < last && ahead.Count < Ahead) ahead.Enqueue(FetchAsync(request, noun, ++asked, stop.Token));
                using var page = await ahead.Dequeue().ConfigureAwait(false);
                // Each page tells how many there are now.
                last = Math.Min(page.IsLast ? number : page.TotalPages!.Value, MostPages);
                yield return page;
            }
        }
        finally
        {
            stop.Cancel();
            foreach (var fetch in ahead) _ = fetch.ContinueWith(static done => done.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            await Task.WhenAll(ahead.Select(fetch => fetch.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default))).ConfigureAwait(false);
        }
    }

    private Task<SyncroPage> FetchAsync(Func<int, ServerRequest> request, string noun, int number, CancellationToken cancellation) =>
        connection.SendAsync(request(number), (content, stop) => SyncroPage.ReadAsync(content, noun, number, stop), cancellation);
}
