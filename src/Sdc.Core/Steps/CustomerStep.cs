using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>Renews the customer cache from the server: when a person asks, or before linking as the policy says. Under the run lock.</summary>
internal sealed class CustomerStep(Workspace workspace)
{
    /// <summary>The step's name in summaries and on the command line.</summary>
    public const string Name = "cache-customers";

    private string Path => workspace.Configuration.LeanCustomerCachePath;

    /// <summary>Fetches because a person asks; a failure is one.</summary>
    /// <param name="force">Fetch although the policy says that the cache is new enough.</param>
    /// <param name="cancellation">Stops; the cache is as it was then.</param>
    /// <exception cref="SdcException">No server is configured.</exception>
    public async IAsyncEnumerable<RunEvent> UpdateAsync(bool force, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (workspace.Configuration.SyncroApi.BaseUrl is null) throw new SdcException("SyncroNotConfigured", $"There is no server to fetch customers from: syncro_api.base_url is not set in '{workspace.Configuration.ConfigPath}'. Nothing was done.");
        if (!force && CustomerCachePolicy.NotDue(workspace.Configuration, isAsked: true) is { } reason)
        {
            yield return new RunNote(reason + " Force fetches them all the same.");
            yield return new StepFinished(new() { Step = Name });
            yield break;
        }

        await foreach (var happened in FetchAsync(isAsked: true, cancellation).ConfigureAwait(false)) yield return happened;
    }

    /// <summary>Fetches before linking where that is due; an older cache will do where the server cannot be had.</summary>
    public async IAsyncEnumerable<RunEvent> RenewAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (workspace.Configuration.SyncroApi.BaseUrl is null) yield break;
        if (CustomerCachePolicy.NotDue(workspace.Configuration, isAsked: false) is { } reason)
        {
            yield return new RunNote(reason);
            yield break;
        }

        await foreach (var happened in FetchAsync(isAsked: false, cancellation).ConfigureAwait(false)) yield return happened;
    }

    private async IAsyncEnumerable<RunEvent> FetchAsync(bool isAsked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var summary = new StepSummary { Step = Name };
        using var connection = workspace.ConnectSyncro();
        var fetch = new CustomerFetch(connection, Path, workspace.Configuration.Storage);
        (string Message, string? ErrorId)? failure = null;
        var events = fetch.RunAsync(cancellation).GetAsyncEnumerator(cancellation);
        await using (events.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await events.MoveNextAsync().ConfigureAwait(false)) break;
                }
                catch (Exception error) when (error is SdcException or IOException or UnauthorizedAccessException)
                {
                    failure = error is SdcException told ? (told.Message, told.ErrorId) : ($"The customer cache '{Path}' cannot be written ({OneLine.Escape(error.Message)}).", null);
                    break;
                }

                if (events.Current is CustomersUpdated updated)
                {
                    foreach (var customer in updated.Customers.Where(customer => !customer.IsGone)) yield return new CustomerFetched(customer);
                    Count(summary, updated);
                    workspace.ReloadCustomers();
                }

                yield return events.Current;
            }
        }

        summary.Failed += fetch.LeftOut;
        if (failure is { } known) yield return Tell(known.Message, known.ErrorId, isAsked, summary);
        summary.Duration = clock.Elapsed;
        yield return new StepFinished(summary);
    }

    private static void Count(StepSummary summary, CustomersUpdated updated)
    {
        var there = updated.Customers.Count(customer => !customer.IsGone);
        summary.Read = there;
        summary.New = updated.Added.Count;
        summary.Changed = updated.Changed + updated.Gone.Count;
        summary.Unchanged = there - updated.Added.Count - updated.Changed;
    }

    private RunEvent Tell(string failure, string? errorId, bool isAsked, StepSummary summary)
    {
        var age = CustomerCachePolicy.Age(Path);
        if (!isAsked && age is not null) return new RunWarning("CustomersNotRenewed", $"{failure} The customers of the cache are used, which is {CustomerCachePolicy.InWords(age.Value)} old.");
        summary.Failed++;
        summary.NewlyFailed++;
        summary.Impossible = true;
        var kept = age is null ? "There is no customer cache yet, so no session can be linked by name." : $"The customer cache is as it was, {CustomerCachePolicy.InWords(age.Value)} old.";
        return new RecordFailed(new(workspace.Configuration.SyncroApi.BaseUrl!, 0, null, $"{failure} {kept}", null) { ErrorId = errorId }, true);
    }
}
