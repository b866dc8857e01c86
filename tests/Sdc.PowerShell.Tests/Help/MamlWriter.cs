using System.Management.Automation;
using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Sdc.PowerShell.Tests;

/// <summary>Makes the help file that PowerShell reads: texts of the pages, facts of the cmdlets.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Root = "http://msh";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The whole file, for the cmdlets that have a page.</summary>
    public static string Write()
    {
        var items = new XElement(
            Root + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XComment(" Made of docs/help and the cmdlets' parameters; see docs/help/README.md. Edit the pages, not this file. "),
            Cmdlets.All.Where(cmdlet => HelpPages.All.ContainsKey(cmdlet.Name)).Select(cmdlet => Item(HelpPages.All[cmdlet.Name], cmdlet.Type, cmdlet.Attribute)));
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true })) items.Save(writer);
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text + "\n";
    }

    private static XElement Item(HelpPage page, Type type, CmdletAttribute attribute) => new(
        Command + "command",
        new XElement(
            Command + "details",
            new XElement(Command + "name", page.Name),
            new XElement(Command + "verb", attribute.VerbName),
            new XElement(Command + "noun", attribute.NounName),
            Paragraphs(page.Synopsis)),
        Paragraphs(page.Description),
        new XElement(Command + "syntax", ParameterFacts.SetsOf(type).Select(set => new XElement(
            Command + "syntaxItem",
            new XElement(Maml + "name", page.Name),
            set.Select(parameter => Parameter(page, parameter, isSyntax: true))))),
        new XElement(Command + "parameters", ParameterFacts.Of(type).Select(parameter => Parameter(page, parameter, isSyntax: false))),
        new XElement(Command + "inputTypes", page.Inputs.Select(input => Typed(Command + "inputType", input))),
        new XElement(Command + "returnValues", page.Outputs.Select(output => Typed(Command + "returnValue", output))),
        page.Notes.Count == 0 ? null : new XElement(Maml + "alertSet", new XElement(Maml + "alert", page.Notes.Select(text => new XElement(Maml + "para", text)))),
        new XElement(Command + "examples", page.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", page.Links.Select(link => new XElement(Maml + "navigationLink", new XElement(Maml + "linkText", link), new XElement(Maml + "uri")))));

    private static XElement Parameter(HelpPage page, ParameterFacts parameter, bool isSyntax) => new(
        Command + "parameter",
        new XAttribute("required", Lower(parameter.IsMandatory)),
        new XAttribute("variableLength", Lower(parameter.Type.IsArray)),
        new XAttribute("globbing", Lower(parameter.HasWildcards)),
        new XAttribute("pipelineInput", parameter.PipelineInput),
        new XAttribute("position", parameter.Position),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        // The engine shows the texts of the list, not those of the syntax.
        isSyntax ? null : Paragraphs([.. HelpPages.TextOf(page, parameter) ?? [], .. parameter.Values.Count == 0 ? [] : (string[])["Values: " + string.Join(", ", parameter.Values) + "."]]),
        isSyntax && parameter.IsSwitch ? null : new XElement(Command + "parameterValue", new XAttribute("required", Lower(!parameter.IsSwitch)), new XAttribute("variableLength", Lower(parameter.Type.IsArray)), parameter.TypeName),
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.TypeName), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", parameter.Default));

    private static XElement Typed(XName name, HelpSection section) => new(name, new XElement(Dev + "type", new XElement(Maml + "name", section.Title), new XElement(Maml + "uri")), Paragraphs(section.Paragraphs));

    private static XElement Example(HelpSection example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", FormattableString.Invariant($"-------- Example {index + 1}: {example.Title} --------")),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", example.Paragraphs.Append("").Select(text => new XElement(Maml + "para", text))));

    private static XElement Paragraphs(IReadOnlyList<string> texts) => new(Maml + "description", texts.Select(text => new XElement(Maml + "para", text)));

    private static string Lower(bool value) => value ? "true" : "false";
}
