using System.Text.RegularExpressions;

namespace Sdc.PowerShell.Tests;

/// <summary>A page of docs/help: the texts of one cmdlet's help. What is a fact of its parameters (types, positions, syntax) stands in the cmdlet alone.</summary>
internal sealed partial class HelpPage
{
    private readonly Dictionary<string, List<HelpSection>> chapters = new(StringComparer.Ordinal);

    private HelpPage(string name) => Name = name;

    /// <summary>The cmdlet.</summary>
    public string Name { get; }

    /// <summary>One sentence, behind the title.</summary>
    public IReadOnlyList<string> Synopsis { get; private set; } = [];

    public IReadOnlyList<string> Description => Single("Description");

    public IReadOnlyList<string> Notes => Single("Notes");

    public IReadOnlyList<string> Links => [.. Single("Related links").Select(line => line.TrimStart('-', ' '))];

    public IReadOnlyList<HelpSection> Parameters => Chapter("Parameters");

    public IReadOnlyList<HelpSection> Inputs => Chapter("Inputs");

    public IReadOnlyList<HelpSection> Outputs => Chapter("Outputs");

    public IReadOnlyList<HelpSection> Examples => Chapter("Examples");

    /// <summary>The headings of its chapters, in order.</summary>
    public IEnumerable<string> Chapters => chapters.Keys;

    public static HelpPage Read(string file)
    {
        var blocks = Blocks(File.ReadAllLines(file)).ToList();
        if (blocks.Count == 0 || !blocks[0].StartsWith("# ", StringComparison.Ordinal)) throw new FormatException($"{file} does not begin with '# Verb-Noun'.");
        var page = new HelpPage(blocks[0][2..]);
        var section = new HelpSection("");
        var synopsis = section;
        List<HelpSection>? chapter = null;
        foreach (var block in blocks.Skip(1))
        {
            if (block.StartsWith("## ", StringComparison.Ordinal))
            {
                chapter = [section = new HelpSection("")];
                page.chapters.Add(block[3..], chapter);
            }
            else if (block.StartsWith("### ", StringComparison.Ordinal))
            {
                chapter!.Add(section = new HelpSection(block[4..]));
            }
            else if (Fence().Match(block) is { Success: true } fence)
            {
                section.Code = fence.Groups["code"].Value;
            }
            else
            {
                section.Paragraphs.Add(Plain(block));
            }
        }

        page.Synopsis = synopsis.Paragraphs;
        return page;
    }

    private IReadOnlyList<HelpSection> Chapter(string name) => chapters.TryGetValue(name, out var sections) ? [.. sections.Where(section => section.Title.Length > 0)] : [];

    private IReadOnlyList<string> Single(string name) => chapters.TryGetValue(name, out var sections) ? sections[0].Paragraphs : [];

    // Paragraphs, each on one line; items of a list one by one; a fenced block whole.
    private static IEnumerable<string> Blocks(IReadOnlyList<string> lines)
    {
        var open = new List<string>();
        var isFenced = false;
        foreach (var line in lines)
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (open.Count > 0 && !isFenced && (line.Length == 0 || isFence || line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith('#')))
            {
                yield return string.Join(" ", open);
                open.Clear();
            }

            if (line.Length > 0 || isFenced) open.Add(isFenced || isFence ? line : line.Trim());
            if (!isFence) continue;
            if (isFenced)
            {
                yield return string.Join("\n", open);
                open.Clear();
            }

            isFenced = !isFenced;
        }

        if (open.Count > 0) yield return string.Join(" ", open);
    }

    private static string Plain(string text) => Link().Replace(text.Replace("`", "", StringComparison.Ordinal), "${text}");

    [GeneratedRegex(@"^```[^\n]*\n(?<code>.*)\n```$", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
