namespace Sdc;

/// <summary>Lists what people said of names, and the names that wait for them. Nothing is written.</summary>
/// <param name="folder">The session files.</param>
/// <param name="index">What is stored.</param>
/// <param name="customers">The known customers.</param>
internal sealed class NameReview(SessionFolder folder, SessionIndex index, CustomerDirectory customers)
{
    /// <summary>The confirmed names.</summary>
    public IEnumerable<CustomerLink> Confirmed(ConfirmedNames names)
    {
        var counts = index.Sessions.Where(session => session.CustomerId != 0 && session.Claim.Name.Length > 0)
            .GroupBy(session => (NameText.ExactKey(session.Claim.Name), session.CustomerId)).ToDictionary(group => group.Key, group => group.Count());
        foreach (var said in names.All())
        {
            yield return new(said, customers.FindById(said.CustomerId), counts.TryGetValue((NameText.ExactKey(said.Name), said.CustomerId), out var count) ? count : 0, folder.View.Zone);
        }
    }

    /// <summary>The names that nothing decides, those with the most sessions first.</summary>
    public IEnumerable<UndecidedName> Undecided(CancellationToken cancellation) => Read(
        index.Sessions.Where(session => session.CustomerId == 0 && session.Claim.IsOpen && session.Status is SessionStatus.NeedsReview or SessionStatus.NeedsLinking or SessionStatus.Error),
        cancellation);

    /// <summary>The sessions of a name that a person may decide on; null where there are none.</summary>
    public UndecidedName? Of(string name, CancellationToken cancellation)
    {
        var key = NameText.ExactKey(name);
        return Read(index.Sessions.Where(session => session.Claim.IsOpen && session.Claim.Name.Length > 0 && NameText.ExactKey(session.Claim.Name) == key), cancellation).FirstOrDefault();
    }

    private IEnumerable<UndecidedName> Read(IEnumerable<IndexedSession> sessions, CancellationToken cancellation)
    {
        var byName = sessions.Where(session => session.Claim is { IsOpen: true, Name.Length: > 0 }).GroupBy(session => NameText.ExactKey(session.Claim.Name), StringComparer.Ordinal)
            .Where(name => name.Key.Length > 0).OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal);
        foreach (var group in byName)
        {
            var name = new UndecidedName(group.First().Claim.Name.Trim());
            foreach (var entry in group.OrderBy(session => session.FileName, StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                if (TryRead(entry) is { } session) Add(name, session);
            }

            if (name.SessionCount > 0) yield return name;
        }
    }

    // Whoever lists the sessions tells of one that cannot be read.
    private Session? TryRead(IndexedSession entry)
    {
        try
        {
            return folder.Read(entry.FileName);
        }
        catch (Exception error) when (error is SessionFileException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Add(UndecidedName name, Session session)
    {
        name.SessionCount++;
        name.Minutes += session.DurationMinutes;
        name.SessionIds.Add(session.SessionId);
        if (session.Context.CustomerMatch is { } match && (name.Reason is null || name.Candidates.Count == 0))
        {
            name.Candidates = match.Candidates;
            name.Reason = match.Reason;
        }

        AddSome(name.Machines, session.Segments.Select(segment => segment.Metadata.Text(ConnectionMetadata.Machine)));
        AddSome(name.Contacts, [session.Context.SourceContactName]);
        name.Excerpt ??= session.Segments.Select(segment => segment.Content).Prepend(session.Source == SourceSystem.ScreenConnect ? null : session.Insights.SourceTitle)
            .Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => OneLine.Escape(text!.Trim(), UndecidedName.LongestExcerpt)).FirstOrDefault();
    }

    private static void AddSome(TextList list, IEnumerable<string?> texts)
    {
        foreach (var text in texts)
        {
            if (list.Count < UndecidedName.MostShown && !string.IsNullOrWhiteSpace(text) && !list.Contains(text!.Trim())) list.Add(text.Trim());
        }
    }
}
