namespace Sdc;

/// <summary>What a model is asked about a session, and where the answer goes: configuration, not code.</summary>
internal sealed record AnalysisTask
{
    /// <summary>The name, lower-case, such as <c>invoice_line</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether runs do it; by its name it can be done in any case.</summary>
    public required bool IsEnabled { get; init; }

    public required ModelCapability Capability { get; init; }

    /// <summary>What the model is to do.</summary>
    public required TaskTemplate System { get; init; }

    /// <summary>What it is to do it with.</summary>
    public required TaskTemplate User { get; init; }

    /// <summary>The form of the answer; null for text.</summary>
    public required AnswerSchema? Schema { get; init; }

    /// <summary>The fields that the answer fills, by the answer's member; one under the empty name takes the whole answer.</summary>
    public required IReadOnlyDictionary<string, SessionField> Fields { get; init; }

    /// <summary>The answers for a session without text, by member; a session gets none, and no call, where there are none.</summary>
    public required IReadOnlyDictionary<string, TaskTemplate> WithoutText { get; init; }

    /// <summary>The sources whose sessions it is for; empty for all.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The most tokens of the answer; null for the provider's default.</summary>
    public required int? MaxTokens { get; init; }

    /// <summary>The most characters of a text that is stored.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Hash of all that decides what the answer says: another version makes a session due again. The model is not part of it.</summary>
    public string Version => field ??= TextHash.Of(
        [System.Text, User.Text, Schema?.Text ?? "", MaxLength.ToString(global::System.Globalization.CultureInfo.InvariantCulture), .. Fields.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { pair.Key, pair.Value.Path })]);

    /// <summary>What the step is called in <see cref="SessionMeta.ProcessingLog"/>.</summary>
    public string LogName => $"llm_{Name}_v1";

    public bool AppliesTo(string source) => Sources.Count == 0 || Sources.Contains(source);

    /// <summary>Hash of what the task sees of a session: another one makes it due again. What its templates do not name plays no part.</summary>
    public string InputHash(IReadOnlyDictionary<string, string> values)
    {
        var templates = values[TemplateField.Text].Length > 0 ? [System, User] : WithoutText.Values;
        var used = templates.SelectMany(template => template.Fields).Where(name => name != TemplateField.Categories).Distinct().OrderBy(name => name, StringComparer.Ordinal);
        return TextHash.Of(used.SelectMany(name => new[] { name, values[name] }));
    }

    public override string ToString() => Name;
}
