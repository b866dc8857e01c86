using System.Globalization;

namespace Sdc;

/// <summary>Reads the block of the provider that is in use, and collects every mistake on the way. Blocks that are not in use are not looked at.</summary>
internal sealed class ProviderReader(ConfigurationNode? section, string name, string origin, int? requestsPerMinute, List<ConfigurationMistake> mistakes, List<string> warnings)
{
    /// <summary>The name of no provider.</summary>
    public const string None = "none";

    private const string Section = "llm_config";
    private const string BaseUrlKey = "base_url";
    private const string ModelsKey = "models";
    private const string ContextKey = "context_tokens";
    private const string PricesKey = "prices";
    private const string RedactKey = "redact";
    private const string InputKey = "input";
    private const string OutputKey = "output";
    private const int UsualRequestsPerMinute = 60;

    private static readonly string[] Known = [BaseUrlKey, "api_key", ModelsKey, ContextKey, PricesKey, RedactKey];
    private static readonly string[] ParamNames = ["temperature", "max_tokens"];
    private static readonly CapabilityName[] Capabilities = [new("general", ModelCapability.General), new("complex", ModelCapability.Complex), new("lightweight", ModelCapability.Lightweight)];
    private static readonly string[] CapabilityNames = [.. Capabilities.Select(one => one.Name)];

    private readonly ConfigurationNode? block = section is not null && section.Members.TryGetValue(name, out var node) && node.Kind == NodeKind.Map && ConfigurationSchema.Find(Section, name) is null ? node : null;

    private string Path => Section + "." + name;

    /// <summary>Reads the provider; null for none, and where it cannot be used.</summary>
    public ProviderSettings? Read()
    {
        var parameters = section is not null && section.Members.TryGetValue(ConfigurationSchema.DefaultLlmParams.Name, out var node) && node.Kind == NodeKind.Map ? node : null;
        var paramsPath = ConfigurationSchema.DefaultLlmParams.Path;
        Warn(parameters, paramsPath, ParamNames);
        var temperature = Get(parameters, paramsPath, ParamNames[0], 0.2, ValueReaders.Number(0, 2, "a number from 0 to 2"));
        var maxTokens = Get<int?>(parameters, paramsPath, ParamNames[1], null, ValueReaders.AnyInteger(16, 1_000_000));
        if (name.Equals(None, StringComparison.OrdinalIgnoreCase)) return null;
        var usual = UsualProvider.Find(name);
        if (block is null && usual is null)
        {
            var blocks = (section?.Members ?? []).Where(member => member.Value.Kind == NodeKind.Map && ConfigurationSchema.Find(Section, member.Key) is null).Select(member => member.Key).ToList();
            var names = blocks.Concat(UsualProvider.Names).Distinct(StringComparer.Ordinal).ToList();
            mistakes.Add(new(ConfigurationSchema.ActiveProvider.Path, $"the text '{OneLine.Escape(name, 80)}'", $"none, or the name of a block of llm_config: {OneLine.Escape(string.Join(", ", names), 300)}{NearestText.Suggestion(name, names)}", origin));
            return null;
        }

        var before = mistakes.Count;
        Warn(block, Path, Known);
        var baseUrl = Get(block, Path, BaseUrlKey, usual?.BaseUrl, ValueReaders.ModelAddress);
        if (baseUrl is null && Member(block, BaseUrlKey) is null) mistakes.Add(new(Path + "." + BaseUrlKey, "nothing", "the provider's address, since llm_config.active_provider is this block", block!.Origin));
        Get<string?>(block, Path, "api_key", null, ValueReaders.SecretText, isSecret: true);
        var models = ReadModels();
        var isLocal = baseUrl is not null && new Uri(baseUrl).IsLoopback;
        var settings = new ProviderSettings(name, baseUrl ?? "")
        {
            Models = models,
            ContextTokens = ReadContext(usual?.ContextTokens ?? (isLocal ? 4096 : 32_768)),
            Prices = ReadPrices(models),
            Redacted = ReadRedaction(),
            Temperature = temperature,
            MaxTokens = maxTokens ?? (isLocal ? 1024 : 2048),
            RequestsPerMinute = requestsPerMinute ?? (isLocal ? null : UsualRequestsPerMinute),
        };
        return mistakes.Count == before ? settings : null;
    }

    private Dictionary<ModelCapability, string> ReadModels()
    {
        var path = Path + "." + ModelsKey;
        var node = SectionOf(ModelsKey);
        Warn(node, path, CapabilityNames);
        var given = new Dictionary<ModelCapability, string>();
        foreach (var (key, capability) in Capabilities)
        {
            if (Get<string?>(node, path, key, null, ModelName) is { } model) given[capability] = model;
        }

        if (given.Count == 0 && !mistakes.Exists(mistake => mistake.Path.StartsWith(path, StringComparison.Ordinal)))
            mistakes.Add(new(path, node is null ? "nothing" : "no model", "a section with at least one model's name, such as { \"general\": \"…\" } (also complex and lightweight), since llm_config.active_provider is this block", (node ?? block)?.Origin ?? origin));
        return Filled(given);
    }

    // A model that is not named is the next one that is: rather a better one than a worse one.
    private static Dictionary<ModelCapability, T> Filled<T>(Dictionary<ModelCapability, T> given)
    {
        if (given.Count == 0) return given;
        return Capabilities.ToDictionary(one => one.Capability, one =>
        {
            ModelCapability[] order = one.Capability == ModelCapability.Lightweight ? [one.Capability, ModelCapability.General, ModelCapability.Complex] : [one.Capability, ModelCapability.General, ModelCapability.Complex, ModelCapability.Lightweight];
            return given[order.First(given.ContainsKey)];
        });
    }

    // true, false, or single kinds switched on and off.
    private IReadOnlyList<RedactionKind> ReadRedaction()
    {
        var node = Member(block, RedactKey);
        if (node?.Kind != NodeKind.Map) return Get(block, Path, RedactKey, true, Redaction) ? RedactionKinds.Usual : [];
        Warn(node, Path + "." + RedactKey, [.. RedactionKinds.All.Select(KeyOf)]);
        return [.. RedactionKinds.All.Where(kind => Get(node, Path + "." + RedactKey, KeyOf(kind), RedactionKinds.Usual.Contains(kind), ValueReaders.Flag))];

        static string KeyOf(RedactionKind kind) => kind.Word().ToLowerInvariant();

        static string? Redaction(ConfigurationNode given, out bool value) =>
            ValueReaders.Flag(given, out value) is null ? null : "true, false, or a section of these by kind: " + string.Join(", ", RedactionKinds.All.Select(KeyOf));
    }

    private Dictionary<ModelCapability, int> ReadContext(int usual)
    {
        var node = Member(block, ContextKey);
        var path = Path + "." + ContextKey;
        if (node?.Kind != NodeKind.Map)
        {
            var all = Get(block, Path, ContextKey, usual, Tokens(512, " or a section of such numbers by capability (complex, general, lightweight)"));
            return Capabilities.ToDictionary(one => one.Capability, _ => all);
        }

        Warn(node, path, CapabilityNames);
        return Capabilities.ToDictionary(one => one.Capability, one => Get(node, path, one.Name, usual, Tokens(512)));
    }

    private Dictionary<ModelCapability, ModelPrice> ReadPrices(Dictionary<ModelCapability, string> models)
    {
        var prices = new Dictionary<ModelCapability, ModelPrice>();
        var path = Path + "." + PricesKey;
        if (SectionOf(PricesKey) is not { } node) return prices;
        if (node.Members.Values.All(value => value.Kind != NodeKind.Map))
        {
            if (ReadPrice(node, path) is { } price) foreach (var (_, capability) in Capabilities) prices[capability] = price;
            return prices;
        }

        Warn(node, path, [.. models.Values.Distinct(StringComparer.Ordinal), .. CapabilityNames]);
        foreach (var (key, capability) in Capabilities)
        {
            if (!models.TryGetValue(capability, out var model)) continue;
            var written = Member(node, model) is not null ? model : key;
            if (Member(node, written) is not { } own) continue;
            if (own.Kind != NodeKind.Map) Add(path + "." + written, own, "a section, { \"input\": …, \"output\": … }");
            else if (ReadPrice(own, path + "." + written) is { } price) prices[capability] = price;
        }

        return prices;
    }

    private ModelPrice? ReadPrice(ConfigurationNode node, string path)
    {
        Warn(node, path, [InputKey, OutputKey]);
        var before = mistakes.Count;
        var price = new ModelPrice(Money(node, path, InputKey), Money(node, path, OutputKey));
        return mistakes.Count == before ? price : null;
    }

    private decimal Money(ConfigurationNode node, string path, string key)
    {
        const string allowed = "the price of a million tokens, a number from 0 to 1000000";
        if (Member(node, key) is not { } value)
        {
            if (!mistakes.Exists(mistake => mistake.Path == path + "." + key)) mistakes.Add(new(path + "." + key, "nothing", allowed, node.Origin));
            return 0;
        }

        if (value.Kind == NodeKind.Number && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var money) && money is >= 0 and <= 1_000_000) return money;
        Add(path + "." + key, value, allowed);
        return 0;
    }

    private ConfigurationNode? SectionOf(string key)
    {
        if (Member(block, key) is not { } node || node.Kind == NodeKind.Map) return Member(block, key);
        Add(Path + "." + key, node, "a section, { ... }");
        return null;
    }

    private void Add(string path, ConfigurationNode node, string allowed)
    {
        var mistake = new ConfigurationMistake(OneLine.Escape(path, 200), node.Show(false), allowed, node.Origin);
        if (!mistakes.Contains(mistake)) mistakes.Add(mistake);
    }

    private void Warn(ConfigurationNode? node, string path, string[] known)
    {
        if (node?.Kind != NodeKind.Map) return;
        foreach (var member in node.Members.Where(member => Array.IndexOf(known, member.Key) < 0))
            warnings.Add($"{OneLine.Escape(path + "." + member.Key, 200)} ({member.Value.Origin}) is not a key of the configuration and is ignored{NearestText.Suggestion(member.Key, known)}.");
    }

    private static string? ModelName(ConfigurationNode node, out string? value)
    {
        value = node.Text.Trim();
        return node.Kind == NodeKind.Text && value.Length is > 0 and <= 200 && !value.Any(char.IsControl) ? null : "a model's name, in quotes";
    }

    private static ValueReader<int> Tokens(int least, string orElse = "") => (ConfigurationNode node, out int value) => ValueReaders.Integer(least, 100_000_000)(node, out value) is { } allowed ? allowed + orElse : null;

    private static ConfigurationNode? Member(ConfigurationNode? node, string key) => node is not null && node.Members.TryGetValue(key, out var value) && value.Kind != NodeKind.Null ? value : null;

    private T Get<T>(ConfigurationNode? node, string path, string key, T fallback, ValueReader<T> read, bool isSecret = false)
    {
        if (Member(node, key) is not { } given) return fallback;
        if (read(given, out var value) is not { } allowed) return value;
        mistakes.Add(new(OneLine.Escape(path + "." + key, 200), given.Show(isSecret), allowed, given.Origin));
        return fallback;
    }

    private sealed record CapabilityName(string Name, ModelCapability Capability);
}
