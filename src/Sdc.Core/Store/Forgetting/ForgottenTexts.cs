using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>The names of a customer, found in texts as whole words, whatever their letter case and spaces.</summary>
internal sealed class ForgottenTexts
{
    public const string Replacement = "(forgotten)";

    private readonly Regex? pattern;

    public ForgottenTexts(IEnumerable<string?> texts)
    {
        var words = texts.OfType<string>().SelectMany(text => new[] { text.Trim(), OneLine.Escape(text.Trim()) }).Where(text => NameText.ExactKey(text).Length > 1)
            .Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(text => text.Length)
            .Select(text => string.Join(@"\s+", text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape))).Where(text => text.Length > 0).ToList();
        if (words.Count > 0) pattern = new($@"(?<![\p{{L}}\p{{N}}])(?:{string.Join("|", words)})(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public bool AreIn(string? text) => text is not null && pattern?.IsMatch(text) == true;

    public string TakenFrom(string text) => pattern?.Replace(text, Replacement) ?? text;
}
