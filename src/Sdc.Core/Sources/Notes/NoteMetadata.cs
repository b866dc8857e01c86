namespace Sdc;

/// <summary>The metadata keys of the notes' segments, in the order in which they are written.</summary>
internal static class NoteMetadata
{
    public const string TicketNumber = "ticket_number";

    /// <summary>What stands for the number of a ticket that has none: a hash of its customer, subject and date.</summary>
    public const string TicketKey = "ticket_key";

    public const string Status = "status";
    public const string Priority = "priority";
    public const string Subject = "subject";
    public const string CustomerName = "customer_name";
    public const string ContactName = "contact_name";
    public const string Order = "order";
    public const string Completed = "completed";

    /// <summary>What the file says under names that SDC does not know, as texts.</summary>
    public const string OtherFields = "other_fields";

    public static IReadOnlyList<string> InOrder { get; } = [TicketNumber, TicketKey, Order, Completed, Status, Priority, Subject, CustomerName, ContactName, OtherFields];
}
