using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Sdc.PowerShell;

/// <summary>Completes names of customers from the cache, never from the network.</summary>
public sealed class CustomerNameCompleter : IArgumentCompleter
{
    private const int Most = 100;

    /// <summary>The customers whose names hold the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"', '*');
        return Customers(fakeBoundParameters["ConfigPath"] as string)
            .Where(customer => customer.BusinessName.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            .OrderBy(customer => !customer.BusinessName.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .ThenBy(customer => customer.BusinessName, StringComparer.OrdinalIgnoreCase)
            .Take(Most)
            .Select(customer => new CompletionResult(
                "'" + CodeGeneration.EscapeSingleQuotedStringContent(customer.BusinessName) + "'",
                DisplayText.Line(customer.BusinessName) is { Length: > 0 } shown ? shown : "?",
                CompletionResultType.ParameterValue,
                DisplayText.Line(customer)));
    }

    // Completion must never complain: without a project there is nothing to offer.
    private static IReadOnlyList<Customer> Customers(string? configPath)
    {
        try
        {
            return CustomerDirectory.Load(ConfigurationLoader.Load(configPath, Environment.CurrentDirectory).LeanCustomerCachePath).Customers;
        }
        catch (SdcException)
        {
            return [];
        }
    }
}
