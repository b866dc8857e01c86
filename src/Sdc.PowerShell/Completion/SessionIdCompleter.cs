using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Sdc.PowerShell;

/// <summary>Completes ids of stored sessions, the newest first.</summary>
public sealed class SessionIdCompleter : IArgumentCompleter
{
    /// <summary>The sessions whose ids begin with the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = new TypedWord(wordToComplete);
        return StoredNames.Offer(fakeBoundParameters, stored => Ids(stored, word));
    }

    private static IEnumerable<CompletionResult> Ids(StoredNames stored, TypedWord word)
    {
        var (files, index) = (stored.SessionFiles, stored.Index);
        for (var at = files.Count - 1; at >= 0; at--)
        {
            if (SessionFileName.Parts(files[at]) is not { } parts || !parts.SessionId.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase)) continue;
            var day = SessionFileName.Day(files[at]) is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
            var known = index.TryGetValue(files[at], out var session) ? $"{session.CustomerName} ({session.Status})" : "";
            yield return word.Offer(parts.SessionId, $"{day} {parts.Source} {known}".Trim());
        }
    }
}
