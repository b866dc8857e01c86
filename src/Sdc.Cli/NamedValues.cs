using System.CommandLine;
using System.CommandLine.Completions;

namespace Sdc.Cli;

/// <summary>Options whose values are names that SDC knows.</summary>
internal static class NamedValues
{
    /// <summary>Accepts these names in any letter case, and shows and completes them.</summary>
    public static void AcceptInAnyCase(this Option<string[]> option, IReadOnlyList<string> names)
    {
        option.CompletionSources.Add(_ => names.Select(name => new CompletionItem(name)));
        option.Validators.Add(given =>
        {
            foreach (var token in given.Tokens.Where(token => !names.Contains(token.Value, StringComparer.OrdinalIgnoreCase)))
                given.AddError($"{option.Name}: '{token.Value}' is none of: {string.Join(", ", names.Select(name => $"'{name}'"))}");
        });
    }
}
