using System.Text;
using System.Text.Json.Nodes;

namespace Sdc;

/// <summary>A question as the SDK writes it, and as a server's dialect has it.</summary>
internal sealed class CompletionRequest(byte[] written)
{
    private const string FormatName = "response_format";

    private readonly JsonObject parsed = (JsonObject)JsonNode.Parse(written)!;

    /// <summary>Whether JSON is asked for.</summary>
    public bool AsksForJson => parsed.ContainsKey(FormatName);

    /// <summary>All texts that are sent, and the schema, in whatever way it is.</summary>
    public IReadOnlyList<string> Texts => [.. Messages.Select(TextOf), .. AsksForJson ? [SchemaOf(parsed).ToJsonString()] : Array.Empty<string>()];

    private IEnumerable<JsonObject> Messages => ((JsonArray)parsed["messages"]!).Select(message => (JsonObject)message!);

    /// <summary>The body of the request.</summary>
    public byte[] Body(ModelDialect dialect)
    {
        var body = (JsonObject)parsed.DeepClone();
        if (body[ModelDialect.NewTokensName] is { } tokens)
        {
            body.Remove(ModelDialect.NewTokensName);
            if (dialect.TokensName is { } name) body[name] = tokens;
        }

        if (!dialect.SendsTemperature) body.Remove("temperature");
        if (AsksForJson) SetFormat(body, dialect);
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private static void SetFormat(JsonObject body, ModelDialect dialect)
    {
        var schema = SchemaOf(body);
        if (dialect.StripsSchema) Strip(schema, isSchema: true);
        if (dialect.Format == AnswerFormat.Schema) return;
        body.Remove(FormatName);
        if (dialect.Format == AnswerFormat.Object) body[FormatName] = new JsonObject { ["type"] = "json_object" };
        var system = (JsonObject)((JsonArray)body["messages"]!)[0]!;
        system["content"] = TextOf(system) + "\n\nAnswer with one JSON object alone, without any words around it, that fits this JSON schema:\n" + schema.ToJsonString();
    }

    private static JsonNode SchemaOf(JsonObject body) => body[FormatName]!["json_schema"]!["schema"]!;

    // A property of the answer may have any of these names: only where keywords stand do they go.
    private static void Strip(JsonNode? node, bool isSchema)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list) Strip(item, isSchema);
            return;
        }

        if (node is not JsonObject map) return;
        if (isSchema)
        {
            map.Remove("$schema");
            map.Remove("additionalProperties");
        }

        foreach (var member in map)
        {
            if (!isSchema) Strip(member.Value, isSchema: true);
            else if (member.Key is "properties" or "$defs" or "definitions") Strip(member.Value, isSchema: false);
            else if (member.Key is "items" or "anyOf" or "oneOf" or "allOf" or "not") Strip(member.Value, isSchema: true);
        }
    }

    private static string TextOf(JsonObject message) => message["content"] switch
    {
        JsonArray parts => string.Concat(parts.Select(part => (string?)part!["text"])),
        { } text => (string)text!,
        null => "",
    };
}
