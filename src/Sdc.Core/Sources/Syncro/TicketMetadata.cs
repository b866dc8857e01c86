namespace Sdc;

/// <summary>The metadata keys of ticket segments, in the order in which they are written.</summary>
internal static class TicketMetadata
{
    public const string TicketId = "syncro_ticket_id";
    public const string Number = "syncro_ticket_number";
    public const string ProblemType = "syncro_problem_type";
    public const string Status = "syncro_status";
    public const string Priority = "syncro_priority";
    public const string TagList = "syncro_tag_list";
    public const string BillingStatus = "syncro_billing_status";
    public const string BillableTime = "syncro_billable_time";
    public const string CustomerId = "syncro_customer_id";
    public const string CustomerName = "syncro_customer_name";
    public const string ContactId = "syncro_contact_id";
    public const string ContactName = "syncro_contact_name";
    public const string Technician = SessionTechnician.MetadataKey;
    public const string TechnicianId = "syncro_technician_id";
    public const string ResolvedAt = "syncro_resolved_at";
    public const string StartAt = "syncro_start_at";
    public const string EndAt = "syncro_end_at";
    public const string DueDate = "syncro_due_date";
    public const string UpdatedAt = "syncro_updated_at";

    /// <summary>When a field was last told, for those fields that the newest form of the ticket does not tell.</summary>
    public const string FieldTimes = "syncro_field_times";

    public const string CommentId = "syncro_comment_id";
    public const string UserId = "syncro_user_id";
    public const string CommentSubject = "syncro_comment_subject";

    public const string TimerId = "syncro_timer_id";
    public const string TimerCommentId = "syncro_timer_comment_id";
    public const string IsBillable = "billable";
    public const string IsRecorded = "recorded";
    public const string IsRunning = "running";

    /// <summary>Length of a timer.</summary>
    public const string DurationSeconds = "duration_seconds";

    /// <summary>True for a ticket that is no longer on the server, since its newest update; absent otherwise.</summary>
    public const string IsDeleted = "syncro_deleted";

    public static IReadOnlyList<string> TicketOrder { get; } =
    [
        TicketId, Number, ProblemType, Status, Priority, TagList, BillingStatus, BillableTime, CustomerId, CustomerName, ContactId, ContactName,
        Technician, TechnicianId, ResolvedAt, StartAt, EndAt, DueDate, UpdatedAt, FieldTimes, IsDeleted,
    ];

    public static IReadOnlyList<string> CommentOrder { get; } = [TicketId, CommentId, UserId, CommentSubject, UpdatedAt, DurationSeconds];

    /// <summary>Customer and contact belong together: a contact of one customer never stands beside another.</summary>
    public static IReadOnlyList<string> CustomerUnit { get; } = [CustomerId, CustomerName, ContactId, ContactName];
}
