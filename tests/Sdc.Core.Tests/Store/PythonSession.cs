using System.Text.Json.Nodes;

namespace Sdc.Tests.Store;

/// <summary>A session file as the Python SDC 2.0 wrote it: just its keys, and ids of its own.</summary>
internal sealed record PythonSession(string Id, string Source, string Start)
{
    public string Identifier { get; init; } = "export.csv";

    public string Status { get; init; } = "Linked";

    public long? CustomerId { get; init; } = 7;

    public string? CustomerName { get; init; } = "Acme Inc.";

    public string? Title { get; init; } = "Printer mended";

    public string Notes { get; init; } = "my notes";

    public string Link { get; init; } = "Project: Migration";

    public JsonArray Segments { get; } = [];

    public string FileName => $"{Start.Substring(0, 10)}_{Source.Replace('.', '_')}_{Id}.json";

    public PythonSession Add(string type, string start, string? end, string? author, string? content, JsonObject metadata)
    {
        Segments.Add(new JsonObject
        {
            ["segment_id"] = Id + "-segment-" + Segments.Count, ["start_time_utc"] = start, ["end_time_utc"] = end ?? start, ["type"] = type,
            ["author"] = author, ["content"] = content, ["metadata"] = metadata,
        });
        return this;
    }

    public PythonSession Connection(string id, string start, string end, string technician = "Dana", string company = "Acme") =>
        Add("RemoteConnection", start, end, technician, "Remote session", new() { ["connection_id"] = id, ["process_type"] = "Host", ["session_type"] = "Access", ["duration_seconds"] = 900, ["customer_name"] = company });

    public PythonSession Message(string time, string author, string text) => Add("ChatMessage", time, null, author, text, new() { ["is_user"] = author == "Dana" });

    public PythonSession Ticket(string number, string time, string subject) => Add("TicketCreation", time, null, "Dana", subject, new()
    {
        ["syncro_ticket_number"] = number, ["syncro_problem_type"] = "Other", ["syncro_status"] = "New", ["syncro_priority"] = null, ["syncro_tag_list"] = new JsonArray(),
    });

    public PythonSession Comment(long id, string time, string text) => Add("PublicNote", time, null, "Dana", text, new() { ["syncro_comment_id"] = id, ["syncro_user_id"] = 3 });

    public string Json() => new JsonObject
    {
        ["meta"] = new JsonObject
        {
            ["session_id"] = Id, ["schema_version"] = "2.0", ["source_system"] = Source, ["source_identifiers"] = new JsonArray(Identifier), ["processing_status"] = Status,
            ["processing_log"] = new JsonArray("customer_linker_v1", "llm_title_v1"), ["ingestion_timestamp_utc"] = "2026-10-01T08:00:00Z", ["last_updated_timestamp_utc"] = "2026-10-02T08:00:00Z",
            ["run"] = "nightly",
        },
        ["context"] = new JsonObject
        {
            ["customer_id"] = CustomerId, ["customer_name"] = CustomerName, ["contact_id"] = null, ["contact_name"] = null, ["links"] = new JsonArray(Link), ["site"] = "north",
        },
        ["insights"] = new JsonObject
        {
            ["session_start_time_utc"] = Start, ["session_end_time_utc"] = Start, ["session_duration_minutes"] = 15, ["source_title"] = "Session", ["llm_generated_title"] = Title,
            ["llm_generated_category"] = "Hardware", ["generated_summaries"] = new JsonObject { ["default"] = "We mended it." },
            ["structured_llm_results"] = new JsonObject { ["billing"] = new JsonObject { ["billable"] = true } }, ["user_notes"] = Notes,
        },
        ["segments"] = Segments.DeepClone(),
        ["exported_by"] = "sdc.py",
    }.ToJsonString(new() { WriteIndented = true });

    public string Put(TestProject project)
    {
        project.Put(FileName, Json());
        return Path.Combine(project.Sessions, FileName);
    }

    /// <summary>All that a person, a model or another program gave the session, and the Python SDC's own log.</summary>
    public static void AssertKept(Session session, string notes = "my notes")
    {
        Assert.Equal(
            ("Printer mended", "Hardware", "We mended it.", notes, "Project: Migration", 7L, "Acme Inc.", "nightly", "north", "sdc.py"),
            (session.Insights.LlmGeneratedTitle, session.Insights.LlmGeneratedCategory, session.Insights.GeneratedSummaries.Text("default"), session.Insights.UserNotes, session.Context.Links[0],
                session.CustomerId, session.CustomerName, session.Meta.Unknown.Text("run"), session.Context.Unknown.Text("site"), session.Unknown.Text("exported_by")));
        Assert.True(Assert.IsType<bool>(Assert.IsType<DataMap>(session.Insights.StructuredLlmResults["billing"])["billable"]));
        Assert.Equal(["customer_linker_v1", "llm_title_v1"], session.Meta.ProcessingLog);
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero), session.Meta.IngestionTimestampUtc);
    }
}
