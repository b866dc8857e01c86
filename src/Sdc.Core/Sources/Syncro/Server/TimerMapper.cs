using System.Globalization;
using System.Text.Json;

namespace Sdc;

/// <summary>Turns a ticket timer as Syncro's API writes it into a segment.</summary>
internal static class TimerMapper
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Maps one timer.</summary>
    /// <param name="timer">The timer's JSON.</param>
    /// <param name="path">Where it stands, for messages.</param>
    /// <param name="fault">Why it cannot be read; null when it can.</param>
    public static MappedTimer? Map(JsonElement timer, string path, out TicketFault? fault)
    {
        var fields = new TicketFields(timer, path);
        var id = fields.Id("id");
        var ticketId = fields.Id("ticket_id");
        var created = fields.Time("created_at");
        var start = fields.Time("start_time") ?? created;
        var end = fields.Time("end_time");
        var seconds = Seconds(fields, start, end);
        (string? Path, string Reason) wrong = timer.ValueKind != JsonValueKind.Object ? (path, $"a timer is expected, and found was {TicketFields.Described(timer)}")
            : fields.Faults.Count > 0 ? fields.Faults[0]
            : id is null ? (path + ".id", "the timer has no id")
            : ticketId is null ? (path + ".ticket_id", "the timer belongs to no ticket")
            : start is null ? (path + ".start_time", "start_time is missing")
            : (null, "");
        fault = wrong.Path is null ? null : new(wrong.Path, FormattableString.Invariant($"Timer {id?.ToString(CultureInfo.InvariantCulture) ?? "without id"} of ticket {ticketId?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}: {wrong.Reason}. Its time is not counted."), TicketFields.Raw(timer));
        if (fault is not null) return null;
        var segment = new SessionSegment
        {
            SegmentId = Identity.Segment(SourceSystem.SyncroRmm, ticketId!.Value.ToString(CultureInfo.InvariantCulture), "timer", id!.Value.ToString(CultureInfo.InvariantCulture)),
            StartTimeUtc = start,
            EndTimeUtc = end > start ? end : start,
            Type = SegmentType.TicketTimer,
            Content = fields.Text("notes"),
            Metadata = new DataMap
            {
                [TicketMetadata.TicketId] = ticketId,
                [TicketMetadata.TimerId] = id,
                [TicketMetadata.UserId] = fields.Id("user_id"),
                [TicketMetadata.IsBillable] = fields.Flag("billable"),
                [TicketMetadata.IsRecorded] = fields.Flag("recorded"),
                [TicketMetadata.IsRunning] = end is null,
                [TicketMetadata.DurationSeconds] = seconds,
                [TicketMetadata.BillableTime] = fields.Text("billable_time"),
            },
        };
        if (fields.Id("comment_id") is { } comment) segment.Metadata[TicketMetadata.TimerCommentId] = comment;
        return new(segment, ticketId.Value, created ?? start!.Value, end is null);
    }

    // What Syncro counted; a timer that was entered by hand has only its times.
    private static object? Seconds(TicketFields fields, DateTimeOffset? start, DateTimeOffset? end)
    {
        if (decimal.TryParse(fields.Text("active_duration"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var told) && told <= (decimal)Longest.TotalSeconds) return told == decimal.Truncate(told) ? (long)told : (double)told;
        return end > start && end - start <= Longest ? (long)Math.Floor((end.Value - start.Value).TotalSeconds) : null;
    }
}
