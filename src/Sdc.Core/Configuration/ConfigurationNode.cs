using System.Globalization;
using System.Text.Json;

namespace Sdc;

/// <summary>What a value of the configuration is.</summary>
internal enum NodeKind
{
    Null,
    Text,
    Number,
    Flag,
    List,
    Map,
}

/// <summary>A value of the configuration, and where it was written.</summary>
internal sealed class ConfigurationNode(NodeKind kind, string text, string origin)
{
    public NodeKind Kind { get; } = kind;

    /// <summary>The text itself, or a number or a flag as it was written.</summary>
    public string Text { get; } = text;

    /// <summary>Line and column in the file, or the environment variable.</summary>
    public string Origin { get; } = origin;

    /// <summary>Whether it stands in the file (else in the environment).</summary>
    public bool IsFromFile { get; init; }

    public List<ConfigurationNode> Items { get; } = [];

    public Dictionary<string, ConfigurationNode> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>The kind in words, for a message that must not show the value.</summary>
    public string KindInWords => Kind switch
    {
        NodeKind.Null => "null",
        NodeKind.Text => "a text",
        NodeKind.Number => "a number",
        NodeKind.Flag => Text,
        NodeKind.List => "a list",
        _ => "a section",
    };

    /// <summary>The value for a message: never one of a secret.</summary>
    public string Show(bool isSecret) => Kind switch
    {
        NodeKind.Text when !isSecret => $"the text '{OneLine.Escape(WithoutAddressSecrets(Text), 80)}'",
        NodeKind.Number when !isSecret => OneLine.Escape(Text, 40),
        _ => KindInWords + (isSecret && Kind != NodeKind.Map ? ", not shown because it may be a secret" : ""),
    };

    // A password or a key in an address, which somebody may have put there.
    private static string WithoutAddressSecrets(string text)
    {
        var authority = text.IndexOf("//", StringComparison.Ordinal);
        if (authority < 0) return text;
        var user = text.LastIndexOf('@');
        if (user > authority) text = text.Substring(0, authority + 2) + "***" + text.Substring(user);
        var query = text.IndexOfAny(['?', '#']);
        return query < 0 ? text : text.Substring(0, query + 1) + "***";
    }

    /// <summary>Reads the value that the reader stands on.</summary>
    /// <param name="reader">Stands on the value's first token, and is left on its last.</param>
    /// <param name="origin">Says where a token is, by its offset.</param>
    /// <param name="path">Path of the value.</param>
    /// <param name="isFromFile">Whether the text is the file's.</param>
    /// <param name="doubled">Is told path and origin of a key that stands twice; the first one counts.</param>
    public static ConfigurationNode Read(ref Utf8JsonReader reader, Func<long, string> origin, string path, bool isFromFile, Action<string, string> doubled)
    {
        var where = origin(reader.TokenStartIndex);
        ConfigurationNode Scalar(NodeKind kind, string text) => new(kind, text, where) { IsFromFile = isFromFile };
        switch (reader.TokenType)
        {
            case JsonTokenType.String: return Scalar(NodeKind.Text, reader.GetString()!);
            case JsonTokenType.Number: return Scalar(NodeKind.Number, System.Text.Encoding.ASCII.GetString(reader.ValueSpan.ToArray()));
            case JsonTokenType.True: return Scalar(NodeKind.Flag, "true");
            case JsonTokenType.False: return Scalar(NodeKind.Flag, "false");
            case JsonTokenType.Null: return Scalar(NodeKind.Null, "");
        }

        var node = new ConfigurationNode(reader.TokenType == JsonTokenType.StartArray ? NodeKind.List : NodeKind.Map, "", where) { IsFromFile = isFromFile };
        if (node.Kind == NodeKind.List)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                node.Items.Add(Read(ref reader, origin, path + FormattableString.Invariant($"[{node.Items.Count}]"), isFromFile, doubled));
            return node;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            var keyPath = path.Length == 0 ? key : path + "." + key;
            var keyOrigin = origin(reader.TokenStartIndex);
            reader.Read();
            var value = Read(ref reader, origin, keyPath, isFromFile, doubled);
            if (node.Members.ContainsKey(key)) doubled(keyPath, keyOrigin);
            else node.Members.Add(key, value);
        }

        return node;
    }

    /// <summary>The value as plain .NET values; texts under a secret's name become what <paramref name="mask"/> returns.</summary>
    public object? ToPlain(string path, Func<string, ConfigurationNode, object?> mask)
    {
        switch (Kind)
        {
            case NodeKind.Null: return null;
            case NodeKind.Flag: return Text == "true";
            case NodeKind.List: return Items.Select(item => item.ToPlain(path, mask)).ToList();
            case NodeKind.Map:
                var map = new DataMap();
                foreach (var member in Members) map[member.Key] = member.Value.ToPlain(path.Length == 0 ? member.Key : path + "." + member.Key, mask);
                return map;
            default:
                if (Secret.IsSecretName(path)) return mask(path, this);
                if (Kind == NodeKind.Text) return Text;
                return long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
                    ? integer
                    : double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : Text;
        }
    }
}
