using System.Globalization;

namespace Sdc;

/// <summary>Asks a model which of a few customers a session was for. Two questions of one key are one question.</summary>
internal sealed class LinkQuestion
{
    /// <summary>Raised when a change of the words makes earlier answers worth asking again.</summary>
    public const int PromptVersion = 1;

    private const int MostCandidates = 5;
    private const int KeyLength = 32;
    private readonly LinkEvidence evidence;

    private LinkQuestion(LinkEvidence evidence, IReadOnlyList<Customer> candidates, string model)
    {
        this.evidence = evidence;
        Candidates = candidates;
        Key = Identity.Hash(["link", PromptVersion.ToString(CultureInfo.InvariantCulture), model, evidence.Key, .. candidates.SelectMany(Parts)], KeyLength);
    }

    public string Key { get; }

    /// <summary>Who may be meant.</summary>
    public IReadOnlyList<Customer> Candidates { get; }

    /// <summary>The question about a session that is not decided; null where there is nothing to choose from or to decide by.</summary>
    /// <param name="session">The session.</param>
    /// <param name="candidates">The best candidates.</param>
    /// <param name="customers">The known customers.</param>
    /// <param name="model">The model's name.</param>
    public static LinkQuestion? Of(Session session, IEnumerable<MatchCandidate> candidates, CustomerDirectory customers, string model)
    {
        var known = candidates.Take(MostCandidates).Select(candidate => customers.FindById(candidate.CustomerId)).OfType<Customer>().Where(customer => customer.IsCandidate).Distinct()
            .OrderBy(customer => customer.Id).ToList();
        // Between customers of one name a model can only guess, and a name that gives orders is none.
        if (known.Count == 0 || known.GroupBy(customer => NameText.ExactKey(customer.BusinessName), StringComparer.Ordinal).Any(same => same.Count() > 1)) return null;
        if (known.Any(customer => InjectedOrder.IsIn(customer.BusinessName))) return null;
        var evidence = LinkEvidence.Of(session);
        return evidence.IsEnough ? new(evidence, known, model) : null;
    }

    /// <summary>The words of the question.</summary>
    /// <param name="redactor">Takes out of texts what is confidential; null where they may leave as they are.</param>
    public LinkPrompt Write(Redactor? redactor) => LinkPrompt.Write(Key, evidence, Candidates, redactor);

    private static IEnumerable<string?> Parts(Customer customer) =>
        [customer.Id.ToString(CultureInfo.InvariantCulture), customer.BusinessName, .. customer.Aliases.OrderBy(alias => alias, StringComparer.Ordinal), null];
}
