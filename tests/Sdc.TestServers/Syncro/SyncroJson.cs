using System.Globalization;
using System.Text.Json;

namespace Sdc.TestServers;

/// <summary>Writes what the world holds as Syncro does.</summary>
internal sealed class SyncroJson(ServerWorld world)
{
    public void Comment(Utf8JsonWriter json, WorldComment comment)
    {
        json.WriteStartObject();
        json.WriteNumber("id", comment.Id);
        json.WriteNumber("ticket_id", comment.TicketId);
        json.WriteString("subject", comment.Subject);
        json.WriteString("body", comment.Body);
        json.WriteString("tech", comment.Tech);
        Number(json, "user_id", comment.UserId);
        json.WriteBoolean("hidden", comment.Hidden);
        Time(json, "created_at", comment.CreatedAt, comment.Id);
        Time(json, "updated_at", comment.UpdatedAt, comment.Id);
        json.WriteString("sms_body", comment.SmsBody);
        json.WriteString("destination_emails", comment.DestinationEmails);
        json.WriteString("email_sender", comment.EmailSender);
        json.WriteBoolean("is_rich_text", comment.IsRichText);
        json.WriteEndObject();
    }

    public void Customer(Utf8JsonWriter json, WorldCustomer customer, IEnumerable<WorldContact>? contacts)
    {
        json.WriteStartObject();
        json.WriteNumber("id", customer.Id);
        json.WriteString("business_name", customer.BusinessName);
        json.WriteString("firstname", customer.Firstname);
        json.WriteString("lastname", customer.Lastname);
        json.WriteString("fullname", customer.Fullname);
        json.WriteString("business_then_name", customer.BusinessThenName);
        json.WriteString("business_and_full_name", customer.BusinessAndFullName);
        json.WriteString("email", customer.Email);
        json.WriteBoolean("disabled", customer.Disabled);
        if (contacts is not null)
        {
            json.WriteStartArray("contacts");
            foreach (var contact in contacts) Contact(json, contact);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public void Contact(Utf8JsonWriter json, WorldContact contact)
    {
        json.WriteStartObject();
        json.WriteNumber("id", contact.Id);
        json.WriteString("name", contact.Name);
        json.WriteNumber("customer_id", contact.CustomerId);
        json.WriteString("email", contact.Email);
        json.WriteString("phone", contact.Phone);
        json.WriteString("mobile", contact.Mobile);
        json.WriteEndObject();
    }

    public void Timer(Utf8JsonWriter json, WorldTimer timer)
    {
        json.WriteStartObject();
        json.WriteNumber("id", timer.Id);
        json.WriteNumber("ticket_id", timer.TicketId);
        Number(json, "user_id", timer.UserId);
        Time(json, "start_time", timer.StartTime, timer.Id);
        Time(json, "end_time", timer.EndTime, timer.Id);
        json.WriteBoolean("billable", timer.Billable);
        json.WriteBoolean("recorded", timer.Recorded);
        json.WriteString("notes", timer.Notes);
        Number(json, "comment_id", timer.CommentId);
        json.WriteNumber("active_duration", timer.ActiveDuration);
        json.WriteNumber("billable_time", timer.BillableTime);
        json.WriteEndObject();
    }

    public byte[] Ticket(WorldTicket ticket, CommentForm form)
    {
        using var stream = new MemoryStream(1024);
        using (var json = new Utf8JsonWriter(stream)) Ticket(json, ticket, form);
        return stream.ToArray();
    }

    private void Ticket(Utf8JsonWriter json, WorldTicket ticket, CommentForm form)
    {
        json.WriteStartObject();
        json.WriteNumber("id", ticket.Id);
        if (ticket.NumberIsText) json.WriteString("number", ticket.Number.ToString(CultureInfo.InvariantCulture));
        else json.WriteNumber("number", ticket.Number);
        json.WriteString("subject", ticket.Subject);
        Time(json, "created_at", ticket.CreatedAt, ticket.Id);
        Time(json, "updated_at", ticket.UpdatedAt, ticket.Id);
        Time(json, "resolved_at", ticket.ResolvedAt, ticket.Id);
        json.WriteNull("start_at");
        json.WriteNull("end_at");
        Time(json, "due_date", ticket.DueDate, ticket.Id);
        Number(json, "customer_id", ticket.CustomerId);
        json.WriteString("customer_business_then_name", world.FindCustomer(ticket.CustomerId)?.BusinessThenName);
        Number(json, "contact_id", ticket.ContactId);
        json.WriteString("contact_fullname", world.FindContact(ticket.ContactId)?.Name);
        Number(json, "user_id", ticket.UserId);
        json.WriteString("status", ticket.Status);
        json.WriteString("priority", ticket.Priority);
        json.WriteString("problem_type", ticket.ProblemType);
        json.WriteString("billing_status", ticket.BillingStatus);
        json.WriteString("total_formatted_billable_time", ticket.BillableTime);
        json.WriteStartArray("tag_list");
        foreach (var tag in ticket.Tags) json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteString("creator_name_or_email", ticket.Creator);
        json.WriteStartObject("properties");
        json.WriteEndObject();
        json.WriteStartArray("comments");
        foreach (var comment in Carried(ticket, form)) Comment(json, comment);
        json.WriteEndArray();
        User(json, world.FindUser(ticket.UserId));
        json.WriteEndObject();
    }

    private static IEnumerable<WorldComment> Carried(WorldTicket ticket, CommentForm form) => form switch
    {
        CommentForm.Oldest => ticket.Comments.TakeLast(1),
        CommentForm.Newest => ticket.Comments.Take(1),
        _ => ticket.Comments,
    };

    private static void User(Utf8JsonWriter json, WorldUser? user)
    {
        if (user is null)
        {
            json.WriteNull("user");
            return;
        }

        json.WriteStartObject("user");
        json.WriteNumber("id", user.Id);
        json.WriteString("full_name", user.FullName);
        json.WriteString("email", user.Email);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    // Most with the account's offset, in New York; some in UTC.
    private static void Time(Utf8JsonWriter json, string name, DateTime? value, long id)
    {
        if (value is not { } time) json.WriteNull(name);
        else if (id % 5 == 0) json.WriteString(name, time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        else if (time.Month is >= 4 and <= 10) json.WriteString(name, time.AddHours(-4).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'-04:00'", CultureInfo.InvariantCulture));
        else json.WriteString(name, time.AddHours(-5).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'-05:00'", CultureInfo.InvariantCulture));
    }
}
