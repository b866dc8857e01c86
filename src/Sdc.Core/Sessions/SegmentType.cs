namespace Sdc;

/// <summary>The texts of a segment's <c>type</c>.</summary>
public static class SegmentType
{
    /// <summary>One connection of a technician to a machine (ScreenConnect).</summary>
    public const string RemoteConnection = "RemoteConnection";

    /// <summary>One message of a chat (SillyTavern).</summary>
    public const string ChatMessage = "ChatMessage";

    /// <summary>The opening of a ticket (Syncro).</summary>
    public const string TicketCreation = "TicketCreation";

    /// <summary>A comment that the customer can see (Syncro).</summary>
    public const string PublicNote = "PublicNote";

    /// <summary>A hidden comment (Syncro).</summary>
    public const string PrivateNote = "PrivateNote";

    /// <summary>A comment sent or received by e-mail (Syncro).</summary>
    public const string Email = "Email";

    /// <summary>A comment sent or received as a text message (Syncro).</summary>
    public const string Sms = "SMS";

    /// <summary>A ticket timer (Syncro).</summary>
    public const string TicketTimer = "TicketTimer";

    /// <summary>The first text of a ticket (notes.json).</summary>
    public const string TicketInitialIssue = "TicketInitialIssue";

    /// <summary>A note of a ticket (notes.json).</summary>
    public const string TicketNote = "TicketNote";

    /// <summary>A to-do of a ticket (notes.json).</summary>
    public const string TicketToDo = "TicketToDo";

    /// <summary>A to-do without a ticket (notes.json).</summary>
    public const string StandaloneToDo = "StandaloneToDo";
}
