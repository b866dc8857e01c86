using System.Globalization;
using System.Text.Json;

namespace Sdc.Benchmarks;

/// <summary>Writes <c>notes.json</c>: tickets with their issue and about three notes.</summary>
internal static class LegacyNotes
{
    /// <summary>Writes so many segments: a ticket's issue, and each of its notes.</summary>
    public static void Write(string path, int segments, int weeks, IReadOnlyList<string> customers)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var random = new Random(4);
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, JsonText.Options);
        json.WriteStartObject();
        json.WriteStartArray("tickets");
        for (int left = segments, ticket = 0; left > 0; ticket++)
        {
            var notes = Math.Min(random.Next(2, 5), left - 1);
            var customer = random.Next(customers.Count);
            var week = Math.Min(weeks - 1, (int)((long)(segments - left) * weeks / segments));
            Ticket(json, ticket, notes, Workweek.Moment(week, random), BusinessNames.AsWritten(customers[customer], random), CustomerCache.Contact(customer), 50, 600, random);
            left -= 1 + notes;
            if (json.BytesPending > 1 << 16) json.Flush();
        }

        json.WriteEndArray();
        json.WriteStartArray("toDoItems");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes one ticket, its texts within these lengths.</summary>
    public static void Ticket(Utf8JsonWriter json, int number, int notes, DateTime day, string customer, string contact, int shortest, int longest, Random random)
    {
        json.WriteStartObject();
        json.WriteString("date", Date(day));
        json.WriteString("ticketNumber", (1001 + number).ToString(CultureInfo.InvariantCulture));
        json.WriteString("customer", customer);
        json.WriteString("contact", contact);
        json.WriteString("status", "Open");
        json.WriteString("priority", "High");
        json.WriteString("subject", Prose.Text(random, 15, 60));
        json.WriteString("initial_issue", Prose.Text(random, shortest, longest));
        json.WriteStartArray("notes");
        for (var order = 1; order <= notes; order++)
        {
            json.WriteStartObject();
            json.WriteNumber("order", order);
            json.WriteString("date", random.Next(3) == 0 ? "" : Date(day.AddDays(order)));
            json.WriteString("user", "Dana");
            json.WriteString("note", Prose.Text(random, shortest, longest));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("to-do");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Date(DateTime day) => day.ToString("MM/dd/yy", CultureInfo.InvariantCulture);
}
