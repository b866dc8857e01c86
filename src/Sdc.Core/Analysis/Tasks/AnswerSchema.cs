using System.Text.Json;

namespace Sdc;

/// <summary>The JSON schema of an answer: an object with named members. Checks an answer by its types, required members and enumerations; what it does not name is left out.</summary>
internal sealed class AnswerSchema
{
    private const int DeepestLevel = 8;
    private const int MostItems = 100;

    private static readonly string[] Types = ["object", "array", "string", "number", "integer", "boolean", "null"];

    private readonly JsonElement root;

    private AnswerSchema(JsonElement root, string text)
    {
        this.root = root;
        Text = text;
    }

    /// <summary>The schema as a model gets it.</summary>
    public string Text { get; }

    /// <summary>The names of the members.</summary>
    public IReadOnlyList<string> Members => [.. root.GetProperty("properties").EnumerateObject().Select(member => member.Name)];

    /// <summary>Reads a schema.</summary>
    /// <param name="text">The schema, as JSON.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    public static AnswerSchema? TryMake(string text, out string? problem)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement.Clone();
        problem = Type(root) != "object" || !root.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object || !properties.EnumerateObject().Any()
            ? "its type has to be object, with properties"
            : Problem(root, 0);
        return problem is null ? new(root, text) : null;
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="FormatException">It is not of this form; the message says where.</exception>
    public DataMap Read(string answer)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(answer, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 });
        }
        catch (JsonException)
        {
            throw new FormatException("it is no JSON");
        }

        using (document) return (DataMap)Value(document.RootElement, root, "", 0)!;
    }

    private static object? Value(JsonElement value, JsonElement schema, string path, int level)
    {
        var allowed = TypeNames(schema);
        var actual = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => allowed.Contains("integer") && value.TryGetInt64(out _) ? "integer" : "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => "null",
        };
        if (allowed.Count > 0 && !allowed.Contains(actual)) throw new FormatException($"{Named(path)} is {actual} and should be {string.Join(" or ", allowed)}");
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => choice.ToString() == (value.ValueKind == JsonValueKind.String ? TextOf(value, path) : value.ToString()))) throw new FormatException($"{Named(path)} is none of the allowed values");
        switch (actual)
        {
            case "object": return Object(value, schema, path, level);
            case "array":
                var items = schema.TryGetProperty("items", out var item) ? item : default;
                return item.ValueKind != JsonValueKind.Object ? [] : value.EnumerateArray().Take(MostItems).Select((element, at) => Value(element, items, FormattableString.Invariant($"{path}[{at}]"), level + 1)).ToList();
            case "string": return TextOf(value, path);
            case "boolean": return value.GetBoolean();
            case "null": return null;
            default: return value.TryGetInt64(out var integer) ? integer : Number(value, path);
        }
    }

    private static string TextOf(JsonElement value, string path) => JsonValueText.Of(value) ?? throw new FormatException($"{Named(path)} is no valid Unicode");

    private static object Number(JsonElement value, string path)
    {
        try
        {
            return PlainValueConverter.Number(value.GetRawText());
        }
        catch (JsonException)
        {
            throw new FormatException($"{Named(path)} is a number beyond what can be kept");
        }
    }

    private static DataMap Object(JsonElement value, JsonElement schema, string path, int level)
    {
        var map = new DataMap();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (JsonName.TryFind(value, property.Name, out var member)) map[property.Name] = Value(member, property.Value, path.Length == 0 ? property.Name : path + "." + property.Name, level + 1);
            }
        }

        if (!schema.TryGetProperty("required", out var required)) return map;
        var missing = required.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !map.ContainsKey(name));
        return missing is null ? map : throw new FormatException($"the member '{missing}' is missing");
    }

    private static string Named(string path) => path.Length == 0 ? "the answer" : $"the member '{path}'";

    private static string? Problem(JsonElement schema, int level)
    {
        if (level > DeepestLevel) return $"it is deeper than {DeepestLevel} levels";
        if (schema.ValueKind != JsonValueKind.Object) return "a part of it is no object";
        var unknown = TypeNames(schema).Find(name => !Types.Contains(name));
        if (unknown is not null) return $"there is no type '{OneLine.Escape(unknown, 40)}'{NearestText.Suggestion(unknown, Types)}";
        if (schema.TryGetProperty("enum", out var choices) && choices.ValueKind != JsonValueKind.Array) return "enum has to be a list";
        if (schema.TryGetProperty("required", out var required) && (required.ValueKind != JsonValueKind.Array || required.EnumerateArray().Any(name => name.ValueKind != JsonValueKind.String || !schema.TryGetProperty("properties", out var named) || !named.TryGetProperty(name.GetString()!, out _)))) return "required has to be a list of its properties";
        if (schema.TryGetProperty("items", out var items) && Problem(items, level + 1) is { } inItems) return inItems;
        if (!schema.TryGetProperty("properties", out var properties)) return null;
        if (properties.ValueKind != JsonValueKind.Object) return "properties has to be a section";
        return properties.EnumerateObject().Select(property => Problem(property.Value, level + 1)).FirstOrDefault(found => found is not null);
    }

    private static string? Type(JsonElement schema) => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private static List<string> TypeNames(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type)) return [];
        return type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(name => name.ToString())] : [type.ToString()];
    }
}
