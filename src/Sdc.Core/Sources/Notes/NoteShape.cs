using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>What an object of the notes is made of.</summary>
internal sealed class NoteShape
{
    private readonly (string Name, byte[] Utf8, NoteField Field)[] texts;
    private readonly (byte[] Utf8, NoteShape Shape)[] lists;

    private NoteShape(string noun, string listName, (string Name, NoteField Field)[] texts, params NoteShape[] lists)
    {
        (Noun, ListName) = (noun, listName);
        this.texts = [.. texts.Select(text => (text.Name, Encoding.UTF8.GetBytes(text.Name), text.Field))];
        this.lists = [.. lists.Select(list => (Encoding.UTF8.GetBytes(list.ListName), list))];
    }

    /// <summary>A note of a ticket.</summary>
    public static NoteShape Note { get; } = new("note", "notes", [("order", NoteField.Order), ("date", NoteField.Date), ("user", NoteField.User), ("note", NoteField.Text)]);

    /// <summary>A to-do of a ticket.</summary>
    public static NoteShape ToDo { get; } = new("to-do", "to-do", [("order", NoteField.Order), ("date", NoteField.Date), ("user", NoteField.User), ("task", NoteField.Text), ("completed", NoteField.Completed)]);

    /// <summary>A ticket.</summary>
    public static NoteShape Ticket { get; } = new(
        "ticket",
        "tickets",
        [
            ("ticketNumber", NoteField.TicketNumber), ("date", NoteField.Date), ("customer", NoteField.Customer), ("contact", NoteField.Contact),
            ("status", NoteField.Status), ("priority", NoteField.Priority), ("subject", NoteField.Subject), ("initial_issue", NoteField.Text),
        ],
        Note,
        ToDo);

    /// <summary>A to-do without a ticket.</summary>
    public static NoteShape Item { get; } = new(
        "to-do",
        "toDoItems",
        [
            ("date", NoteField.Date), ("customer", NoteField.Customer), ("contact", NoteField.Contact), ("subject", NoteField.Subject),
            ("task", NoteField.Text), ("completed", NoteField.Completed),
        ]);

    /// <summary>What one of them is called.</summary>
    public string Noun { get; }

    /// <summary>The name of the list that they stand in.</summary>
    public string ListName { get; }

    /// <summary>How many texts they have.</summary>
    public int Count => texts.Length;

    /// <summary>Number of a field among the texts; negative where they have none such.</summary>
    public int PlaceOf(NoteField field)
    {
        for (var index = 0; index < texts.Length; index++)
        {
            if (texts[index].Field == field) return index;
        }

        return -1;
    }

    /// <summary>The name that a field has in the file.</summary>
    public string NameOf(NoteField field) => texts[PlaceOf(field)].Name;

    /// <summary>Whether a property name is one that only tickets have, and these are none.</summary>
    public bool IsOfTicketsOnly(ref Utf8JsonReader reader) =>
        this != Ticket && (JsonName.Is(ref reader, "initial_issue") || JsonName.Is(ref reader, Note.ListName) || JsonName.Is(ref reader, ToDo.ListName));

    /// <summary>Finds what a property name means: a field, a list (its shape), or neither. Another letter case will do, but is told.</summary>
    public (NoteField? Field, NoteShape? List, bool IsExact) Find(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            foreach (var (_, utf8, field) in texts)
            {
                if (reader.ValueSpan.SequenceEqual(utf8)) return (field, null, true);
            }

            foreach (var (utf8, shape) in lists)
            {
                if (reader.ValueSpan.SequenceEqual(utf8)) return (null, shape, true);
            }
        }

        if (TextOf(ref reader) is not { } name) return default;
        foreach (var text in texts)
        {
            if (text.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return (text.Field, null, text.Name == name);
        }

        foreach (var list in lists)
        {
            if (list.Shape.ListName.Equals(name, StringComparison.OrdinalIgnoreCase)) return (null, list.Shape, list.Shape.ListName == name);
        }

        return default;
    }

    // Null where it is no valid Unicode.
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
