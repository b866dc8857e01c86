using System.Globalization;
using System.Text.Json;

namespace Sdc.Benchmarks;

/// <summary>Writes ticket exports: 500 tickets a file, about four comments a ticket.</summary>
internal static class TicketExports
{
    private const int TicketsAFile = 500;

    private static readonly string[] Technicians = [.. Enumerable.Range(1, 25).Select(number => $"Technician {number:00}")];
    private static readonly string[] Statuses = ["New", "In Progress", "Resolved", "Resolved", "Resolved", "Waiting on Vendor"];
    private static readonly string[] Problems = ["Hardware", "Software", "Network", "Backup", "New Equipment"];

    /// <summary>Writes exports of so many events; a ticket's creation and each of its comments is one.</summary>
    public static void Write(string folder, int events, int weeks, IReadOnlyList<string> customers)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(3);
        for (int left = events, ticket = 0, file = 0; left > 0; file++)
        {
            using var stream = File.Create(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"tickets-{file:0000}.json")));
            using var json = new Utf8JsonWriter(stream, JsonText.Options);
            json.WriteStartObject();
            json.WriteStartArray("tickets");
            for (var index = 0; index < TicketsAFile && left > 0; index++, ticket++)
            {
                var comments = Math.Min(random.Next(2, 7), left - 1);
                var week = Math.Min(weeks - 1, (int)((long)(events - left) * weeks / events));
                Ticket(json, ticket, comments, Workweek.Moment(week, random), customers, random);
                left -= 1 + comments;
                if (json.BytesPending > 1 << 16) json.Flush();
            }

            json.WriteEndArray();
            json.WriteStartObject("meta");
            json.WriteNumber("total_pages", 1);
            json.WriteNumber("page", 1);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void Ticket(Utf8JsonWriter json, int index, int comments, DateTime created, IReadOnlyList<string> customers, Random random)
    {
        var customer = random.Next(customers.Count);
        var technician = random.Next(Technicians.Length);
        var last = created.AddHours(comments * 3);
        json.WriteStartObject();
        json.WriteNumber("id", 10_000_000 + index);
        json.WriteNumber("number", 1000 + index);
        json.WriteString("subject", Prose.Text(random, 15, 60));
        json.WriteString("created_at", Iso(created));
        json.WriteString("updated_at", Iso(last));
        json.WriteString("resolved_at", Iso(last));
        json.WriteNull("start_at");
        json.WriteNull("end_at");
        json.WriteNull("due_date");
        json.WriteNumber("customer_id", CustomerCache.FirstId + customer);
        json.WriteString("customer_business_then_name", customers[customer]);
        json.WriteNumber("contact_id", CustomerCache.FirstContactId + customer);
        json.WriteString("contact_fullname", CustomerCache.Contact(customer));
        json.WriteNumber("user_id", 40 + technician);
        json.WriteString("status", Statuses[random.Next(Statuses.Length)]);
        json.WriteString("priority", "2 Normal");
        json.WriteString("problem_type", Problems[random.Next(Problems.Length)]);
        json.WriteString("billing_status", "Billable");
        json.WriteString("total_formatted_billable_time", string.Create(CultureInfo.InvariantCulture, $"{random.Next(3):00}:{random.Next(60):00}:00"));
        json.WriteStartArray("tag_list");
        json.WriteStringValue("onsite");
        json.WriteEndArray();
        json.WriteString("creator_name_or_email", CustomerCache.Contact(customer));
        json.WriteStartObject("properties");
        json.WriteEndObject();
        json.WriteStartArray("comments");
        for (var comment = comments - 1; comment >= 0; comment--) Comment(json, index, comment, created.AddSeconds(1).AddHours(comment * 3), technician, random);
        json.WriteEndArray();
        json.WriteStartObject("user");
        json.WriteNumber("id", 40 + technician);
        json.WriteString("full_name", Technicians[technician]);
        json.WriteString("email", $"tech{technician}@example.com");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Comment(Utf8JsonWriter json, int ticket, int number, DateTime created, int technician, Random random)
    {
        json.WriteStartObject();
        json.WriteNumber("id", 100_000_000 + ticket * 10L + number);
        json.WriteNumber("ticket_id", 10_000_000 + ticket);
        json.WriteString("subject", number == 0 ? "Initial Issue" : "Update");
        json.WriteString("body", Prose.Text(random, 100, 1500));
        json.WriteString("tech", Technicians[technician]);
        json.WriteNumber("user_id", 40 + technician);
        json.WriteBoolean("hidden", random.Next(3) == 0);
        json.WriteString("created_at", Iso(created));
        json.WriteString("updated_at", Iso(created));
        json.WriteNull("sms_body");
        json.WriteNull("destination_emails");
        json.WriteNull("email_sender");
        json.WriteBoolean("is_rich_text", false);
        json.WriteEndObject();
    }

    private static string Iso(DateTime time) => time.AddHours(-5).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'-05:00'", CultureInfo.InvariantCulture);
}
