using System.Collections.Concurrent;

namespace Sdc;

/// <summary>Decides which customer, and which contact of a customer, a name means. Each distinct name is decided once. Safe to use from several threads.</summary>
/// <param name="customers">The customers that can be meant.</param>
/// <param name="thresholds">From which score on a like name is linked, or asked about.</param>
/// <param name="confirmed">What people confirmed of names, which counts before all else; nothing where it is not given.</param>
internal sealed class CustomerMatcher(CustomerDirectory customers, LinkThresholds thresholds, ConfirmedNames? confirmed = null)
{
    private const double MostOfLike = 99.9;

    private readonly ConcurrentDictionary<string, NameDecision> decided = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, NameWaterfall> contacts = new();

    /// <summary>The customers that can be meant.</summary>
    public CustomerDirectory Customers { get; } = customers;

    /// <summary>What people confirmed of names.</summary>
    public ConfirmedNames Confirmed { get; } = confirmed ?? new([]);

    public NameDecision Decide(string? name) => string.IsNullOrWhiteSpace(name)
        ? new NameDecision(null, null, 0, null, [], NameWaterfall.NoName)
        : Confirmed.Find(name) is { } said ? said.Decide(Customers) : decided.GetOrAdd(name!.Trim(), DecideOnce);

    public ContactDecision DecideContact(Customer customer, string? contactName)
    {
        if (string.IsNullOrWhiteSpace(contactName)) return new ContactDecision(null, null, 0, NameWaterfall.NoName);
        var choice = contacts.GetOrAdd(customer.Id, _ => ContactsOf(customer)).Choose(contactName!.Trim());
        var best = choice.Chosen ?? choice.Others.FirstOrDefault();
        return new ContactDecision(choice.Chosen is { } chosen ? customer.Contacts[chosen.Position] : null, choice.Method, Rounded(best), choice.Reason);
    }

    private NameDecision DecideOnce(string name)
    {
        var choice = new NameWaterfall(Customers.Names, thresholds).Choose(name);
        var others = choice.Others.Select(Candidate);
        return choice.Chosen is { } chosen
            ? new NameDecision(Customers.Of(chosen), choice.Method, Rounded(chosen), others.FirstOrDefault(), [], null)
            : new NameDecision(null, null, Rounded(choice.Others.FirstOrDefault()), null, [.. others], choice.Reason);
    }

    private NameWaterfall ContactsOf(Customer customer) =>
        new(new NameIndex([.. customer.Contacts.Select(contact => new NamedId(contact.Id, contact.Name))], NameKind.Person), thresholds);

    private MatchCandidate Candidate(RankedName ranked) => new()
    {
        CustomerId = Customers.Of(ranked).Id,
        CustomerName = Customers.Of(ranked).BusinessName,
        Score = Rounded(ranked),
    };

    // 100 is what only the name itself has.
    private static double Rounded(RankedName ranked) =>
        ranked.Probability is 1 ? 100 : Math.Min(MostOfLike, Math.Round(100 * ranked.Probability, 1, MidpointRounding.AwayFromZero));
}
