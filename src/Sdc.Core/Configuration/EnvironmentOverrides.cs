using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>Puts the environment's <c>SDC__section__key</c> over what the file says.</summary>
internal static class EnvironmentOverrides
{
    private const string Prefix = "SDC__";

    /// <summary>Changes the tree; an empty variable counts as one that is not set.</summary>
    public static void Apply(ConfigurationNode root, IReadOnlyDictionary<string, string> environment, List<ConfigurationMistake> mistakes, List<string> warnings)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var variables = environment.Keys
            .Where(name => environment[name].Length > 0 && name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .OrderBy(name => name, StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            var parts = variable.Substring(Prefix.Length).Split(["__"], StringSplitOptions.None);
            var section = ConfigurationSchema.Sections.FirstOrDefault(name => name.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
            var path = section is null || parts.Length < 2 || parts.Contains("") ? null : PathOf(root, section, parts);
            if (path is null)
            {
                var dotted = string.Join(".", parts).ToLowerInvariant();
                warnings.Add($"The environment variable {OneLine.Escape(variable, 200)} names no key of the configuration and is ignored{UnknownKeys.Suggestion(dotted)}.");
            }
            else if (seen.TryGetValue(string.Join(".", path), out var other))
            {
                mistakes.Add(new ConfigurationMistake(string.Join(".", path), $"the key a second time, beside {other}", "each key once", Origin(variable)));
            }
            else
            {
                seen.Add(string.Join(".", path), variable);
                Put(root, path, Value(path, environment[variable], Origin(variable)));
            }
        }
    }

    private static string Origin(string variable) => "environment variable " + OneLine.Escape(variable, 200);

    // The path in the spelling of the schema or of the file; null when there is no such key.
    private static List<string>? PathOf(ConfigurationNode root, string section, string[] parts)
    {
        var known = ConfigurationSchema.All.FirstOrDefault(key => key.Section == section && key.Name.Equals(parts[1], StringComparison.OrdinalIgnoreCase));
        var isBlock = known is null && ConfigurationSchema.TakesBlocks(section) && parts.Length > 2;
        if (known is null ? !isBlock : parts.Length > 2 && known.Kind != NodeKind.Map) return null;

        var path = new List<string> { section };
        var node = root.Members.TryGetValue(section, out var there) ? there : null;
        foreach (var part in parts.Skip(1))
        {
            var name = path.Count == 1 && known is not null
                ? known.Name
                : node?.Members.Keys.FirstOrDefault(key => key.Equals(part, StringComparison.OrdinalIgnoreCase)) ?? part.ToLowerInvariant();
            path.Add(name);
            node = node is not null && node.Members.TryGetValue(name, out var member) ? member : null;
        }

        return path;
    }

    private static void Put(ConfigurationNode root, List<string> path, ConfigurationNode value)
    {
        var node = root;
        foreach (var name in path.Take(path.Count - 1))
        {
            if (!node.Members.TryGetValue(name, out var next) || next.Kind != NodeKind.Map)
                node.Members[name] = next = new ConfigurationNode(NodeKind.Map, "", value.Origin);
            node = next;
        }

        node.Members[path[path.Count - 1]] = value;
    }

    private static ConfigurationNode Value(List<string> path, string text, string origin)
    {
        var known = path.Count == 2 ? ConfigurationSchema.Find(path[0], path[1]) : null;
        var word = text.Trim();
        switch (known?.Kind)
        {
            case NodeKind.Number when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _):
                return new ConfigurationNode(NodeKind.Number, word, origin);
            case NodeKind.Flag when word.ToLowerInvariant() is "true" or "1":
                return new ConfigurationNode(NodeKind.Flag, "true", origin);
            case NodeKind.Flag when word.ToLowerInvariant() is "false" or "0":
                return new ConfigurationNode(NodeKind.Flag, "false", origin);
            case NodeKind.List when word[0] != '[':
                var list = new ConfigurationNode(NodeKind.List, "", origin);
                list.Items.AddRange(word.Split(',').Select(item => new ConfigurationNode(NodeKind.Text, item.Trim(), origin)));
                return list;
            case NodeKind.List or NodeKind.Map:
            // Below a section of free form there is no type to go by; a key made of digits is still a text.
            case null when !Secret.IsSecretName(path[path.Count - 1]):
                return Json(word, origin) ?? new ConfigurationNode(NodeKind.Text, text, origin);
            default:
                return new ConfigurationNode(NodeKind.Text, text, origin);
        }
    }

    private static ConfigurationNode? Json(string text, string origin)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowTrailingCommas = true });
            reader.Read();
            var node = ConfigurationNode.Read(ref reader, _ => origin, "", isFromFile: false, (_, _) => { });
            return reader.Read() ? null : node;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
