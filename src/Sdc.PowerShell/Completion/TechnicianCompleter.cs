using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Sdc.PowerShell;

/// <summary>Completes the names of technicians that stored sessions have, and those of the configuration's aliases.</summary>
public sealed class TechnicianCompleter : IArgumentCompleter
{
    /// <summary>The technicians whose names hold the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = new TypedWord(wordToComplete, isPattern: true);
        return StoredNames.Offer(fakeBoundParameters, stored => word.Among(stored.Index.Values
            .Select(session => stored.Configuration.View.Technicians.Of(session.Technician) ?? "")
            .Concat(stored.Configuration.View.Technicians.Names)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => new OfferedName(name, name))));
    }
}
