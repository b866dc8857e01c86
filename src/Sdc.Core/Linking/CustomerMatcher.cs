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
        : Confirmed.Find(name) is { } said ? said.Decide(Customers) : Known(name!.Trim());

    public ContactDecision DecideContact(Customer customer, string? contactName)
    {
        if (string.IsNullOrWhiteSpace(contactName)) return new ContactDecision(null, null, 0, NameWaterfall.NoName);
        if (!contacts.TryGetValue(customer.Id, out var known)) known = contacts.GetOrAdd(customer.Id, ContactsOf(customer));
        var choice = known.Choose(contactName!.Trim());
        var best = choice.Chosen ?? FirstOf(choice.Others);
        return new ContactDecision(choice.Chosen is { } chosen ? customer.Contacts[chosen.Position] : null, choice.Method, Rounded(best), choice.Reason);
    }

    private NameDecision Known(string name) => decided.TryGetValue(name, out var known) ? known : decided.GetOrAdd(name, DecideOnce(name));

    private NameDecision DecideOnce(string name)
    {
        var choice = new NameWaterfall(Customers.Names, thresholds).Choose(name);
        return choice.Chosen is { } chosen
            ? new NameDecision(Customers.Of(chosen), choice.Method, Rounded(chosen), choice.Others.Count > 0 ? Candidate(choice.Others[0]) : null, [], null)
            : new NameDecision(null, null, Rounded(FirstOf(choice.Others)), null, choice.Others.ConvertAll(Candidate), choice.Reason);
    }

    private static RankedName FirstOf(List<RankedName> names) => names.Count > 0 ? names[0] : default;

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
