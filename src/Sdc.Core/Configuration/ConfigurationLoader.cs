using System.Collections;
using System.Runtime.InteropServices;

namespace Sdc;

/// <summary>Makes the configuration in force out of file, environment and defaults.</summary>
internal static class ConfigurationLoader
{
    /// <summary>Loads with the environment of this process.</summary>
    public static SdcConfiguration Load(string? explicitPath, string startFolder)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables()) variables[(string)variable.Key] = variable.Value as string ?? "";
        return Load(explicitPath, startFolder, variables);
    }

    /// <summary>Finds, reads and checks the configuration.</summary>
    /// <param name="explicitPath">The file that the user named, if one; relative to <paramref name="startFolder"/>.</param>
    /// <param name="startFolder">Where the search upwards begins: the user's current folder.</param>
    /// <param name="environment">The environment variables.</param>
    /// <exception cref="ConfigurationException">There is none, or it has mistakes: all of them are told.</exception>
    public static SdcConfiguration Load(string? explicitPath, string startFolder, IReadOnlyDictionary<string, string> environment)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) environment = IgnoringCase(environment);
        var warnings = new List<string>();
        var mistakes = new List<ConfigurationMistake>();
        var path = ConfigurationLocator.Find(explicitPath, startFolder, environment, warnings);
        var root = ConfigurationFile.Read(path, mistakes);
        DropWrongSections(root, mistakes);
        EnvironmentOverrides.Apply(root, environment, mistakes, warnings);

        var configuration = new ConfigurationBuilder(path, root, environment, mistakes, warnings).Build();
        return mistakes.Count == 0 ? configuration : throw new ConfigurationException(path, mistakes);
    }

    private static Dictionary<string, string> IgnoringCase(IReadOnlyDictionary<string, string> environment)
    {
        var variables = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in environment) variables[pair.Key] = pair.Value;
        return variables;
    }

    private static void DropWrongSections(ConfigurationNode root, List<ConfigurationMistake> mistakes)
    {
        foreach (var section in ConfigurationSchema.Sections)
        {
            if (!root.Members.TryGetValue(section, out var node) || node.Kind == NodeKind.Map) continue;
            root.Members.Remove(section);
            if (node.Kind != NodeKind.Null) mistakes.Add(new ConfigurationMistake(section, node.KindInWords, "a section, { ... }", node.Origin));
        }
    }
}
