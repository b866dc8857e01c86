using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Sdc.PowerShell;

/// <summary>Completes names of customers from the cache, never from the network.</summary>
public sealed class CustomerNameCompleter : IArgumentCompleter
{
    /// <summary>The customers whose names hold the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = new TypedWord(wordToComplete, isPattern: commandName.StartsWith(VerbsCommon.Get + "-", StringComparison.OrdinalIgnoreCase));
        return StoredNames.Offer(fakeBoundParameters, stored => word.Among(stored.Customers.Select(customer => new OfferedName(customer.BusinessName, customer))));
    }
}
