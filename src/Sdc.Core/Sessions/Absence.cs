namespace Sdc;

/// <summary>What it means that a file no longer holds an event that it held, and that no other file holds.</summary>
internal enum Absence
{
    /// <summary>Nothing: the files are windows on the source (connection logs, ticket exports), and the event stays.</summary>
    Nothing,

    /// <summary>The event was deleted at the source, for the file is the whole of it (a chat).</summary>
    Deleted,

    /// <summary>The event was deleted where the file still holds others of its group (a ticket of the notes); a group that is not in the file stays.</summary>
    DeletedFromGroup,
}
