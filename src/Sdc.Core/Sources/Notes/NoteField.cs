namespace Sdc;

/// <summary>What the notes say of a ticket, a note or a to-do as a text.</summary>
internal enum NoteField
{
    Date,
    TicketNumber,
    Customer,
    Contact,
    Status,
    Priority,
    Subject,

    /// <summary>The text that counts: a ticket's first, a note's, a to-do's task.</summary>
    Text,
    Order,
    User,
    Completed,
}
