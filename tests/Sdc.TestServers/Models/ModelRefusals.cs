using System.Text.Json;

namespace Sdc.TestServers;

/// <summary>What a server does not take, in its own words.</summary>
internal static class ModelRefusals
{
    public static string? Of(ModelRequest request, ModelServerOptions options)
    {
        if (request is { MaxTokensName: "max_tokens" } && options.MaxTokens == MaxTokensName.NewOnly) return "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
        if (request is { MaxTokensName: "max_completion_tokens" } && options.MaxTokens == MaxTokensName.OldOnly) return "Unrecognized request argument supplied: max_completion_tokens";
        if (options.RefusesTemperature && request.Temperature is not null) return "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.";
        if (options.RefusesJsonObject && request.Format == "json_object") return "'response_format.type' must be 'json_schema' or 'text'";
        if (options.RefusesJsonSchema && request.Format == "json_schema") return "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.";
        if (request.Schema is { } schema && options.RefusedSchemaNames.FirstOrDefault(name => Has(schema, name)) is { } refused)
            return $"Invalid JSON payload received. Unknown name \"{refused}\" at 'generation_config.response_schema': Cannot find field.";
        return options.ContextTokens is { } most && CompletionJson.Tokens(request.Text) > most ? options.TooLongMessage : null;
    }

    private static bool Has(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => member.Name == name || Has(member.Value, name)),
        JsonValueKind.Array => value.EnumerateArray().Any(item => Has(item, name)),
        _ => false,
    };
}
