using System.Management.Automation;
using System.Management.Automation.Language;

namespace Sdc.PowerShell;

/// <summary>What was typed of an argument so far, and what may be put in its place.</summary>
internal sealed class TypedWord
{
    private readonly bool isPattern;

    /// <param name="word">The word with the quote that it begins with.</param>
    /// <param name="isPattern">Whether the parameter takes wildcards: a name with brackets is then not what it says.</param>
    public TypedWord(string word, bool isPattern = false)
    {
        this.isPattern = isPattern;
        var text = word.Trim('\'', '"');
        if (word.StartsWith("'", StringComparison.Ordinal)) text = text.Replace("''", "'");
        else if (word.StartsWith("\"", StringComparison.Ordinal)) text = text.Replace("\"\"", "\"").Replace("`", "");
        Text = (isPattern ? WildcardPattern.Unescape(text) : text).Trim('*');
    }

    public string Text { get; }

    /// <summary>The offers that hold what was typed, each once; those that begin with it come first.</summary>
    public IEnumerable<CompletionResult> Among(IEnumerable<OfferedName> offers)
    {
        List<OfferedName> beginning = [], holding = [];
        foreach (var offer in offers)
        {
            var at = offer.Name.IndexOf(Text, StringComparison.OrdinalIgnoreCase);
            if (at >= 0) (at == 0 ? beginning : holding).Add(offer);
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return InOrder(beginning).Concat(InOrder(holding)).Where(offer => IsTypeable(offer.Name) && seen.Add(offer.Name)).Select(offer => Offer(offer.Name, offer.ToolTip.ToString() ?? ""));
    }

    private static IEnumerable<OfferedName> InOrder(List<OfferedName> offers) => offers.OrderBy(offer => offer.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>One offer, quoted: nothing of a name is code.</summary>
    public CompletionResult Offer(string name, string toolTip) => new(
        "'" + CodeGeneration.EscapeSingleQuotedStringContent(isPattern ? WildcardPattern.Escape(name) : name) + "'", name, CompletionResultType.ParameterValue, toolTip.Length == 0 ? name : DisplayText.Line(toolTip));

    // A control character in a name must not reach the command line.
    private static bool IsTypeable(string name) => name.Length > 0 && DisplayText.Line(name) == name;
}
