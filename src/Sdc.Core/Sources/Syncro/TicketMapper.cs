using System.Globalization;
using System.Text.Json;

namespace Sdc;

/// <summary>Turns a ticket as Syncro's API writes it into segments: its creation, and each of its comments.</summary>
internal static class TicketMapper
{
    // In messages.
    private const int LongestNumber = 60;

    // Most tickets have as many metadata.
    private const int UsualCount = 17;

    /// <summary>Maps one ticket. What cannot be read is noted; the rest is kept.</summary>
    /// <param name="ticket">The ticket's JSON.</param>
    /// <param name="path">Where it stands, for messages, such as <c>tickets[3]</c>.</param>
    /// <param name="more">Comments that were read elsewhere; they may repeat those of the ticket.</param>
    public static MappedTicket Map(JsonElement ticket, string path, IEnumerable<JsonElement>? more = null)
    {
        if (ticket.ValueKind != JsonValueKind.Object) return Unreadable(ticket, path, $"A ticket is expected, and found was {TicketFields.Described(ticket)}.");
        var fields = new TicketFields(ticket, path);
        var id = fields.Id("id");
        var created = fields.Time("created_at");
        if (id is null) return Unreadable(ticket, path + ".id", fields.Faults.Count > 0 ? $"The ticket's {fields.Faults[0].Reason}." : "The ticket has no id (or the id 0), so it cannot be told from others.");
        var name = new TicketName(fields.Text("number"), id.Value);
        if (created is null)
        {
            var reason = fields.Faults.Count > 0 ? fields.Faults[fields.Faults.Count - 1].Reason : "created_at is missing";
            return Unreadable(ticket, path + ".created_at", $"{name}: {reason}.");
        }

        var creation = Creation(fields, id.Value, created.Value);
        var faults = new List<TicketFault>();
        var comments = new List<(DateTimeOffset Time, long Id, int Place, SessionSegment Segment)>();
        Add(fields.Items("comments"), path + ".comments");
        if (more is not null) Add(more, "comments");
        if (fields.Faults.Count > 0) faults.InsertRange(0, fields.Faults.Select(fault => new TicketFault(fault.Path, $"{name}: {fault.Reason}. The ticket was read without it.", TicketFields.Raw(ticket))));
        comments.Sort(static (one, other) => one.Time != other.Time ? one.Time.CompareTo(other.Time) : one.Id != other.Id ? one.Id.CompareTo(other.Id) : one.Place.CompareTo(other.Place));
        var segments = new SessionSegment[1 + comments.Count];
        segments[0] = creation;
        for (var at = 0; at < comments.Count; at++) segments[at + 1] = comments[at].Segment;
        return new MappedTicket(segments, TicketRule.PathOf(id.Value), faults);

        void Add(IEnumerable<JsonElement> found, string where)
        {
            var index = 0;
            foreach (var comment in found)
            {
                if (Comment(comment, where, index++, name, faults) is { } read) comments.Add((read.Segment.StartTimeUtc!.Value, read.Id, comments.Count, read.Segment));
            }
        }
    }

    /// <summary>What is known of a ticket that is no longer on the server.</summary>
    /// <param name="id">The ticket's id.</param>
    /// <param name="updated">Its last known update.</param>
    public static GoodRecord Deleted(long id, DateTimeOffset updated) => new(
        [
            new SessionSegment
            {
                SegmentId = CreationId(id),
                Type = SegmentType.TicketCreation,
                Metadata = new DataMap { [TicketMetadata.TicketId] = id, [TicketMetadata.UpdatedAt] = UtcTimeConverter.Format(updated), [TicketMetadata.IsDeleted] = true },
            },
        ],
        TicketRule.PathOf(id));

    private static string CreationId(long id) => Identity.Segment(SourceSystem.SyncroRmm, Text(id), "creation");

    private static SessionSegment Creation(TicketFields fields, long id, DateTimeOffset created)
    {
        var user = fields.Object("user");
        var segment = new SessionSegment
        {
            SegmentId = CreationId(id),
            StartTimeUtc = created,
            EndTimeUtc = created,
            Type = SegmentType.TicketCreation,
            Author = fields.Text("creator_name_or_email"),
            Content = fields.Text("subject"),
            Metadata = new DataMap(UsualCount)
            {
                [TicketMetadata.TicketId] = id,
                [TicketMetadata.Number] = fields.Text("number"),
                [TicketMetadata.ProblemType] = fields.Text("problem_type"),
                [TicketMetadata.Status] = fields.Text("status"),
                [TicketMetadata.Priority] = fields.Text("priority"),
                [TicketMetadata.TagList] = fields.Texts("tag_list"),
                [TicketMetadata.BillingStatus] = fields.Text("billing_status"),
                [TicketMetadata.BillableTime] = fields.Text("total_formatted_billable_time"),
                [TicketMetadata.CustomerId] = fields.Id("customer_id"),
                [TicketMetadata.CustomerName] = SourceText.Name(fields.Text("customer_business_then_name"), out _),
                [TicketMetadata.ContactId] = fields.Id("contact_id"),
                [TicketMetadata.ContactName] = SourceText.Name(fields.Text("contact_fullname"), out _),
                [TicketMetadata.Technician] = SourceText.Name(user.Text("full_name"), out _),
            },
        };
        if (user.Id("id") is { } userId) segment.Metadata[TicketMetadata.TechnicianId] = userId;
        Add(TicketMetadata.ResolvedAt, fields.TimeText("resolved_at"));
        Add(TicketMetadata.StartAt, fields.TimeText("start_at"));
        Add(TicketMetadata.EndAt, fields.TimeText("end_at"));
        Add(TicketMetadata.DueDate, fields.TimeText("due_date"));
        segment.Metadata[TicketMetadata.UpdatedAt] = Format(fields.Time("updated_at"));
        return segment;

        void Add(string key, string? value)
        {
            if (value is not null) segment.Metadata[key] = value;
        }
    }

    private static (long Id, SessionSegment Segment)? Comment(JsonElement comment, string path, int index, TicketName ticket, List<TicketFault> faults)
    {
        var fields = new TicketFields(comment, path, index);
        var id = fields.Id("id");
        var updated = fields.Time("updated_at");
        var created = fields.Time("created_at") ?? updated;
        var sms = HasText("sms_body") ? fields.Text("sms_body") : null;
        var segment = new SessionSegment
        {
            SegmentId = Identity.Segment(SourceSystem.SyncroRmm, Text(ticket.Id), "comment", Text(id)),
            StartTimeUtc = created,
            EndTimeUtc = created,
            Type = sms is not null ? SegmentType.Sms
                : HasText("destination_emails") || HasText("email_sender") ? SegmentType.Email
                : fields.Flag("hidden") ? SegmentType.PrivateNote
                : SegmentType.PublicNote,
            Author = SourceText.Name(fields.Text("tech"), out _),
            Metadata = new DataMap(TicketMetadata.CommentOrder.Count - 1)
            {
                [TicketMetadata.TicketId] = ticket.Id,
                [TicketMetadata.CommentId] = id,
                [TicketMetadata.UserId] = fields.Id("user_id"),
                [TicketMetadata.CommentSubject] = fields.Text("subject"),
                [TicketMetadata.UpdatedAt] = Format(updated),
            },
        };
        if (fields.LongText("body") is { Count: > 0 } body) segment.Utf8Content = body;
        else segment.Content = fields.Text("body") ?? sms;
        (string? Path, string Reason) fault = comment.ValueKind != JsonValueKind.Object ? (fields.Path, $"a comment is expected, and found was {TicketFields.Described(comment)}")
            : fields.Faults.Count > 0 ? fields.Faults[0]
            : id is null ? (fields.Path + ".id", "the comment has no id (or the id 0)")
            : created is null ? (fields.Path + ".created_at", "created_at is missing")
            : (null, "");
        if (fault.Path is null) return (id!.Value, segment);
        faults.Add(new TicketFault(fault.Path, $"{ticket}: {fault.Reason}. The ticket was read without this comment.", TicketFields.Raw(comment)));
        return null;

        bool HasText(string name) => !string.IsNullOrWhiteSpace(fields.Text(name));
    }

    // Only messages want it as a text.
    private readonly record struct TicketName(string? Number, long Id)
    {
        public override string ToString() => FormattableString.Invariant($"Ticket {OneLine.Escape(Number ?? "without number", LongestNumber)} (id {Id})");
    }

    private static MappedTicket Unreadable(JsonElement ticket, string path, string reason) => new([], "", [new TicketFault(path, reason, TicketFields.Raw(ticket))]);

    private static string? Format(DateTimeOffset? time) => time is { } known ? UtcTimeConverter.Format(known) : null;

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
