namespace Sdc;

/// <summary>
/// Decides which fields a task has to fill. What a person wrote, or a program that keeps no records (the Python SDC), stays. What another task filled from
/// the same text counts as done. A session that a person reviewed gets only what it lacks.
/// </summary>
internal static class DueFields
{
    // The Python SDC notes its steps so.
    private const string ModelStep = "llm_";

    /// <summary>The members of the task's answer that are due.</summary>
    /// <param name="session">The session.</param>
    /// <param name="task">The task.</param>
    /// <param name="inputHash">What the task sees of the session.</param>
    /// <param name="force">Do again what a model did, also where nothing changed.</param>
    public static List<string> Of(Session session, AnalysisTask task, string inputHash, bool force) =>
        [.. task.Fields.Where(pair => IsDue(session, task, pair.Value, inputHash, force)).Select(pair => pair.Key)];

    private static bool IsDue(Session session, AnalysisTask task, SessionField field, string inputHash, bool force)
    {
        if (field.Get(session) is null) return true;
        if (AnalysisRecord.Covering(session, field) is not { } record) return force && IsByModel(session);
        if (force) return true;
        return session.Status != SessionStatus.Reviewed && (record.InputHash != inputHash || (record.Task == task.Name && record.Version != task.Version));
    }

    // Where there are records, what none of them covers was changed by a person.
    private static bool IsByModel(Session session) =>
        session.Insights.Analysis is null && session.Meta.ProcessingLog.Any(step => step.StartsWith(ModelStep, StringComparison.Ordinal));
}
