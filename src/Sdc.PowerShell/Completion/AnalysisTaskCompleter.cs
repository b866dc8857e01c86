using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Sdc.PowerShell;

/// <summary>Completes the tasks of analysis that are shipped or configured.</summary>
public sealed class AnalysisTaskCompleter : IArgumentCompleter
{
    /// <summary>The tasks whose names hold the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = new TypedWord(wordToComplete);
        return StoredNames.Offer(fakeBoundParameters, stored => stored.Configuration.LlmConfig.Tasks.All
            .Where(task => task.Name.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase))
            // Letters and underscores: no quotes are needed.
            .Select(task => new CompletionResult(task.Name, task.Name, CompletionResultType.ParameterValue, task.IsEnabled ? task.Name : task.Name + " (not part of a run)")));
    }
}
