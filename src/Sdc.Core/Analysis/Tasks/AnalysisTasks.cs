using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>All tasks, as shipped and as the configuration changes them.</summary>
internal sealed record AnalysisTasks
{
    /// <summary>The category of what fits no other.</summary>
    public const string OtherCategory = "Other";

    private const string Resource = "Sdc.Analysis.tasks.json";

    public required IReadOnlyList<AnalysisTask> All { get; init; }

    /// <summary>The categories that a session can have; the last resort is always among them.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>How a part of a text that is too long is condensed.</summary>
    public required (TaskTemplate System, TaskTemplate User) Parts { get; init; }

    /// <summary>What a run does.</summary>
    public IReadOnlyList<AnalysisTask> Enabled => field ??= [.. All.Where(task => task.IsEnabled)];

    /// <summary>The tasks of these names, in any letter case, with or without their underscores; those of a run where none are named.</summary>
    /// <exception cref="SdcException">There is no task of a name.</exception>
    public IReadOnlyList<AnalysisTask> Choose(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0) return Enabled;
        return [.. names.Select(name => All.FirstOrDefault(task => Plain(task.Name) == Plain(name))
            ?? throw new SdcException("TaskNotFound", $"There is no task '{OneLine.Escape(name, 60)}'{NearestText.Suggestion(name, All.Select(task => task.Name))}. There are: {string.Join(", ", All.Select(task => task.Name))}. Nothing was done.")).Distinct()];
    }

    /// <summary>Reads the shipped tasks with the configuration's changes.</summary>
    /// <param name="tasks">The configuration's <c>llm_config.tasks</c>; null where it has none.</param>
    /// <param name="categories">The configuration's categories; null for the shipped ones.</param>
    /// <param name="mistakes">Takes every mistake.</param>
    public static AnalysisTasks Read(ConfigurationNode? tasks, IReadOnlyList<string>? categories, List<ConfigurationMistake> mistakes)
    {
        var shipped = Shipped();
        var named = categories ?? [.. shipped.Members["categories"].Items.Select(item => item.Text)];
        if (!named.Contains(OtherCategory, StringComparer.OrdinalIgnoreCase)) named = [.. named, OtherCategory];
        var reader = new TaskReader(mistakes);
        var own = tasks?.Members ?? [];
        var parts = shipped.Members["parts"].Members;
        return new()
        {
            Categories = named,
            Parts = (TaskTemplate.TryMake(TaskReader.Lines(parts["system"])!, false, out _)!, TaskTemplate.TryMake(TaskReader.Lines(parts["user"])!, false, out _)!),
            All = [.. shipped.Members["tasks"].Members.Select(pair => reader.Read(pair.Key, own.TryGetValue(pair.Key, out var changes) ? changes : null, pair.Value))
                .Concat(own.Where(pair => !shipped.Members["tasks"].Members.ContainsKey(pair.Key)).Select(pair => reader.Read(pair.Key, pair.Value, null)))
                .OfType<AnalysisTask>()],
        };
    }

    private static string Plain(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();

    private static ConfigurationNode Shipped()
    {
        using var stream = typeof(AnalysisTasks).Assembly.GetManifestResourceStream(Resource)!;
        using var text = new StreamReader(stream, Encoding.UTF8);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text.ReadToEnd()), new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        reader.Read();
        return ConfigurationNode.Read(ref reader, _ => TaskReader.ShippedOrigin, "", false, (_, _) => { });
    }
}
