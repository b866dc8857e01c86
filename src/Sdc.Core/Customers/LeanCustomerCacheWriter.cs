using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sdc;

/// <summary>Writes the lean customer cache as <see cref="LeanCustomerCache"/> reads it, customers by id, so that the same customers give the same file.</summary>
internal static class LeanCustomerCacheWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, IEnumerable<Customer> customers)
    {
        using var writer = new Utf8JsonWriter(stream, Options);
        writer.WriteStartArray();
        foreach (var customer in customers.OrderBy(customer => customer.Id)) Write(writer, customer);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Customer customer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", customer.Id);
        writer.WriteString("business_name", customer.BusinessName);
        writer.WriteStartArray("contacts");
        foreach (var contact in customer.Contacts)
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", contact.Id);
            writer.WriteString("name", contact.Name);
            if (contact.Email is not null) writer.WriteString("email", contact.Email);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (customer.Aliases.Count > 0)
        {
            writer.WriteStartArray("aliases");
            foreach (var alias in customer.Aliases) writer.WriteStringValue(alias);
            writer.WriteEndArray();
        }

        if (customer.IsDisabled) writer.WriteBoolean("disabled", true);
        if (customer.IsGone) writer.WriteBoolean("gone", true);
        writer.WriteEndObject();
        // What is written is not held.
        if (writer.BytesPending > 64 * 1024) writer.Flush();
    }
}
