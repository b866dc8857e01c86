namespace Sdc;

/// <summary>Links sessions without a name, chats and connections alike, to the customer that their texts clearly name. Safe for concurrent use.</summary>
internal sealed class ContentLinker
{
    /// <summary>Raised when texts are read otherwise.</summary>
    private const string Version = "content1:";

    private const string Several = "the text names several customers, or none of them clearly";

    // Prepared when the first text is read: a run in which nothing is new reads none.
    private readonly Lazy<ContentReader> reader;
    private readonly CustomerLinker linker;

    public ContentLinker(CustomerLinker linker, KnownMachines machines)
    {
        this.linker = linker;
        reader = new(() => new(new ContentIndex(linker.Customers, machines.Owners)));
        Fingerprint = Version + machines.Hash;
    }

    /// <summary>What the finding depends on beside customers and the session itself.</summary>
    public string Fingerprint { get; }

    /// <summary>Whether what the texts say may decide: the session has no name, and its customer was not set by a person, nor by its source.</summary>
    public static bool MayDecide(Session session)
    {
        var context = session.Context;
        if (session.Status == SessionStatus.Reviewed || !string.IsNullOrWhiteSpace(context.SourceCustomerName) || Ownership.OwnsCustomer(context)) return false;
        if (context.CustomerMatch is { } match) return !match.IsConflict && match.Method is null or MatchMethod.Content or MatchMethod.Model;
        return context.CustomerId is null && string.IsNullOrWhiteSpace(context.CustomerName);
    }

    /// <summary>Links the session, or leaves it with the candidates.</summary>
    /// <returns>What was found; null where the texts may not decide.</returns>
    public ContentFinding? Decide(Session session)
    {
        if (!MayDecide(session)) return null;
        var finding = reader.Value.Read(session);
        var candidates = finding.Candidates(linker.Customers);
        var earlier = session.Context.CustomerMatch;
        if (finding.Clear is { } id)
        {
            var others = candidates.Where(candidate => candidate.CustomerId != id).ToList();
            linker.Take(session, new() { Method = MatchMethod.Content, Score = finding.Score(id), CustomerId = id, RunnerUp = others.FirstOrDefault(), Reason = finding.Reason(id) }, finding.Contact(id));
        }
        // What a model decided holds until it decides otherwise, and of most texts there is nothing to say.
        else if (earlier?.Method != MatchMethod.Model && (earlier is not null || candidates.Count > 0))
        {
            linker.Take(session, new() { Score = candidates.Count > 0 ? candidates[0].Score : 0, Candidates = [.. candidates], Reason = candidates.Count > 0 ? Several : NameWaterfall.NoName }, null);
            // A chat that nobody is named in has nothing to say of customers.
            if (candidates.Count == 0 && session.Source == SourceSystem.SillyTavern && session.Status != SessionStatus.NeedsReview && session.Context.CustomerMatch!.Unknown.Count == 0) session.Context.CustomerMatch = null;
        }

        return finding;
    }
}
