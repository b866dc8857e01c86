namespace Sdc;

/// <summary>Keys that SDC does not know, and what was probably meant.</summary>
internal static class UnknownKeys
{
    /// <summary>A warning for each key of the file that nothing reads.</summary>
    /// <param name="root">The configuration.</param>
    /// <param name="usedNames">Names that placeholders of the paths refer to: these may be the user's own.</param>
    public static IEnumerable<string> Warnings(ConfigurationNode root, ICollection<string> usedNames)
    {
        foreach (var section in root.Members)
        {
            if (!ConfigurationSchema.Sections.Contains(section.Key))
            {
                yield return Warning(section.Key, section.Value);
                continue;
            }

            foreach (var member in section.Value.Members)
            {
                var isKnown = ConfigurationSchema.Find(section.Key, member.Key) is not null
                    || (ConfigurationSchema.TakesBlocks(section.Key) && member.Value.Kind == NodeKind.Map)
                    || (section.Key == ConfigurationSchema.DataFolder.Section && usedNames.Contains(member.Key));
                if (!isKnown) yield return Warning(section.Key + "." + member.Key, member.Value);
            }
        }
    }

    /// <summary>" (did you mean section.key?)", or nothing.</summary>
    public static string Suggestion(string path)
    {
        var dot = path.IndexOf('.');
        if (dot < 0)
        {
            var section = NearestText.Suggestion(path, ConfigurationSchema.Sections);
            return section.Length > 0 ? section : InAnySection(path);
        }

        var name = path.Substring(dot + 1);
        var sectionName = NearestText.Find(path.Substring(0, dot), ConfigurationSchema.Sections);
        var near = NearestText.Find(name, ConfigurationSchema.All.Where(key => key.Section == sectionName).Select(key => key.Name));
        return near is null ? InAnySection(name) : $" (did you mean {sectionName}.{near}?)";
    }

    private static string InAnySection(string name)
    {
        var near = NearestText.Find(name, ConfigurationSchema.All.Select(key => key.Name));
        // The defaults' zone, not that of one source, is what a time_zone in the wrong place means.
        return near is null ? "" : $" (did you mean {ConfigurationSchema.All.Last(key => key.Name == near).Path}?)";
    }

    private static string Warning(string path, ConfigurationNode node) =>
        $"{OneLine.Escape(path, 200)} ({node.Origin}) is not a key of the configuration and is ignored{Suggestion(path)}.";
}
