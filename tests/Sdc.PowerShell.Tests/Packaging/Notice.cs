using System.Text.RegularExpressions;

namespace Sdc.PowerShell.Tests.Packaging;

/// <summary>A line of THIRD-PARTY-NOTICES.txt.</summary>
internal sealed record Notice(string Package, string Version, string Licence, string In)
{
    private static readonly Regex Line = new(@"^(\S+) +(\d\S*) +(\S+) +(module|sdc|module, sdc) +Copyright \S.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>The whole file.</summary>
    public static string Text { get; } = File.ReadAllText(Checkout.File("THIRD-PARTY-NOTICES.txt"));

    /// <summary>Every package that it names.</summary>
    public static IReadOnlyList<Notice> All { get; } =
        [.. Line.Matches(Text).Select(match => new Notice(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value))];

    /// <summary>Whether it is in the module.</summary>
    public bool IsInModule => In.StartsWith("module", StringComparison.Ordinal);
}
