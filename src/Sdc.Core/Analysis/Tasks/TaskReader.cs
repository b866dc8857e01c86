using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>Reads the task blocks of the configuration; a member of a user's block stands in place of the shipped one.</summary>
internal sealed class TaskReader(List<ConfigurationMistake> mistakes)
{
    /// <summary>Where the shipped tasks come from, in place of a line of the configuration.</summary>
    public const string ShippedOrigin = "the shipped tasks";

    private const int MostCharacters = 40_000;
    private const int DefaultLength = 4000;

    private static readonly string[] Keys = ["enabled", "capability", "system", "user", "output", "field", "fields", "sources", "max_tokens", "max_length", "without_text"];
    private static readonly string[] Capabilities = [.. Enum.GetNames(typeof(ModelCapability)).Select(name => name.ToLowerInvariant())];

    private string path = "";
    private string origin = "";
    private Dictionary<string, ConfigurationNode> members = [];

    /// <summary>Reads a task.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="own">The user's block; null where there is none.</param>
    /// <param name="shipped">The shipped block; null for a task of the user's own.</param>
    /// <returns>Null when a mistake was found.</returns>
    public AnalysisTask? Read(string name, ConfigurationNode? own, ConfigurationNode? shipped)
    {
        path = ConfigurationSchema.Tasks.Path + "." + OneLine.Escape(name, 80);
        origin = own?.Origin ?? shipped!.Origin;
        var before = mistakes.Count;
        if (own is { Kind: not (NodeKind.Map or NodeKind.Null) }) Mistake("", own, "a section, { ... }");
        if (name.Length is 0 or > 40 || !name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')) Add("", "the name " + SourceText.Show(name), "lower-case letters, digits and underscores, at most 40", origin);
        if (mistakes.Count > before) return null;
        members = Merge(own, shipped);
        foreach (var member in own?.Members.Where(member => !Keys.Contains(member.Key)) ?? []) Mistake("." + OneLine.Escape(member.Key, 60), member.Value, $"only {string.Join(", ", Keys)}{NearestText.Suggestion(member.Key, Keys)}");

        var fields = Fields();
        var task = new AnalysisTask
        {
            Name = name,
            IsEnabled = Value("enabled", ValueReaders.Flag, true),
            Capability = (ModelCapability)Enum.Parse(typeof(ModelCapability), Value("capability", ValueReaders.Choice(Capabilities), "general"), true),
            System = Template("system")!,
            User = Template("user")!,
            Schema = Output(),
            Fields = fields,
            WithoutText = WithoutText(fields),
            Sources = Sources(),
            MaxTokens = members.ContainsKey("max_tokens") ? Value("max_tokens", ValueReaders.Integer(1, 1_000_000), 0) : null,
            MaxLength = Value("max_length", ValueReaders.Integer(1, MostCharacters), DefaultLength),
        };
        Check(task, before);
        return mistakes.Count == before ? task : null;
    }

    /// <summary>A text, or a list of texts as its lines; null for anything else. Lines that come out empty are no matter.</summary>
    public static string? Lines(ConfigurationNode node) => node.Kind switch
    {
        NodeKind.Text => node.Text,
        NodeKind.List when node.Items.TrueForAll(item => item.Kind == NodeKind.Text) => string.Join("\n", node.Items.Select(item => item.Text)),
        _ => null,
    };

    // One field and several exclude each other, whichever of them the shipped task has.
    private static Dictionary<string, ConfigurationNode> Merge(ConfigurationNode? own, ConfigurationNode? shipped)
    {
        var merged = shipped is null ? new(StringComparer.Ordinal) : new Dictionary<string, ConfigurationNode>(shipped.Members, StringComparer.Ordinal);
        foreach (var member in own?.Members ?? [])
        {
            if (member.Value.Kind == NodeKind.Null)
            {
                merged.Remove(member.Key);
                continue;
            }

            if (member.Key is "field" or "fields") merged.Remove(member.Key == "field" ? "fields" : "field");
            if (member.Key is "field" or "fields" or "output" && own?.Members.ContainsKey("without_text") != true) merged.Remove("without_text");
            merged[member.Key] = member.Value;
        }

        return merged;
    }

    private void Check(AnalysisTask task, int before)
    {
        if (mistakes.Count > before) return;
        if (task.Fields.Values.GroupBy(field => field).Any(group => group.Count() > 1)) Add(".fields", "a field twice", "each field once", origin);
        if (task.Schema is null && (task.Fields.Count != 1 || !task.Fields.ContainsKey("") || task.Fields[""].IsStructured)) Add(".output", "text", "a JSON schema for several fields, and for structured_llm_results", origin);
        if (task.Schema is { } schema)
        {
            var unknown = task.Fields.Keys.FirstOrDefault(member => member.Length > 0 && !schema.Members.Contains(member));
            if (unknown is not null) Add(".fields." + OneLine.Escape(unknown, 60), "a member that the schema does not have", string.Join(", ", schema.Members), origin);
            if (task.Fields.TryGetValue("", out var whole) && !whole.IsStructured) Add(".field", whole.Path, "structured_llm_results.<key> for a JSON schema, or fields: { member: field }", origin);
        }
    }

    private Dictionary<string, SessionField> Fields()
    {
        var fields = new Dictionary<string, SessionField>(StringComparer.Ordinal);
        if (members.TryGetValue("field", out var one)) Take("", ".field", one);
        else if (members.TryGetValue("fields", out var several) && several is { Kind: NodeKind.Map, Members.Count: > 0 })
        {
            foreach (var member in several.Members) Take(member.Key, ".fields." + OneLine.Escape(member.Key, 60), member.Value);
        }
        else
        {
            Add(".field", "nothing", SessionField.Allowed, origin);
        }

        return fields;

        void Take(string member, string at, ConfigurationNode node)
        {
            if (node.Kind == NodeKind.Text && SessionField.TryParse(node.Text, out var field)) fields[member] = field;
            else Mistake(at, node, SessionField.Allowed);
        }
    }

    private AnswerSchema? Output()
    {
        if (!members.TryGetValue("output", out var node)) return null;
        if (node.Kind == NodeKind.Text && node.Text.Trim().Equals("text", StringComparison.OrdinalIgnoreCase)) return null;
        if (node.Kind != NodeKind.Map)
        {
            Mistake(".output", node, "text, or a JSON schema, { ... }");
            return null;
        }

        var schema = AnswerSchema.TryMake(Json(node), out var problem);
        if (schema is null) Mistake(".output", node, "a JSON schema; " + problem);
        return schema;
    }

    private Dictionary<string, TaskTemplate> WithoutText(IReadOnlyDictionary<string, SessionField> fields)
    {
        var templates = new Dictionary<string, TaskTemplate>(StringComparer.Ordinal);
        if (!members.TryGetValue("without_text", out var node)) return templates;
        if (fields.ContainsKey("") && !fields[""].IsStructured && node.Kind == NodeKind.Text) Take("", ".without_text", node);
        else if (!fields.ContainsKey("") && node.Kind == NodeKind.Map)
        {
            foreach (var member in node.Members)
            {
                if (fields.ContainsKey(member.Key)) Take(member.Key, ".without_text." + member.Key, member.Value);
                else Mistake(".without_text." + OneLine.Escape(member.Key, 60), member.Value, "only members of fields: " + string.Join(", ", fields.Keys));
            }
        }
        else
        {
            Mistake(".without_text", node, fields.ContainsKey("") ? "a template, for a field that takes a text" : "a section with a template for each member of fields");
        }

        return templates;

        void Take(string member, string at, ConfigurationNode template)
        {
            if (Template(at, template) is { } made) templates[member] = made;
        }
    }

    private List<string> Sources()
    {
        if (!members.TryGetValue("sources", out var node)) return [];
        var sources = node.Items.Select(item => SourceSystem.All.FirstOrDefault(source => item.Kind == NodeKind.Text && source.Equals(item.Text.Trim(), StringComparison.OrdinalIgnoreCase))).ToList();
        if (node.Kind == NodeKind.List && sources.TrueForAll(source => source is not null)) return sources!;
        Mistake(".sources", node, "a list of " + string.Join(", ", SourceSystem.All) + " (without it, all)");
        return [];
    }

    private TaskTemplate? Template(string key)
    {
        if (members.TryGetValue(key, out var node)) return Template("." + key, node);
        Add("." + key, "nothing", "a prompt: a text, or a list of its lines", origin);
        return null;
    }

    private TaskTemplate? Template(string at, ConfigurationNode node)
    {
        var text = Lines(node);
        string? problem = null;
        var template = string.IsNullOrWhiteSpace(text) ? null : TaskTemplate.TryMake(text!, compiles: node.Origin != ShippedOrigin, out problem);
        if (template is null) Mistake(at, node, "a template: a text, or a list of its lines" + (problem is null ? "" : "; " + problem));
        return template;
    }

    private T Value<T>(string key, ValueReader<T> read, T fallback)
    {
        if (!members.TryGetValue(key, out var node)) return fallback;
        var allowed = read(node, out var value);
        if (allowed is null) return value;
        Mistake("." + key, node, allowed);
        return fallback;
    }

    private static string Json(ConfigurationNode node)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes)) PlainValueConverter.WriteValue(writer, node.ToPlain("", (_, value) => value.Text));
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private void Mistake(string at, ConfigurationNode node, string allowed) => Add(at, node.Kind is NodeKind.Map or NodeKind.List ? node.KindInWords : node.Show(false), allowed, node.Origin);

    private void Add(string at, string found, string allowed, string where) => mistakes.Add(new(path + at, found, allowed, where));
}
