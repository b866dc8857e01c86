using System.Text;

namespace Sdc;

/// <summary>Replaces the <c>{{placeholder}}</c>s of paths. They name other paths, or <c>project_root</c>, the folder of the configuration.</summary>
internal sealed class PlaceholderResolver(string projectRoot, List<ConfigurationMistake> mistakes)
{
    public const string ProjectRoot = "project_root";

    // Longer than any path of any system.
    private const int MaximumLength = 32_767;

    private static readonly char[] Braces = ['{', '}'];

    private readonly Dictionary<string, PathTemplate> templates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> resolved = new(StringComparer.Ordinal);
    private readonly List<string> open = [];

    /// <summary>The names that some path refers to.</summary>
    public HashSet<string> UsedNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes a path known under its name.</summary>
    public void Add(string name, string path, string template, string origin) => templates.Add(name, new(path, template, origin));

    /// <summary>The full path that the name stands for; empty after a mistake, which is told once.</summary>
    public string FullPath(string name)
    {
        var text = Resolve(name);
        if (text is null) return "";
        try
        {
            return Path.GetFullPath(Path.Combine(projectRoot, text));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or PathTooLongException)
        {
            Mistake(name, $"the text '{OneLine.Escape(text, 80)}'", "a path of this system");
            return "";
        }
    }

    private string? Resolve(string name)
    {
        if (resolved.TryGetValue(name, out var known)) return known;
        open.Add(name);
        var good = true;
        var text = Replace(templates[name].Template, placeholder =>
        {
            var inner = Inner(name, placeholder);
            good &= inner is not null;
            return inner ?? "";
        });
        open.RemoveAt(open.Count - 1);
        if (good && (text.Contains("{{") || text.Contains("}}")))
        {
            Mistake(name, $"the text '{OneLine.Escape(text, 80)}'", "a path in which every {{placeholder}} is closed");
            good = false;
        }
        else if (good && text.Length > MaximumLength)
        {
            Mistake(name, "a path that its placeholders make too long", "a path of this system");
            good = false;
        }

        return resolved[name] = good ? text : null;
    }

    // By hand: a command waits for this, and a regular expression takes longer to be made than all paths to be read.
    private static string Replace(string template, Func<string, string> value)
    {
        const int length = 2;
        var text = new StringBuilder();
        var at = 0;
        for (int open; (open = template.IndexOf("{{", at, StringComparison.Ordinal)) >= 0;)
        {
            var close = template.IndexOfAny(Braces, open + length);
            var isWhole = close >= 0 && string.CompareOrdinal(template, close, "}}", 0, length) == 0;
            // Of three braces the last two may still be a beginning.
            var next = isWhole ? close + length : open + 1;
            text.Append(template, at, isWhole ? open - at : next - at);
            if (isWhole) text.Append(value(template.Substring(open + length, close - open - length).Trim()));
            at = next;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    private string? Inner(string name, string placeholder)
    {
        if (placeholder == ProjectRoot) return projectRoot;
        UsedNames.Add(placeholder);
        if (!templates.ContainsKey(placeholder))
        {
            var names = templates.Keys.Append(ProjectRoot);
            Mistake(name, $"the placeholder {{{{{OneLine.Escape(placeholder, 60)}}}}}", "a key of project_paths, or {{project_root}}" + NearestText.Suggestion(placeholder, names));
            return null;
        }

        var start = open.IndexOf(placeholder);
        if (start < 0) return Resolve(placeholder);

        Mistake(name, "a circle: " + string.Join(" -> ", open.Skip(start).Append(placeholder)), "paths that do not lead back to themselves");
        return null;
    }

    private void Mistake(string name, string found, string allowed) =>
        mistakes.Add(new ConfigurationMistake(templates[name].Path, found, allowed, templates[name].Origin));

    private sealed record PathTemplate(string Path, string Template, string Origin);
}
