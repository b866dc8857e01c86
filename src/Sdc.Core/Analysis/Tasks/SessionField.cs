namespace Sdc;

/// <summary>A place in a session that a task fills: <c>llm_generated_title</c>, <c>llm_generated_category</c>, <c>generated_summaries.key</c> or <c>structured_llm_results.key</c>.</summary>
internal sealed record SessionField
{
    public const string Allowed = "llm_generated_title, llm_generated_category, generated_summaries.<key> or structured_llm_results.<key>";

    private const string TitlePath = "llm_generated_title";
    private const string CategoryPath = "llm_generated_category";
    private const string SummariesPrefix = "generated_summaries.";
    private const string ResultsPrefix = "structured_llm_results.";

    private SessionField(string path) => Path = path;

    public string Path { get; }

    public bool IsTitle => Path == TitlePath;

    public bool IsCategory => Path == CategoryPath;

    /// <summary>Whether it takes a JSON object (else a text).</summary>
    public bool IsStructured => Path.StartsWith(ResultsPrefix, StringComparison.Ordinal);

    private string Key => Path.Substring(Path.IndexOf('.') + 1);

    public static bool TryParse(string text, out SessionField field)
    {
        field = new(text.Trim());
        if (field.IsTitle || field.IsCategory) return true;
        var isMap = field.IsStructured || field.Path.StartsWith(SummariesPrefix, StringComparison.Ordinal);
        return isMap && field.Key.Length is > 0 and <= 60 && field.Key.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-');
    }

    /// <summary>What the session has there; null for nothing, or an empty text.</summary>
    public object? Get(Session session)
    {
        var insights = session.Insights;
        var value = IsTitle ? insights.LlmGeneratedTitle : IsCategory ? insights.LlmGeneratedCategory : Map(insights).Value(Key);
        return value is "" ? null : value;
    }

    public void Set(Session session, object value)
    {
        var insights = session.Insights;
        if (IsTitle) insights.LlmGeneratedTitle = (string)value;
        else if (IsCategory) insights.LlmGeneratedCategory = (string)value;
        else Map(insights)[Key] = value;
    }

    public override string ToString() => Path;

    private DataMap Map(SessionInsights insights) => IsStructured ? insights.StructuredLlmResults : insights.GeneratedSummaries;
}
