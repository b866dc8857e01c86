using System.Runtime.CompilerServices;

namespace Sdc;

/// <summary>
/// What a person says of names is remembered and done: the decision is on the disk first, then the stored sessions follow, and what a stop leaves of them the
/// next linking does.
/// </summary>
/// <param name="workspace">The project.</param>
/// <param name="store">Its store.</param>
internal sealed class NameConfirmation(Workspace workspace, StoreWriter store)
{
    private LinkStep? link;

    private ConfirmedNames Names => store.Decisions.ConfirmedNames;

    /// <summary>Changes a session as a person asks. A customer that it is given, or loses, is what its source's name means from now on.</summary>
    /// <param name="entry">The session.</param>
    /// <param name="edit">The change.</param>
    /// <param name="onlyThis">Whether other sessions of the name, and those to come, are none of its business.</param>
    /// <param name="cancellation">Stops between two sessions.</param>
    public async IAsyncEnumerable<RunEvent> EditAsync(IndexedSession entry, SessionEdit edit, bool onlyThis, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var name = entry.Claim.Name;
        var edited = store.Edit(entry, edit);
        yield return edited;
        if (onlyThis || edit is { Customer: null, ClearsCustomer: false } || edited is not SessionStored { Session.Context.CustomerMatch: var match }) yield break;
        // A source that names the customer's id says of this session, and nothing of a name.
        if (match is { Method: MatchMethod.Source, CustomerId: not null }) yield break;
        // Nor needs anybody to say what the name itself says.
        if (edit.Customer is { } same && match is { Method: MatchMethod.Exact, IsConfirmed: false } && match.CustomerId == same.Id && Names.Find(name) is null) yield break;
        if (edit.Customer is { } customer ? Names.Confirm(name, customer) : Names.TakeBack(name) is not null)
        {
            await foreach (var happened in SettleAsync(name, cancellation).ConfigureAwait(false)) yield return happened;
        }
    }

    /// <summary>Remembers that a name is a customer's, and links the sessions of that name that no person decided on.</summary>
    public async IAsyncEnumerable<RunEvent> ConfirmAsync(string name, Customer customer, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Names.Confirm(name, customer);
        await foreach (var happened in SettleAsync(name, cancellation).ConfigureAwait(false)) yield return happened;
        var key = NameText.ExactKey(name);
        if (!store.Index.Sessions.Any(session => NameText.ExactKey(session.Claim.Name) == key)) yield return new RunWarning("NameUnused", $"No stored session has the name '{OneLine.Escape(name, 100)}' yet; those to come will be linked.");
        yield return new LinkConfirmed(new NameReview(store.Folder, store.Index, workspace.Customers).Confirmed(Names).First(said => NameText.ExactKey(said.Name) == key));
    }

    /// <summary>Takes back what was said of a name; the sessions that it linked are decided again.</summary>
    public async IAsyncEnumerable<RunEvent> TakeBackAsync(string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Names.TakeBack(name);
        await foreach (var happened in SettleAsync(name, cancellation).ConfigureAwait(false)) yield return happened;
    }

    private async IAsyncEnumerable<RunEvent> SettleAsync(string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        if (store.SaveDecisions() is { } trouble) yield return trouble;
        link ??= workspace.CreateLink(Names);
        var (linked, undecided) = (0, 0);
        foreach (var happened in link.DecideSaid(store, cancellation))
        {
            if (happened is not SessionStored stored) yield return happened;
            else if (stored is { Change: SessionChange.Changed, Session.CustomerId: null }) undecided++;
            else if (stored.Change == SessionChange.Changed) linked++;
        }

        if (store.SaveState() is { } unsaved) yield return unsaved;
        yield return new RunNote(FormattableString.Invariant($"Of sessions of the name '{OneLine.Escape(name, 100)}' {linked} were linked by it and {undecided} wait for review now."));
    }
}
