using System.Globalization;

namespace Sdc;

/// <summary>The customer that shall be forgotten, as far as it is known to the cache, the sessions or what people confirmed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Names">All names of it.</param>
/// <param name="People">Its contacts' names, where they are more than one word, and e-mail addresses.</param>
/// <param name="Known">The entry of the customer cache; null where it has none.</param>
internal sealed record ForgottenCustomer(long Id, string Name, IReadOnlyList<string> Names, IReadOnlyList<string> People, Customer? Known)
{
    /// <summary>Finds it by name or id; nothing is guessed.</summary>
    /// <param name="customers">The customer cache.</param>
    /// <param name="sessions">What is stored.</param>
    /// <param name="confirmed">What people confirmed of names.</param>
    /// <param name="wanted">Name or id.</param>
    /// <exception cref="SdcException">Nobody, or more than one, is called so.</exception>
    public static ForgottenCustomer Find(CustomerDirectory customers, IReadOnlyCollection<IndexedSession> sessions, ConfirmedNames confirmed, string wanted)
    {
        var choice = CustomerChoice.Find(customers, wanted, null, null);
        if (choice.Customer is { } known) return Of(known.Id, known, sessions, confirmed);
        // Taken out of the cache, by a person or by a run of this that was stopped, it may still have sessions.
        var key = NameText.ExactKey(wanted);
        var isId = long.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        var ids = sessions.Where(session => session.CustomerId != 0 && (isId ? session.CustomerId == id : NameText.ExactKey(session.CustomerName) == key)).Select(session => session.CustomerId)
            .Concat(confirmed.All().Where(said => isId ? said.CustomerId == id : NameText.ExactKey(said.CustomerName) == key).Select(said => said.CustomerId))
            .Distinct().OrderBy(one => one).ToList();
        if (choice.Problem is { Id: "CustomerAmbiguous" } several) throw new SdcException(several.Id, several.Message);
        if (ids.Count > 1) throw new SdcException("CustomerAmbiguous", $"'{OneLine.Escape(wanted, 100)}' is the name of {ids.Count} customers of stored sessions; give the id: {string.Join(", ", ids.Select(one => "#" + one.ToString(CultureInfo.InvariantCulture)))}.");
        if (ids.Count == 0) throw new SdcException(choice.Problem!.Value.Id, choice.Problem.Value.Message + " Nothing was removed.");
        return Of(ids[0], customers.FindById(ids[0]), sessions, confirmed);
    }

    private static ForgottenCustomer Of(long id, Customer? known, IReadOnlyCollection<IndexedSession> sessions, ConfirmedNames confirmed)
    {
        var names = (known?.Aliases ?? []).Prepend(known?.BusinessName)
            .Concat(sessions.Where(session => session.CustomerId == id).Select(session => session.CustomerName))
            .Concat(confirmed.All().Where(said => said.CustomerId == id).SelectMany(said => new[] { said.CustomerName, said.Name }))
            .OfType<string>().Where(name => NameText.ExactKey(name).Length > 0).GroupBy(NameText.ExactKey, StringComparer.Ordinal).Select(group => group.First().Trim()).ToList();
        var people = (known?.Contacts ?? []).SelectMany(contact => new[] { contact.Name.Trim().Contains(' ') ? contact.Name : null, contact.Email }).OfType<string>().Where(text => text.Trim().Length > 0).Distinct().ToList();
        return new(id, known?.BusinessName ?? names.FirstOrDefault() ?? "#" + id.ToString(CultureInfo.InvariantCulture), names, people, known);
    }

    public override string ToString() => FormattableString.Invariant($"{Name} (#{Id})");
}
