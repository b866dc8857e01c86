namespace Sdc;

/// <summary>The customer cache was written anew: what is in it, and what is new.</summary>
/// <param name="Customers">The customers, by id; behind them those that are gone.</param>
/// <param name="Added">Those that were not there, or were gone and are back.</param>
/// <param name="Renamed">Those with another name, and the name of before.</param>
/// <param name="Gone">Those that the server no longer has.</param>
/// <param name="Disabled">Those that were not disabled before.</param>
/// <param name="Changed">How many of those that stayed differ in anything.</param>
internal sealed record CustomersUpdated(
    IReadOnlyList<Customer> Customers,
    IReadOnlyList<Customer> Added,
    IReadOnlyList<(Customer Customer, string Before)> Renamed,
    IReadOnlyList<Customer> Gone,
    IReadOnlyList<Customer> Disabled,
    int Changed) : RunEvent
{
    private const int NamesShown = 20;

    /// <summary>Compares two states of the cache.</summary>
    public static CustomersUpdated Between(IEnumerable<Customer> before, IReadOnlyList<Customer> now)
    {
        var known = before.ToDictionary(customer => customer.Id);
        var stayed = now.Where(customer => !customer.IsGone && known.TryGetValue(customer.Id, out var old) && !old.IsGone).Select(customer => (Customer: customer, Before: known[customer.Id])).ToList();
        return new(
            now,
            [.. now.Where(customer => !customer.IsGone && !(known.TryGetValue(customer.Id, out var old) && !old.IsGone))],
            [.. stayed.Where(pair => pair.Customer.BusinessName != pair.Before.BusinessName).Select(pair => (pair.Customer, pair.Before.BusinessName))],
            [.. now.Where(customer => customer.IsGone && known.TryGetValue(customer.Id, out var old) && !old.IsGone)],
            [.. stayed.Where(pair => pair.Customer.IsDisabled && !pair.Before.IsDisabled).Select(pair => pair.Customer)],
            stayed.Count(pair => Text(pair.Customer) != Text(pair.Before)));
    }

    /// <summary>Says it in sentences, with some of the names.</summary>
    public IEnumerable<string> Sentences()
    {
        var there = Customers.Where(customer => !customer.IsGone).ToList();
        yield return FormattableString.Invariant($"{there.Count} customers ({there.Count(customer => customer.IsDisabled)} disabled) with {there.Sum(customer => customer.Contacts.Count)} contacts: {Added.Count} added, {Renamed.Count} renamed, {Gone.Count} gone, {Disabled.Count} disabled since the last time.");
        if (Added.Count > 0) yield return "Added: " + Names(Added.Select(customer => customer.ToString()));
        if (Renamed.Count > 0) yield return "Renamed: " + Names(Renamed.Select(pair => $"{pair.Before} is now {pair.Customer}"));
        if (Gone.Count > 0) yield return "Gone: " + Names(Gone.Select(customer => customer.ToString()));
        if (Disabled.Count > 0) yield return "Disabled: " + Names(Disabled.Select(customer => customer.ToString()));
    }

    private static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(NamesShown).Select(name => OneLine.Escape(name, 100)));
        return all.Count > NamesShown ? FormattableString.Invariant($"{shown}, and {all.Count - NamesShown} more.") : shown + ".";
    }

    private static string Text(Customer customer) => Identity.Key(
    [
        customer.BusinessName, customer.IsDisabled ? "disabled" : null, .. customer.Aliases, null,
        .. customer.Contacts.SelectMany(contact => new[] { contact.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), contact.Name, contact.Email }),
    ]);
}
