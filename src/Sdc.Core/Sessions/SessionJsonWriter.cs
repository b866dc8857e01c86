using System.Text.Json;

namespace Sdc;

/// <summary>
/// Writes a session as the attributes of its types say, byte for byte, in a third of the time that the serializer needs: a first run writes tens of thousands.
/// </summary>
internal static class SessionJsonWriter
{
    private static readonly JsonEncodedText Meta = Name("meta"), Context = Name("context"), Insights = Name("insights"), Segments = Name("segments"),
        SessionId = Name("session_id"), SchemaVersion = Name("schema_version"), SourceSystem = Name("source_system"), SourceIdentifiers = Name("source_identifiers"),
        ProcessingStatus = Name("processing_status"), ProcessingLog = Name("processing_log"), Ingested = Name("ingestion_timestamp_utc"), Updated = Name("last_updated_timestamp_utc"),
        ChatId = Name("chat_id"), CustomerId = Name("customer_id"), CustomerName = Name("customer_name"), ContactId = Name("contact_id"), ContactName = Name("contact_name"),
        Links = Name("links"), SourceCustomer = Name("source_customer_name"), SourceContact = Name("source_contact_name"), Match = Name("customer_match"),
        Grew = Name("grew_after_review"), Shrank = Name("shrank_after_review"), Deleted = Name("deleted_at_source"), Method = Name("method"), Score = Name("score"), RunnerUp = Name("runner_up"),
        Candidates = Name("candidates"), Reason = Name("reason"), ContactMethod = Name("contact_method"), Confirmed = Name("confirmed"), SessionStart = Name("session_start_time_utc"), SessionEnd = Name("session_end_time_utc"),
        Minutes = Name("session_duration_minutes"), ActiveSeconds = Name("active_seconds"), Basis = Name("duration_basis"), SourceTitle = Name("source_title"),
        LlmTitle = Name("llm_generated_title"), LlmCategory = Name("llm_generated_category"), Summaries = Name("generated_summaries"), LlmResults = Name("structured_llm_results"),
        Notes = Name("user_notes"), Analysis = Name("analysis"), SegmentId = Name("segment_id"), Start = Name("start_time_utc"), End = Name("end_time_utc"), Type = Name("type"), Author = Name("author"),
        Content = Name("content"), Metadata = Name("metadata");

    // What is written goes on to the file when it is so much.
    private const int FlushedAt = 48 * 1024;

    /// <summary>Writes a session.</summary>
    /// <returns>The most bytes that the writer held.</returns>
    public static int Write(Utf8JsonWriter writer, Session session)
    {
        var most = 0;
        writer.WriteStartObject();
        WriteMeta(writer, session.Meta);
        WriteContext(writer, session.Context);
        WriteInsights(writer, session.Insights);
        writer.WriteStartArray(Segments);
        foreach (var segment in session.Segments)
        {
            WriteSegment(writer, segment);
            if (writer.BytesPending <= FlushedAt) continue;
            most = Math.Max(most, writer.BytesPending);
            writer.Flush();
        }

        writer.WriteEndArray();
        Rest(writer, session.UnknownIfAny);
        writer.WriteEndObject();
        return Math.Max(most, writer.BytesPending);
    }

    private static void WriteMeta(Utf8JsonWriter writer, SessionMeta meta)
    {
        writer.WriteStartObject(Meta);
        writer.WriteString(SessionId, meta.SessionId);
        writer.WriteString(SchemaVersion, meta.SchemaVersion);
        writer.WriteString(SourceSystem, meta.SourceSystem);
        List(writer, SourceIdentifiers, meta.SourceIdentifiers);
        writer.WriteString(ProcessingStatus, meta.ProcessingStatus);
        List(writer, ProcessingLog, meta.ProcessingLog);
        Time(writer, Ingested, meta.IngestionTimestampUtc);
        Time(writer, Updated, meta.LastUpdatedTimestampUtc);
        if (meta.ChatId is not null) writer.WriteString(ChatId, meta.ChatId);
        Rest(writer, meta.UnknownIfAny);
        writer.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter writer, SessionContext context)
    {
        writer.WriteStartObject(Context);
        Integer(writer, CustomerId, context.CustomerId);
        writer.WriteString(CustomerName, context.CustomerName);
        Integer(writer, ContactId, context.ContactId);
        writer.WriteString(ContactName, context.ContactName);
        List(writer, Links, context.Links);
        writer.WriteString(SourceCustomer, context.SourceCustomerName);
        writer.WriteString(SourceContact, context.SourceContactName);
        WriteMatch(writer, context.CustomerMatch);
        if (context.GrewAfterReview) writer.WriteBoolean(Grew, true);
        if (context.ShrankAfterReview) writer.WriteBoolean(Shrank, true);
        if (context.DeletedAtSource) writer.WriteBoolean(Deleted, true);
        Rest(writer, context.UnknownIfAny);
        writer.WriteEndObject();
    }

    private static void WriteMatch(Utf8JsonWriter writer, CustomerMatch? match)
    {
        if (match is null)
        {
            writer.WriteNull(Match);
            return;
        }

        writer.WriteStartObject(Match);
        writer.WriteString(Method, match.Method);
        Real(writer, Score, match.Score);
        Integer(writer, CustomerId, match.CustomerId);
        writer.WriteString(CustomerName, match.CustomerName);
        writer.WritePropertyName(RunnerUp);
        WriteCandidate(writer, match.RunnerUp);
        writer.WriteStartArray(Candidates);
        foreach (var candidate in match.Candidates) WriteCandidate(writer, candidate);
        writer.WriteEndArray();
        writer.WriteString(Reason, match.Reason);
        Integer(writer, ContactId, match.ContactId);
        writer.WriteString(ContactName, match.ContactName);
        writer.WriteString(ContactMethod, match.ContactMethod);
        if (match.IsConfirmed) writer.WriteBoolean(Confirmed, true);
        Rest(writer, match.UnknownIfAny);
        writer.WriteEndObject();
    }

    private static void WriteCandidate(Utf8JsonWriter writer, MatchCandidate? candidate)
    {
        if (candidate is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteNumber(CustomerId, candidate.CustomerId);
        writer.WriteString(CustomerName, candidate.CustomerName);
        Real(writer, Score, candidate.Score);
        writer.WriteEndObject();
    }

    private static void WriteInsights(Utf8JsonWriter writer, SessionInsights insights)
    {
        writer.WriteStartObject(Insights);
        Time(writer, SessionStart, insights.SessionStartTimeUtc);
        Time(writer, SessionEnd, insights.SessionEndTimeUtc);
        Real(writer, Minutes, insights.SessionDurationMinutes);
        Real(writer, ActiveSeconds, insights.ActiveSeconds);
        writer.WriteString(Basis, insights.DurationBasis);
        writer.WriteString(SourceTitle, insights.SourceTitle);
        writer.WriteString(LlmTitle, insights.LlmGeneratedTitle);
        writer.WriteString(LlmCategory, insights.LlmGeneratedCategory);
        Map(writer, Summaries, insights.GeneratedSummaries);
        Map(writer, LlmResults, insights.StructuredLlmResults);
        writer.WriteString(Notes, insights.UserNotes);
        if (insights.Analysis is not null) Map(writer, Analysis, insights.Analysis);
        Rest(writer, insights.UnknownIfAny);
        writer.WriteEndObject();
    }

    private static void WriteSegment(Utf8JsonWriter writer, SessionSegment segment)
    {
        writer.WriteStartObject();
        writer.WriteString(SegmentId, segment.SegmentId);
        Time(writer, Start, segment.StartTimeUtc);
        Time(writer, End, segment.EndTimeUtc);
        writer.WriteString(Type, segment.Type);
        writer.WriteString(Author, segment.Author);
        writer.WriteString(Content, segment.Content);
        Map(writer, Metadata, segment.Metadata);
        Rest(writer, segment.UnknownIfAny);
        writer.WriteEndObject();
    }

    private static void Map(Utf8JsonWriter writer, JsonEncodedText name, DataMap map)
    {
        writer.WriteStartObject(name);
        Rest(writer, map);
        writer.WriteEndObject();
    }

    private static void Rest(Utf8JsonWriter writer, DataMap? map)
    {
        if (map is null || map.Count == 0) return;
        foreach (var pair in map)
        {
            writer.WritePropertyName(pair.Key);
            PlainValueConverter.WriteValue(writer, pair.Value);
        }
    }

    private static void List(Utf8JsonWriter writer, JsonEncodedText name, TextList texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void Time(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? time)
    {
        writer.WritePropertyName(name);
        if (time is { } known) UtcTimeConverter.Write(writer, known);
        else writer.WriteNullValue();
    }

    private static void Integer(Utf8JsonWriter writer, JsonEncodedText name, long? number)
    {
        if (number is { } known) writer.WriteNumber(name, known);
        else writer.WriteNull(name);
    }

    private static void Real(Utf8JsonWriter writer, JsonEncodedText name, double? number)
    {
        writer.WritePropertyName(name);
        if (number is { } known) RealNumberConverter.Write(writer, known);
        else writer.WriteNullValue();
    }

    private static JsonEncodedText Name(string name) => JsonEncodedText.Encode(name);
}
