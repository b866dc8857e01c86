using System.Text;
using System.Text.Json;

namespace Sdc.Cli;

/// <summary>What <c>--summary json</c> prints: one object, for scripts.</summary>
internal static class RunSummary
{
    /// <summary>The object on one line.</summary>
    /// <param name="exitCode">The exit code of the process.</param>
    /// <param name="error">What stopped the run before its steps were done; null when nothing did.</param>
    /// <param name="steps">The figures of each step.</param>
    public static string Json(int exitCode, string? error, IReadOnlyList<StepSummary> steps) => Object(exitCode, error, writer =>
    {
        writer.WriteStartArray("steps");
        foreach (var step in steps)
        {
            writer.WriteStartObject();
            writer.WriteString("step", step.Step);
            foreach (var (name, value) in Figures(step)) writer.WriteNumber(name, value);
            if (step.Cost is { } cost) writer.WriteNumber("cost", cost);
            writer.WriteNumber("seconds", Math.Round(step.Duration.TotalSeconds, 3));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>The same for an analysis that was only planned.</summary>
    public static string Json(int exitCode, IReadOnlyList<AnalysisEstimate> plan) => Object(exitCode, null, writer =>
    {
        writer.WriteStartArray("plan");
        foreach (var estimate in plan)
        {
            writer.WriteStartObject();
            writer.WriteString("task", estimate.Task);
            writer.WriteString("model", estimate.Model);
            foreach (var (name, value) in Figures(estimate)) writer.WriteNumber(name, value);
            if (estimate.Cost is { } cost) writer.WriteNumber("cost", cost);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static string Object(int exitCode, string? error, Action<Utf8JsonWriter> more)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("exit_code", exitCode);
            if (error is not null) writer.WriteString("error", error);
            more(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static IEnumerable<(string Name, long Value)> Figures(AnalysisEstimate estimate) =>
    [
        ("sessions", estimate.Sessions), ("without_model", estimate.WithoutModel), ("in_parts", estimate.InParts), ("questions", estimate.Questions),
        ("input_tokens", estimate.InputTokens), ("output_tokens", estimate.OutputTokens),
    ];

    private static IEnumerable<(string Name, long Value)> Figures(StepSummary step) =>
    [
        ("read", step.Read), ("new", step.New), ("changed", step.Changed), ("unchanged", step.Unchanged), ("skipped", step.Skipped),
        ("failed", step.Failed), ("newly_failed", step.NewlyFailed), ("linked", step.Linked), ("needs_review", step.NeedsReview),
        .. step.Step == AnalysisStep.Name ? (IEnumerable<(string, long)>)[("left_due", step.LeftDue), ("input_tokens", step.InputTokens), ("output_tokens", step.OutputTokens)] : [],
    ];
}
