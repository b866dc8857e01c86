using System.Collections.ObjectModel;
using System.Management.Automation.Host;
using System.Text;

namespace Sdc.PowerShell;

/// <summary>Asks a person whose a name is: the candidates, another customer, skip or quit.</summary>
internal sealed class CustomerChooser(PSHostUserInterface? screen, CustomerDirectory customers)
{
    // Digits choose a candidate.
    private const int MostCandidates = 9;

    /// <summary>Asks about one name.</summary>
    /// <param name="name">The name, and what may help.</param>
    /// <param name="caption">Stands above the question.</param>
    /// <exception cref="HostException">The host cannot ask.</exception>
    /// <exception cref="InvalidOperationException">The host must not ask.</exception>
    public CustomerAnswer Ask(UndecidedName name, string caption)
    {
        var candidates = name.Candidates.Select(candidate => (candidate.Score, Customer: customers.FindById(candidate.CustomerId))).Where(one => one.Customer is not null).Take(MostCandidates).ToList();
        var choices = new Collection<ChoiceDescription>();
        for (var at = 0; at < candidates.Count; at++)
        {
            var (score, customer) = candidates[at];
            choices.Add(new(FormattableString.Invariant($"&{at + 1} {Label(customer!)}"), FormattableString.Invariant($"Link all sessions of the name to this customer (score {score:0.#}).")));
        }

        choices.Add(new("&Other", "Type the name or the id of another customer."));
        choices.Add(new("&Skip", "Leave the name as it is, and go on with the next."));
        choices.Add(new("&Quit", "Leave the rest as it is. What was answered is kept."));
        while (true)
        {
            var chosen = Choose(caption, Evidence(name, candidates.ConvertAll(one => (one.Score, one.Customer!))), choices);
            if (chosen < candidates.Count) return new(candidates[chosen].Customer);
            if (chosen == choices.Count - 1) return new(null, Ends: true);
            if (chosen == choices.Count - 2) return default;
            if (Typed() is { } typed) return new(typed);
        }
    }

    private int Choose(string caption, string evidence, Collection<ChoiceDescription> choices)
    {
        if (screen is null) throw new InvalidOperationException("The host has no user interface.");
        try
        {
            return screen.PromptForChoice(caption, evidence, choices, choices.Count - 2);
        }
        catch (NullReferenceException error)
        {
            // So the console host of PowerShell 7 fails where its input has ended.
            throw new InvalidOperationException("The input has ended.", error);
        }
    }

    private Customer? Typed()
    {
        screen!.Write("Customer (name or id; nothing goes back): ");
        if (screen.ReadLine() is not { } text || string.IsNullOrWhiteSpace(text)) return null;
        var choice = CustomerChoice.Find(customers, text.Trim(), null, null);
        if (choice.Problem is { } problem) screen.WriteLine(DisplayText.Line(problem.Message));
        return choice.Customer;
    }

    private static string Evidence(UndecidedName name, List<(double Score, Customer Customer)> candidates)
    {
        var text = new StringBuilder();
        text.AppendLine(FormattableString.Invariant($"Whose is '{DisplayText.Line(name.Name)}'? {name.SessionCount} sessions, {name.Minutes} minutes."));
        if (name.Reason is { } reason) text.AppendLine("  Undecided: " + DisplayText.Line(reason));
        for (var at = 0; at < candidates.Count; at++) text.AppendLine(FormattableString.Invariant($"  {at + 1}  {DisplayText.Line(candidates[at].Customer)}, score {candidates[at].Score:0.#}"));
        if (name.Machines.Count > 0) text.AppendLine("  Machines: " + DisplayText.Line(name.Machines));
        if (name.Contacts.Count > 0) text.AppendLine("  Contacts: " + DisplayText.Line(name.Contacts));
        if (name.Excerpt is { } excerpt) text.AppendLine("  Text: " + DisplayText.Line(excerpt));
        return text.ToString().TrimEnd();
    }

    // An ampersand would mark another key.
    private static string Label(Customer customer) => DisplayText.Line(customer).Replace("&", "+");
}
