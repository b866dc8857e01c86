using System.Text.RegularExpressions;
using HandlebarsDotNet;

namespace Sdc;

/// <summary>A Handlebars template over the values of a session: <c>{{field}}</c>, <c>{{#if field}}…{{else}}…{{/if}}</c>, <c>{{#unless field}}</c>, comments; nothing else is wanted in a prompt.</summary>
internal sealed class TaskTemplate
{
    private static readonly Regex Tag = new(@"\{\{(?<comment>!)?(?(comment)(--.*?--)?|)(?<body>.*?)\}\}", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    // Prompts are no HTML.
    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });

    private readonly Lazy<HandlebarsTemplate<object, object>> compiled;

    private TaskTemplate(string text, IReadOnlyList<string> fields)
    {
        Text = text;
        Fields = fields;
        compiled = new(() => Engine.Compile(text));
    }

    /// <summary>The template itself.</summary>
    public string Text { get; }

    /// <summary>The fields that it names, sorted.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Makes a template.</summary>
    /// <param name="text">The text.</param>
    /// <param name="compiles">Whether to compile it at once, which takes longer and finds every mistake; what is shipped is known to compile.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    public static TaskTemplate? TryMake(string text, bool compiles, out string? problem)
    {
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        problem = Tag.Matches(text).Cast<Match>().Where(tag => !tag.Groups["comment"].Success).Select(tag => Problem(tag.Groups["body"].Value, fields)).FirstOrDefault(found => found is not null);
        if (problem is not null) return null;
        var template = new TaskTemplate(text, [.. fields]);
        try
        {
            if (compiles) template.Render(TemplateField.Names.ToDictionary(name => name, _ => "x"));
        }
        catch (Exception error) when (error is HandlebarsException or InvalidOperationException or ArgumentException)
        {
            problem = "it does not compile: " + OneLine.Escape(error.Message.Trim(), 300);
            return null;
        }

        return template;
    }

    /// <summary>The text with the values in it. Values are never read as templates.</summary>
    public string Render(IReadOnlyDictionary<string, string> values) => compiled.Value(values);

    private static string? Problem(string body, ISet<string> fields)
    {
        var words = body.Trim('{', '}', '~').Trim().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1 && words[0] == "else" && (words[1] is "if" or "unless")) words = ["#" + words[1], .. words.Skip(2)];
        if (words.Length == 0) return "a tag without a name";
        if (words.Length == 1 && (words[0] is "else" or "^" or "/if" or "/unless")) return null;
        if (words.Length == 2 && (words[0] is "#if" or "#unless")) return Field(words[1]);
        if (words.Length == 1 && words[0][0] is not ('#' or '/' or '>' or '&' or '^')) return Field(words[0]);
        return $"'{OneLine.Escape(body.Trim(), 60)}' is none of {{{{field}}}}, {{{{#if field}}}}, {{{{#unless field}}}}, {{{{else}}}}";

        string? Field(string name)
        {
            fields.Add(name);
            return TemplateField.Names.Contains(name) ? null : $"there is no field '{OneLine.Escape(name, 60)}'{NearestText.Suggestion(name, TemplateField.Names)}; there are {string.Join(", ", TemplateField.Names)}";
        }
    }
}
