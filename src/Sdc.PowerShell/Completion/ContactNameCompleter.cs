using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Sdc.PowerShell;

/// <summary>Completes contacts: those of the customer that is given, else of the session's, else of all customers.</summary>
public sealed class ContactNameCompleter : IArgumentCompleter
{
    /// <summary>The contacts whose names hold the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = new TypedWord(wordToComplete);
        return StoredNames.Offer(fakeBoundParameters, stored =>
        {
            var customers = Of(stored, fakeBoundParameters["Customer"]?.ToString(), fakeBoundParameters["SessionId"]?.ToString());
            return word.Among(customers.SelectMany(customer => customer.Contacts.Select(contact => new OfferedName(contact.Name, customer))));
        });
    }

    private static IEnumerable<Customer> Of(StoredNames stored, string? customer, string? sessionId)
    {
        if (customer is not null) return stored.Customers.Where(known => string.Equals(known.BusinessName, customer, StringComparison.OrdinalIgnoreCase) || known.Id.ToString(CultureInfo.InvariantCulture) == customer);
        var session = sessionId is null ? null : stored.Index.Values.FirstOrDefault(known => string.Equals(known.SessionId, sessionId, StringComparison.OrdinalIgnoreCase) || SessionIdBeginning.Fits(known.SessionId, sessionId));
        return session is { CustomerId: > 0 } ? stored.Customers.Where(known => known.Id == session.CustomerId) : stored.Customers;
    }
}
