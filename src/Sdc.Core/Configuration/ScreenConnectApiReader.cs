namespace Sdc;

/// <summary>Reads <c>screenconnect_ingestor.api_config</c>, and collects every mistake on the way.</summary>
internal sealed class ScreenConnectApiReader(ConfigurationNode? section, List<ConfigurationMistake> mistakes, List<string> warnings)
{
    private const string BaseUrl = "base_url";
    private const string ExtensionId = "extension_id";
    private const string Filters = "filters";

    private static readonly string[] Known = [BaseUrl, ExtensionId, ConfigurationSchema.ApiKey.Name, "origin", Filters, "item_limit", "method", "timeout_seconds"];

    private static string Root => ConfigurationSchema.ApiConfig.Path;

    /// <summary>Reads the section.</summary>
    /// <param name="fetchingMode">Where it says that runs fetch from the server, which then has to be known; null where they do not.</param>
    public ScreenConnectApiSettings Read(string? fetchingMode)
    {
        foreach (var member in section?.Members ?? [])
        {
            if (Array.IndexOf(Known, member.Key) < 0) warnings.Add($"{OneLine.Escape(Root + "." + member.Key, 200)} ({member.Value.Origin}) is not a key of the configuration and is ignored{NearestText.Suggestion(member.Key, Known)}.");
        }

        if (fetchingMode is not null)
        {
            foreach (var name in (string[])[BaseUrl, ExtensionId])
            {
                if (Member(name) is null) mistakes.Add(new(Root + "." + name, "nothing", "a text, since screenconnect_ingestor.mode is api", fetchingMode));
            }
        }

        Get<string?>(ConfigurationSchema.ApiKey.Name, null, ValueReaders.SecretText, isSecret: true);
        return new()
        {
            BaseUrl = Get<string?>(BaseUrl, null, ValueReaders.ScreenConnectAddress),
            ExtensionId = Get<string?>(ExtensionId, null, Extension),
            Origin = Get<string?>("origin", null, Origin),
            Filter = ReadFilter(),
            ItemLimit = Get("item_limit", 1000, ValueReaders.Integer(1, 1_000_000)),
            UsesGet = Get("method", "POST", ValueReaders.Choice(["POST", "GET"])) == "GET",
            TimeoutSeconds = Get("timeout_seconds", 60, ValueReaders.Integer(1, 86_400)),
        };
    }

    private static string? Extension(ConfigurationNode node, out string? value)
    {
        value = node.Text.Trim();
        return node.Kind == NodeKind.Text && value.Length > 0 && value.All(letter => letter is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-' or '_')
            ? null
            : "the extension's id, such as 2d558935-686a-4bd0-9991-07539f5fe749, in quotes";
    }

    private static string? Origin(ConfigurationNode node, out string? value)
    {
        value = node.Text.Trim().TrimEnd('/');
        return node.Kind == NodeKind.Text && Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.UserInfo.Length == 0 && address.PathAndQuery == "/" && value.All(letter => letter is > ' ' and <= '~')
                ? null
                : "an address without a path, such as https://yourcompany.screenconnect.com";
    }

    private ReportFilter ReadFilter()
    {
        if (Member(Filters) is not { } node) return ReportFilter.None;
        var path = Root + "." + Filters;
        if (node.Kind != NodeKind.Map)
        {
            mistakes.Add(new(path, node.Show(false), "a section of fields and their values, such as { \"ParticipantName\": \"Dana\" }", node.Origin));
            return ReportFilter.None;
        }

        var before = mistakes.Count;
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            var (memberPath, given) = (OneLine.Escape(path + "." + member.Key, 200), member.Value.Kind == NodeKind.List ? member.Value.Items : [member.Value]);
            if (ReportFilter.ReadField(member.Key, out var field) is { } allowed) mistakes.Add(new(memberPath, "this field", allowed, member.Value.Origin));
            else if (values.ContainsKey(field)) mistakes.Add(new(memberPath, "the field a second time", "each field once; several values are a list", member.Value.Origin));
            else if (given.Count == 0 || given.Exists(one => one.Kind is not (NodeKind.Text or NodeKind.Number) || !ReportFilter.IsValue(one.Text))) mistakes.Add(new(memberPath, member.Value.Show(false), "a text or a list of texts, without control characters", member.Value.Origin));
            else values.Add(field, [.. given.Select(one => one.Text)]);
        }

        return mistakes.Count == before ? ReportFilter.Of(values) : ReportFilter.None;
    }

    private ConfigurationNode? Member(string name) => section is not null && section.Members.TryGetValue(name, out var node) && node.Kind != NodeKind.Null ? node : null;

    private T Get<T>(string name, T fallback, ValueReader<T> read, bool isSecret = false)
    {
        if (Member(name) is not { } node) return fallback;
        if (read(node, out var value) is not { } allowed) return value;
        mistakes.Add(new(Root + "." + name, node.Show(isSecret), allowed, node.Origin));
        return fallback;
    }
}
