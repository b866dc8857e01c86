using System.Globalization;

namespace Sdc;

/// <summary>What the values of the configuration may be. Each reader returns null for a good value, else what is allowed.</summary>
internal static class ValueReaders
{
    public static string? Path(ConfigurationNode node, out string value)
    {
        value = node.Text;
        return node.Kind == NodeKind.Text && !string.IsNullOrWhiteSpace(value) && value.IndexOf('\0') < 0 ? null : "a path, in quotes";
    }

    public static string? Name(ConfigurationNode node, out string value)
    {
        value = node.Text.Trim();
        return node.Kind == NodeKind.Text && value.Length > 0 ? null : "a name, in quotes";
    }

    public static string? SecretText(ConfigurationNode node, out string? value)
    {
        value = node.Text;
        if (SecretReference.TryParse(value) is { IsWhole: false }) return "the key, or secret:Name or secret:Vault/Name";
        // A line break or a control character would end up in a request's header.
        return node.Kind == NodeKind.Text && !node.Text.Trim().Any(char.IsControl) ? null : "the key as a text in quotes, without control characters";
    }

    public static string? Flag(ConfigurationNode node, out bool value)
    {
        value = node.Text == "true";
        return node.Kind == NodeKind.Flag ? null : "true or false";
    }

    public static string? Map(ConfigurationNode node, out ConfigurationNode? value)
    {
        value = node;
        return node.Kind == NodeKind.Map ? null : "a section, { ... }";
    }

    public static ValueReader<int> Integer(int least, int most) => (ConfigurationNode node, out int value) =>
    {
        value = 0;
        return node.Kind == NodeKind.Number
            && int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value >= least && value <= most
                ? null
                : FormattableString.Invariant($"a whole number from {least} to {most}");
    };

    /// <summary>A whole number that may be left to another default.</summary>
    public static ValueReader<int?> AnyInteger(int least, int most) => (ConfigurationNode node, out int? value) =>
    {
        var allowed = Integer(least, most)(node, out var number);
        value = number;
        return allowed;
    };

    public static ValueReader<double> Number(double least, double most, string allowed) => (ConfigurationNode node, out double value) =>
    {
        value = 0;
        return node.Kind == NodeKind.Number
            && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && value >= least && value <= most
                ? null
                : allowed;
    };

    public static ValueReader<string> Choice(string[] choices) => (ConfigurationNode node, out string value) =>
    {
        var choice = node.Kind == NodeKind.Text ? Array.Find(choices, item => item.Equals(node.Text.Trim(), StringComparison.OrdinalIgnoreCase)) : null;
        value = choice ?? "";
        if (choice is not null) return null;
        return string.Join(", ", choices.Take(choices.Length - 1)) + " or " + choices[choices.Length - 1]
            + (node.Kind == NodeKind.Text ? NearestText.Suggestion(node.Text, choices) : "");
    };

    public static string? ZoneName(ConfigurationNode node, out string? value)
    {
        value = node.Text.Trim();
        if (node.Kind == NodeKind.Text && TimeZones.TryFind(value, out _)) return null;
        return "a time zone by its IANA or Windows name, such as America/New_York or Eastern Standard Time"
            + (node.Kind == NodeKind.Text ? TimeZones.Suggestion(value) : "");
    }

    public static string? EncodingName(ConfigurationNode node, out string? value)
    {
        value = node.Text.Trim();
        return node.Kind == NodeKind.Text && SourceEncoding.TryFind(value, out _) ? null : "an encoding by its name, such as utf-8, windows-1252 or utf-16, in quotes";
    }

    public static string? DateFormats(ConfigurationNode node, out IReadOnlyList<string> value)
    {
        const string allowed = "a list of formats, each ISO or one of .NET's such as \"M/d/yyyy H:mm[:ss]\"";
        value = [.. node.Items.Select(item => item.Text)];
        if (node.Kind != NodeKind.List || node.Items.Any(item => item.Kind != NodeKind.Text)) return allowed;
        var problem = DateFormatList.TryMake(value, out _);
        return problem is null ? null : allowed + "; " + problem;
    }

    public static string? Categories(ConfigurationNode node, out IReadOnlyList<string>? value)
    {
        const int most = 100;
        const int longest = 60;
        value = [.. node.Items.Select(item => item.Text.Trim())];
        var isGood = node.Kind == NodeKind.List && value.Count is > 0 and <= most && node.Items.TrueForAll(item => item.Kind == NodeKind.Text) && value.All(name => name.Length is > 0 and <= longest && !name.Any(char.IsControl))
            && value.Distinct(StringComparer.OrdinalIgnoreCase).Count() == value.Count;
        return isGood ? null : FormattableString.Invariant($"a list of 1 to {most} names, each once and at most {longest} characters long");
    }

    public static string? SyncroAddress(ConfigurationNode node, out string? value)
    {
        const string allowed = "an address such as https://yourcompany.syncromsp.com/api/v1 (http only to this machine), without user, query or anything behind /api/v1";
        return ServerAddress(node, out value) is { } address && address.AbsolutePath.EndsWith("/api/v1", StringComparison.Ordinal) ? null : allowed;
    }

    public static string? ScreenConnectAddress(ConfigurationNode node, out string? value)
    {
        const string allowed = "the address that ScreenConnect is opened by, such as https://yourcompany.screenconnect.com (http only to this machine), without user, query or the path of the extension";
        return ServerAddress(node, out value) is { } address && address.AbsolutePath.IndexOf("/App_Extensions", StringComparison.OrdinalIgnoreCase) < 0 ? null : allowed;
    }

    public static string? ModelAddress(ConfigurationNode node, out string? value)
    {
        const string allowed = "an address such as https://api.openai.com/v1 (http only to this machine), without user, query or the path /chat/completions";
        return ServerAddress(node, out value) is { } address && !address.AbsolutePath.EndsWith("/chat/completions", StringComparison.OrdinalIgnoreCase) ? null : allowed;
    }

    // An address that a key may be sent to; null for another.
    private static Uri? ServerAddress(ConfigurationNode node, out string? value)
    {
        value = node.Text.Trim().TrimEnd('/');
        if (node.Kind != NodeKind.Text || !Uri.TryCreate(value, UriKind.Absolute, out var address)) return null;
        var isSafe = address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
        var isBare = address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0 && value.IndexOfAny(['?', '#']) < 0;
        return isSafe && isBare ? address : null;
    }

    public static string? ProxyAddress(ConfigurationNode node, out string? value)
    {
        value = node.Text.Trim();
        const string allowed = "an address such as http://proxy.example.com:8080 without user and password (the account that runs SDC is used), or none";
        if (node.Kind != NodeKind.Text) return allowed;
        if (value == ServerHandler.NoProxy) return null;
        return Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0 ? null : allowed;
    }
}
