using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Engine = System.Management.Automation.PowerShell;

namespace Sdc.PowerShell;

/// <summary>Completes names of customers from the cache, never from the network.</summary>
public sealed class CustomerNameCompleter : IArgumentCompleter
{
    private const int Most = 100;

    /// <summary>The customers whose names hold the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = Unquoted(wordToComplete);
        // What filters takes wildcards: a name with brackets is then not what it says.
        var filters = commandName.StartsWith(VerbsCommon.Get + "-", StringComparison.OrdinalIgnoreCase);
        return Customers(fakeBoundParameters["ConfigPath"] as string)
            .Where(customer => customer.IsCandidate && customer.BusinessName.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0 && IsTypeable(customer.BusinessName))
            .OrderBy(customer => !customer.BusinessName.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .ThenBy(customer => customer.BusinessName, StringComparer.OrdinalIgnoreCase)
            .Take(Most)
            .Select(customer => new CompletionResult(
                Quoted(filters ? WildcardPattern.Escape(customer.BusinessName) : customer.BusinessName),
                customer.BusinessName,
                CompletionResultType.ParameterValue,
                customer.ToString()));
    }

    // A control character in a name must not reach the command line.
    private static bool IsTypeable(string name) => name.Length > 0 && DisplayText.Line(name) == name;

    private static string Quoted(string text) => "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";

    // The word comes as it was typed so far, with the quote that it begins with.
    private static string Unquoted(string word)
    {
        var text = word.Trim('\'', '"', '*');
        return word.StartsWith("'", StringComparison.Ordinal) ? text.Replace("''", "'") : text;
    }

    // Completion must never complain: without a project there is nothing to offer.
    private static IReadOnlyList<Customer> Customers(string? configPath)
    {
        try
        {
            var paths = Paths();
            var location = paths?.CurrentFileSystemLocation.ProviderPath ?? Environment.CurrentDirectory;
            if (configPath is not null && paths is not null) configPath = paths.GetUnresolvedProviderPathFromPSPath(configPath);
            return CustomerDirectory.Load(ConfigurationLoader.Load(configPath, location).LeanCustomerCachePath).Customers;
        }
        catch (Exception error) when (error is SdcException or RuntimeException or NotSupportedException or InvalidOperationException)
        {
            return [];
        }
    }

    // A completer is given no session state, and PowerShell's location is not the process's current folder; the runspace that completes knows it.
    private static PathIntrinsics? Paths()
    {
        using var shell = Engine.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.Utility\\Get-Variable").AddParameter("Name", "ExecutionContext").AddParameter("ValueOnly");
        return shell.Invoke<EngineIntrinsics>().FirstOrDefault()?.SessionState.Path;
    }
}
