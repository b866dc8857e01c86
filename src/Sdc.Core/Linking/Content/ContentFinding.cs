namespace Sdc;

/// <summary>What the texts of a session say about whom it is about.</summary>
internal sealed class ContentFinding
{
    private const int MostCandidates = 5;
    private const int MostShown = 3;
    private const double RareScore = 80;
    private const double WeakScore = 40;
    private const double MoreScore = 10;

    private readonly Dictionary<long, List<ContentPhrase>> byCustomer = [];

    /// <summary>Nobody is named.</summary>
    public bool IsEmpty => byCustomer.Count == 0;

    /// <summary>The one customer that is clearly named; null where there is none, or several are.</summary>
    public long? Clear
    {
        get
        {
            var clear = byCustomer.Where(found => IsClear(found.Value)).ToList();
            return clear.Count == 1 ? clear[0].Key : null;
        }
    }

    public void Add(ContentPhrase phrase)
    {
        if (!byCustomer.TryGetValue(phrase.CustomerId, out var phrases)) byCustomer[phrase.CustomerId] = phrases = [];
        var same = phrases.FindIndex(known => known.Kind == phrase.Kind && known.ContactId == phrase.ContactId && known.Shown == phrase.Shown);
        if (same < 0) phrases.Add(phrase);
        else if (phrase.IsRare) phrases[same] = phrase;
    }

    /// <summary>The customers that are named, the likeliest first.</summary>
    public List<MatchCandidate> Candidates(CustomerDirectory customers) =>
    [
        .. byCustomer.Select(found => new MatchCandidate { CustomerId = found.Key, CustomerName = customers.FindById(found.Key)!.BusinessName, Score = Score(found.Key) })
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.CustomerName, StringComparer.Ordinal).ThenBy(candidate => candidate.CustomerId).Take(MostCandidates),
    ];

    /// <summary>How sure it is that a customer is meant, 0 to 100.</summary>
    public double Score(long customerId)
    {
        var phrases = byCustomer[customerId];
        return phrases.Exists(phrase => phrase.IsRare)
            ? Math.Min(100, RareScore + (MoreScore * (phrases.Count - 1)))
            : Math.Min(RareScore - MoreScore, WeakScore + (MoreScore * (phrases.Count - 1)));
    }

    /// <summary>What names a customer, in words.</summary>
    public string Reason(long customerId)
    {
        var shown = byCustomer[customerId].OrderBy(phrase => phrase.Kind).ThenBy(phrase => phrase.Shown, StringComparer.Ordinal).Take(MostShown)
            .Select(phrase => (phrase.Kind switch { PhraseKind.Customer => "name ", PhraseKind.Contact => "contact ", _ => "machine " }) + OneLine.Escape(phrase.Shown, 60));
        return "in the text: " + string.Join(", ", shown);
    }

    /// <summary>The one person at a customer that is named; null where there is none, or several are.</summary>
    public long? Contact(long customerId)
    {
        if (!byCustomer.TryGetValue(customerId, out var phrases)) return null;
        var people = phrases.Select(phrase => phrase.ContactId).OfType<long>().Distinct().ToList();
        return people.Count == 1 ? people[0] : null;
    }

    // What may be meant otherwise counts when something of another kind says the same.
    private static bool IsClear(List<ContentPhrase> phrases) => phrases.Exists(phrase => phrase.IsRare) || phrases.Select(phrase => phrase.Kind).Distinct().Count() > 1;
}
