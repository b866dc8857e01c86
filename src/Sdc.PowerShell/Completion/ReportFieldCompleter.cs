using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Sdc.PowerShell;

/// <summary>Completes the fields that connections can be filtered by, as the beginning of a hashtable: PowerShell itself asks nobody for the keys of one.</summary>
public sealed class ReportFieldCompleter : IArgumentCompleter
{
    /// <summary>A hashtable for each field whose name begins with the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.TrimStart('@', '{', ' ');
        return ReportFilter.FieldNames
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult($"@{{{name}=''}}", name, CompletionResultType.ParameterValue, $"Only connections with this {name}, or with one of a list: @{{{name}='one','other'}}"));
    }
}
