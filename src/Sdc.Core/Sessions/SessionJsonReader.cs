using System.Text.Json;

namespace Sdc;

/// <summary>
/// Reads a session file as <see cref="SessionJsonWriter"/> writes it, in a fraction of the time that the serializer needs, and without the compiling that its first use
/// in a process takes. Whatever a person or another program wrote otherwise is left to the serializer, which reads it, or says what is wrong with it.
/// </summary>
internal static class SessionJsonReader
{
    // The rest of what the serializer puts up with (comments, trailing commas) is not in these files.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = SessionJson.MaxDepth };

    /// <summary>Reads a session; null where anything is not just as it is written here.</summary>
    public static Session? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, Options);
            reader.Read();
            return ReadSession(ref reader) is { } session && !reader.Read() ? session : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // No JSON, or a text that is not UTF-8.
            return null;
        }
    }

    private static Session? ReadSession(ref Utf8JsonReader reader)
    {
        var session = new Session();
        if (reader.TokenType != JsonTokenType.StartObject) return null;
        while (NextName(ref reader))
        {
            if (JsonName.Takes(ref reader, "meta"u8)) { if (!ReadMeta(ref reader, session.Meta = new())) return null; }
            else if (JsonName.Takes(ref reader, "context"u8)) { if (!ReadContext(ref reader, session.Context = new())) return null; }
            else if (JsonName.Takes(ref reader, "insights"u8)) { if (!ReadInsights(ref reader, session.Insights = new())) return null; }
            else if (JsonName.Takes(ref reader, "segments"u8)) { if (!ReadSegments(ref reader, session.Segments = [])) return null; }
            else return null;
        }

        return session;
    }

    private static bool ReadMeta(ref Utf8JsonReader reader, SessionMeta meta)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (NextName(ref reader))
        {
            bool good;
            if (JsonName.Takes(ref reader, "session_id"u8)) { good = Text(ref reader, out var text); meta.SessionId = text!; }
            else if (JsonName.Takes(ref reader, "schema_version"u8)) { good = Text(ref reader, out var text); meta.SchemaVersion = text!; }
            else if (JsonName.Takes(ref reader, "source_system"u8)) { good = Text(ref reader, out var text); meta.SourceSystem = text!; }
            else if (JsonName.Takes(ref reader, "source_identifiers"u8)) good = List(ref reader, meta.SourceIdentifiers = []);
            else if (JsonName.Takes(ref reader, "processing_status"u8)) { good = Text(ref reader, out var text); meta.ProcessingStatus = text!; }
            else if (JsonName.Takes(ref reader, "processing_log"u8)) good = List(ref reader, meta.ProcessingLog = []);
            else if (JsonName.Takes(ref reader, "ingestion_timestamp_utc"u8)) { good = Time(ref reader, out var time); meta.IngestionTimestampUtc = time; }
            else if (JsonName.Takes(ref reader, "last_updated_timestamp_utc"u8)) { good = Time(ref reader, out var time); meta.LastUpdatedTimestampUtc = time; }
            else if (JsonName.Takes(ref reader, "chat_id"u8)) { good = Text(ref reader, out var text); meta.ChatId = text; }
            else return false;
            if (!good) return false;
        }

        return true;
    }

    private static bool ReadContext(ref Utf8JsonReader reader, SessionContext context)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (NextName(ref reader))
        {
            bool good;
            if (JsonName.Takes(ref reader, "customer_id"u8)) { good = Integer(ref reader, out var number); context.CustomerId = number; }
            else if (JsonName.Takes(ref reader, "customer_name"u8)) { good = Text(ref reader, out var text); context.CustomerName = text; }
            else if (JsonName.Takes(ref reader, "contact_id"u8)) { good = Integer(ref reader, out var number); context.ContactId = number; }
            else if (JsonName.Takes(ref reader, "contact_name"u8)) { good = Text(ref reader, out var text); context.ContactName = text; }
            else if (JsonName.Takes(ref reader, "links"u8)) good = List(ref reader, context.Links = []);
            else if (JsonName.Takes(ref reader, "source_customer_name"u8)) { good = Text(ref reader, out var text); context.SourceCustomerName = text; }
            else if (JsonName.Takes(ref reader, "source_contact_name"u8)) { good = Text(ref reader, out var text); context.SourceContactName = text; }
            else if (JsonName.Takes(ref reader, "customer_match"u8)) { context.CustomerMatch = null; good = reader.TokenType == JsonTokenType.Null || ReadMatch(ref reader, context.CustomerMatch = new()); }
            else if (JsonName.Takes(ref reader, "grew_after_review"u8)) { good = Flag(ref reader, out var flag); context.GrewAfterReview = flag; }
            else if (JsonName.Takes(ref reader, "shrank_after_review"u8)) { good = Flag(ref reader, out var flag); context.ShrankAfterReview = flag; }
            else if (JsonName.Takes(ref reader, "deleted_at_source"u8)) { good = Flag(ref reader, out var flag); context.DeletedAtSource = flag; }
            else return false;
            if (!good) return false;
        }

        return true;
    }

    private static bool ReadMatch(ref Utf8JsonReader reader, CustomerMatch match)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (NextName(ref reader))
        {
            bool good;
            if (JsonName.Takes(ref reader, "method"u8)) { good = Text(ref reader, out var text); match.Method = text; }
            else if (JsonName.Takes(ref reader, "score"u8)) { good = Real(ref reader, out var number) && number is not null; match.Score = number ?? 0; }
            else if (JsonName.Takes(ref reader, "customer_id"u8)) { good = Integer(ref reader, out var number); match.CustomerId = number; }
            else if (JsonName.Takes(ref reader, "customer_name"u8)) { good = Text(ref reader, out var text); match.CustomerName = text; }
            else if (JsonName.Takes(ref reader, "runner_up"u8)) { match.RunnerUp = null; good = reader.TokenType == JsonTokenType.Null || ReadCandidate(ref reader, match.RunnerUp = new()); }
            else if (JsonName.Takes(ref reader, "candidates"u8)) good = ReadCandidates(ref reader, match.Candidates = []);
            else if (JsonName.Takes(ref reader, "reason"u8)) { good = Text(ref reader, out var text); match.Reason = text; }
            else if (JsonName.Takes(ref reader, "contact_id"u8)) { good = Integer(ref reader, out var number); match.ContactId = number; }
            else if (JsonName.Takes(ref reader, "contact_name"u8)) { good = Text(ref reader, out var text); match.ContactName = text; }
            else if (JsonName.Takes(ref reader, "contact_method"u8)) { good = Text(ref reader, out var text); match.ContactMethod = text; }
            else if (JsonName.Takes(ref reader, "confirmed"u8)) { good = Flag(ref reader, out var flag); match.IsConfirmed = flag; }
            else return false;
            if (!good) return false;
        }

        return true;
    }

    private static bool ReadCandidates(ref Utf8JsonReader reader, CandidateList candidates)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var candidate = new MatchCandidate();
            if (!ReadCandidate(ref reader, candidate)) return false;
            candidates.Add(candidate);
        }

        return true;
    }

    private static bool ReadCandidate(ref Utf8JsonReader reader, MatchCandidate candidate)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (NextName(ref reader))
        {
            bool good;
            if (JsonName.Takes(ref reader, "customer_id"u8)) { good = Integer(ref reader, out var number) && number is not null; candidate.CustomerId = number ?? 0; }
            else if (JsonName.Takes(ref reader, "customer_name"u8)) { good = Text(ref reader, out var text); candidate.CustomerName = text!; }
            else if (JsonName.Takes(ref reader, "score"u8)) { good = Real(ref reader, out var number) && number is not null; candidate.Score = number ?? 0; }
            else return false;
            if (!good) return false;
        }

        return true;
    }

    private static bool ReadInsights(ref Utf8JsonReader reader, SessionInsights insights)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (NextName(ref reader))
        {
            bool good;
            if (JsonName.Takes(ref reader, "session_start_time_utc"u8)) { good = Time(ref reader, out var time); insights.SessionStartTimeUtc = time; }
            else if (JsonName.Takes(ref reader, "session_end_time_utc"u8)) { good = Time(ref reader, out var time); insights.SessionEndTimeUtc = time; }
            else if (JsonName.Takes(ref reader, "session_duration_minutes"u8)) { good = Real(ref reader, out var number); insights.SessionDurationMinutes = number; }
            else if (JsonName.Takes(ref reader, "active_seconds"u8)) { good = Real(ref reader, out var number); insights.ActiveSeconds = number; }
            else if (JsonName.Takes(ref reader, "duration_basis"u8)) { good = Text(ref reader, out var text); insights.DurationBasis = text; }
            else if (JsonName.Takes(ref reader, "source_title"u8)) { good = Text(ref reader, out var text); insights.SourceTitle = text; }
            else if (JsonName.Takes(ref reader, "llm_generated_title"u8)) { good = Text(ref reader, out var text); insights.LlmGeneratedTitle = text; }
            else if (JsonName.Takes(ref reader, "llm_generated_category"u8)) { good = Text(ref reader, out var text); insights.LlmGeneratedCategory = text; }
            else if (JsonName.Takes(ref reader, "generated_summaries"u8)) { good = Map(ref reader, out var map); insights.GeneratedSummaries = map!; }
            else if (JsonName.Takes(ref reader, "structured_llm_results"u8)) { good = Map(ref reader, out var map); insights.StructuredLlmResults = map!; }
            else if (JsonName.Takes(ref reader, "user_notes"u8)) { good = Text(ref reader, out var text); insights.UserNotes = text; }
            else if (JsonName.Takes(ref reader, "analysis"u8)) { good = Map(ref reader, out var map); insights.Analysis = map; }
            else return false;
            if (!good) return false;
        }

        return true;
    }

    private static bool ReadSegments(ref Utf8JsonReader reader, SegmentList segments)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var segment = new SessionSegment();
            if (!ReadSegment(ref reader, segment)) return false;
            segments.Add(segment);
        }

        return true;
    }

    private static bool ReadSegment(ref Utf8JsonReader reader, SessionSegment segment)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (NextName(ref reader))
        {
            bool good;
            if (JsonName.Takes(ref reader, "segment_id"u8)) { good = Text(ref reader, out var text); segment.SegmentId = text!; }
            else if (JsonName.Takes(ref reader, "start_time_utc"u8)) { good = Time(ref reader, out var time); segment.StartTimeUtc = time; }
            else if (JsonName.Takes(ref reader, "end_time_utc"u8)) { good = Time(ref reader, out var time); segment.EndTimeUtc = time; }
            else if (JsonName.Takes(ref reader, "type"u8)) { good = Text(ref reader, out var text); segment.Type = text!; }
            else if (JsonName.Takes(ref reader, "author"u8)) { good = Text(ref reader, out var text); segment.Author = text; }
            else if (JsonName.Takes(ref reader, "content"u8)) { good = Text(ref reader, out var text); segment.Content = text; }
            else if (JsonName.Takes(ref reader, "metadata"u8)) { good = Map(ref reader, out var map); segment.Metadata = map!; }
            else return false;
            if (!good) return false;
        }

        return true;
    }

    private static bool NextName(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static bool Text(ref Utf8JsonReader reader, out string? text)
    {
        text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Null;
    }

    private static bool List(ref Utf8JsonReader reader, TextList texts)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String) return false;
            texts.Add(reader.GetString()!);
        }

        return true;
    }

    private static bool Map(ref Utf8JsonReader reader, out DataMap? map)
    {
        map = reader.TokenType == JsonTokenType.StartObject ? PlainValueConverter.ReadMap(ref reader) : null;
        return map is not null || reader.TokenType == JsonTokenType.Null;
    }

    private static bool Time(ref Utf8JsonReader reader, out DateTimeOffset? time)
    {
        time = null;
        if (reader.TokenType == JsonTokenType.Null) return true;
        if (reader.TokenType != JsonTokenType.String || !UtcTimeConverter.TryReadWritten(ref reader, out var known)) return false;
        time = known;
        return true;
    }

    private static bool Integer(ref Utf8JsonReader reader, out long? number)
    {
        number = null;
        if (reader.TokenType == JsonTokenType.Null) return true;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var known)) return false;
        number = known;
        return true;
    }

    private static bool Real(ref Utf8JsonReader reader, out double? number)
    {
        number = null;
        if (reader.TokenType == JsonTokenType.Null) return true;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var known) || double.IsInfinity(known)) return false;
        number = known;
        return true;
    }

    private static bool Flag(ref Utf8JsonReader reader, out bool flag)
    {
        flag = reader.TokenType == JsonTokenType.True;
        return flag || reader.TokenType == JsonTokenType.False;
    }
}
