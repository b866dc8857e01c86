namespace Sdc;

/// <summary>Turns a model's answer into what the task's fields may hold: checked, restored, cleaned, bounded.</summary>
internal static class TaskAnswer
{
    private const int LongestTitle = 120;
    private const int LongestCategory = 60;

    /// <summary>The value of each field, by the answer's member.</summary>
    /// <param name="task">The task.</param>
    /// <param name="answer">The model's words.</param>
    /// <param name="restore">Puts back what was redacted and may be.</param>
    /// <param name="categories">The categories that there are.</param>
    /// <exception cref="FormatException">The answer is not of the task's form; the message says why.</exception>
    public static Dictionary<string, object> Read(AnalysisTask task, string answer, Func<string, string> restore, IReadOnlyList<string> categories)
    {
        if (task.Schema is null) return new() { [""] = Filled("", answer) };
        var map = task.Schema.Read(answer);
        if (task.Fields.ContainsKey("")) return new() { [""] = Cleaned(map, task, restore)! };
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var member in task.Fields.Keys)
        {
            if (map.Value(member) is not { } value) continue;
            values[member] = task.Fields[member].IsStructured ? Cleaned(value, task, restore)! : Filled(member, DataMap.Show(value) ?? "");
        }

        return values.Count > 0 ? values : throw new FormatException("none of the members is there");

        string Filled(string member, string text)
        {
            var clean = TaskAnswer.Text(task, member, task.Fields[member].IsCategory ? text : restore(text), categories);
            return clean.Length > 0 ? clean : throw new FormatException(member.Length == 0 ? "it is empty" : $"the member '{member}' is empty");
        }
    }

    /// <summary>A text as its field may hold it; empty when nothing is left.</summary>
    public static string Text(AnalysisTask task, string member, string text, IReadOnlyList<string> categories) => task.Fields[member] switch
    {
        { IsTitle: true } => AnswerText.Line(text, LongestTitle),
        { IsCategory: true } => Category(text, categories),
        _ => AnswerText.Block(text, task.MaxLength),
    };

    /// <summary>The category that a text means, letter case aside; else the last resort.</summary>
    public static string Category(string text, IReadOnlyList<string> categories)
    {
        var line = AnswerText.Line(text, LongestCategory).Trim('.', '!', '"', '\'', '“', '”', ' ');
        return categories.FirstOrDefault(category => category.Equals(line, StringComparison.OrdinalIgnoreCase))
            ?? categories.First(category => category.Equals(AnalysisTasks.OtherCategory, StringComparison.OrdinalIgnoreCase));
    }

    private static object? Cleaned(object? value, AnalysisTask task, Func<string, string> restore) => value switch
    {
        string text => AnswerText.Block(restore(text), task.MaxLength),
        DataMap map => Cleaned(map, task, restore),
        List<object?> list => list.Select(item => Cleaned(item, task, restore)).ToList(),
        _ => value,
    };

    private static DataMap Cleaned(DataMap map, AnalysisTask task, Func<string, string> restore)
    {
        var clean = new DataMap();
        foreach (var pair in map) clean[pair.Key] = Cleaned(pair.Value, task, restore);
        return clean;
    }
}
