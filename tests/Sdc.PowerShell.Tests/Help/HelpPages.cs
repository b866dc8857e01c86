namespace Sdc.PowerShell.Tests;

/// <summary>The pages of docs/help, and the texts of the parameters that several cmdlets inherit.</summary>
internal static class HelpPages
{
    private const string SharedPage = "Shared";

    private static readonly string Folder = Checkout.File("docs", "help");

    /// <summary>The pages there are, by the names of their files.</summary>
    public static IReadOnlyDictionary<string, HelpPage> All { get; } = Directory.EnumerateFiles(Folder, "*-*.md")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), HelpPage.Read, StringComparer.Ordinal);

    /// <summary>The page of the shared parameters.</summary>
    public static HelpPage Shared { get; } = HelpPage.Read(Path.Combine(Folder, SharedPage + ".md"));

    /// <summary>A parameter's text: the page's own or, where the cmdlet inherits it, the shared one; null where there is none.</summary>
    public static IReadOnlyList<string>? TextOf(HelpPage page, ParameterFacts parameter)
    {
        var own = page.Parameters.FirstOrDefault(section => section.Title == "-" + parameter.Name);
        var text = own ?? (parameter.IsInherited ? Shared.Parameters.FirstOrDefault(section => section.Title == "-" + parameter.Name) : null);
        return text?.Paragraphs;
    }
}
