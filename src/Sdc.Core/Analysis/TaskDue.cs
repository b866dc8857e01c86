namespace Sdc;

/// <summary>A task that a session is due for.</summary>
/// <param name="Task">The task.</param>
/// <param name="InputHash">What it sees of the session.</param>
/// <param name="Members">The members of its answer that are wanted, with a hash of what their fields hold now; null for nothing.</param>
/// <param name="Free">The answers, where the session has no text and no model is asked; else null.</param>
internal sealed record TaskDue(AnalysisTask Task, string InputHash, IReadOnlyDictionary<string, string?> Members, IReadOnlyDictionary<string, object>? Free)
{
    /// <summary>What a session is due for; null for nothing.</summary>
    /// <param name="session">The session.</param>
    /// <param name="values">Its values.</param>
    /// <param name="task">The task.</param>
    /// <param name="categories">The categories that there are.</param>
    /// <param name="force">Do again what a model did.</param>
    public static TaskDue? Of(Session session, IReadOnlyDictionary<string, string> values, AnalysisTask task, IReadOnlyList<string> categories, bool force)
    {
        if (!task.AppliesTo(session.Source)) return null;
        var free = values[TemplateField.Text].Length > 0 ? null : WithoutText(task, values, categories);
        if (free is { Count: 0 }) return null;
        var hash = task.InputHash(values);
        var members = DueFields.Of(session, task, hash, force).Where(member => free?.ContainsKey(member) != false).ToDictionary(member => member, member => Held(session, task.Fields[member]), StringComparer.Ordinal);
        return members.Count == 0 ? null : new(task, hash, members, free);
    }

    /// <summary>Whether a session has all that the tasks can give.</summary>
    public static bool IsCurrent(Session session, AnalysisTasks tasks)
    {
        var values = TemplateField.Values(session, tasks.Categories);
        return tasks.Enabled.Count > 0 && tasks.Enabled.All(task => Of(session, values, task, tasks.Categories, false) is null);
    }

    /// <summary>Puts an answer into a session, read anew: what somebody changed since the question was asked stays.</summary>
    /// <returns>False when there was nothing to put.</returns>
    public bool Apply(Session session, TaskResult result)
    {
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Members.Where(member => result.Values.ContainsKey(member.Key)))
        {
            var field = Task.Fields[member.Key];
            if (Held(session, field) != member.Value) continue;
            field.Set(session, result.Values[member.Key]);
            filled[field.Path] = AnalysisRecord.HashOf(result.Values[member.Key]);
        }

        if (filled.Count == 0) return false;
        new AnalysisRecord
        {
            Task = Task.Name,
            Version = Task.Version,
            Model = result.Model,
            InputHash = InputHash,
            InputTokens = result.Use.InputTokens,
            OutputTokens = result.Use.OutputTokens,
            Cost = result.Use.Cost,
            Parts = result.Parts,
            IsCut = result.IsCut,
            Fields = filled,
        }.Store(session);
        session.Meta.ProcessingLog.AddMissing([Task.LogName]);
        return true;
    }

    private static string? Held(Session session, SessionField field) => field.Get(session) is { } value ? AnalysisRecord.HashOf(value) : null;

    private static Dictionary<string, object> WithoutText(AnalysisTask task, IReadOnlyDictionary<string, string> values, IReadOnlyList<string> categories)
    {
        var answers = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var pair in task.WithoutText)
        {
            var text = TaskAnswer.Text(task, pair.Key, pair.Value.Render(values), categories);
            if (text.Length > 0) answers[pair.Key] = text;
        }

        return answers;
    }
}
