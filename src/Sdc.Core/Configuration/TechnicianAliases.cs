namespace Sdc;

/// <summary>Reads <c>processing_defaults.technician_aliases</c>: a technician's name, and what sources write for it (one text or a list).</summary>
internal static class TechnicianAliases
{
    /// <summary>The aliases as they are in force, by name.</summary>
    /// <param name="section">The map; null where the key is missing.</param>
    /// <param name="path">Path of the key.</param>
    /// <param name="mistakes">Takes every mistake.</param>
    public static DataMap Read(ConfigurationNode? section, string path, List<ConfigurationMistake> mistakes)
    {
        var map = new DataMap();
        if (section is null) return map;
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in section.Members)
        {
            var name = TechnicianNames.Plain(member.Key);
            if (name.Length == 0) Mistake(member.Value, member.Key, "a technician without a name", "a name");
            else if (owners.ContainsKey(name)) Mistake(member.Value, member.Key, "a technician's name a second time", "each name once, letter case and spaces aside");
            else owners.Add(name, name);
        }

        // All names stand before the first alias, so that an alias cannot be another technician's name, whichever comes first.
        foreach (var member in section.Members)
        {
            var name = TechnicianNames.Plain(member.Key);
            if (!map.ContainsKey(name)) map[name] = Aliases(member.Value, member.Key, name);
        }

        return map;

        List<object?> Aliases(ConfigurationNode node, string key, string name)
        {
            if (node.Kind == NodeKind.Null) return [];
            var isList = node.Kind == NodeKind.List;
            var aliases = new List<object?>();
            foreach (var (item, number) in (isList ? node.Items : [node]).Select((item, number) => (item, number)))
            {
                var at = isList ? FormattableString.Invariant($"{key}[{number}]") : key;
                var alias = item.Kind == NodeKind.Text ? TechnicianNames.Plain(item.Text) : "";
                if (alias.Length == 0)
                {
                    Mistake(item, at, item.Show(false), "what sources write for the technician: a text, or a list of texts, none of them empty");
                }
                else if (owners.TryGetValue(alias, out var owner) && !string.Equals(owner, name, StringComparison.OrdinalIgnoreCase))
                {
                    var known = string.Equals(alias, owner, StringComparison.OrdinalIgnoreCase) ? "is another technician's name" : $"stands for '{OneLine.Escape(owner, 80)}' already";
                    Mistake(item, at, $"{item.Show(false)}, which {known}", "each text under one name");
                }
                else
                {
                    owners[alias] = name;
                    aliases.Add(alias);
                }
            }

            return aliases;
        }

        void Mistake(ConfigurationNode node, string key, string found, string allowed) =>
            mistakes.Add(new ConfigurationMistake(OneLine.Escape($"{path}.{key}", 200), found, allowed, node.Origin));
    }

    /// <summary>The aliases, turned round for looking up.</summary>
    public static TechnicianNames Names(DataMap aliases) => new(Pairs(aliases));

    private static IEnumerable<KeyValuePair<string, string>> Pairs(DataMap aliases)
    {
        foreach (var pair in aliases)
        {
            foreach (var text in (List<object?>)pair.Value!) yield return new((string)text!, pair.Key);
            yield return new(pair.Key, pair.Key);
        }
    }
}
