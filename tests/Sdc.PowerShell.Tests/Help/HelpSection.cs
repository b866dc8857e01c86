namespace Sdc.PowerShell.Tests;

/// <summary>A part of a help page: a parameter, a type, an example.</summary>
internal sealed class HelpSection(string title)
{
    public string Title { get; } = title;

    /// <summary>Its texts, as plain text.</summary>
    public List<string> Paragraphs { get; } = [];

    /// <summary>An example's code; empty elsewhere.</summary>
    public string Code { get; set; } = "";
}
