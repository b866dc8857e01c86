using System.Text.Json;

namespace Sdc;

/// <summary>
/// Reads a lean customer cache in which every entry is just as <see cref="LeanCustomerCacheWriter"/> writes it, in a fraction of the time that a document takes:
/// completion and every run wait for it. Anything else is left to <see cref="LeanCustomerCache"/>, which puts up with it, or says what is wrong with it.
/// </summary>
internal static class LeanCustomerCacheReader
{
    /// <summary>Reads the customers; null where anything is otherwise, or there twice.</summary>
    public static List<Customer>? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            var customers = new List<Customer>();
            var seen = new HashSet<long>();
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) return null;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (ReadCustomer(ref reader) is not { } customer || !seen.Add(customer.Id)) return null;
                customers.Add(customer);
            }

            return reader.Read() ? null : customers;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // No JSON, or half of a character.
            return null;
        }
    }

    private static Customer? ReadCustomer(ref Utf8JsonReader reader)
    {
        var (id, name) = (0L, "");
        var (isDisabled, isGone) = (false, false);
        CustomerContactList? contacts = null;
        TextList? aliases = null;
        if (reader.TokenType != JsonTokenType.StartObject) return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool good;
            if (JsonName.Takes(ref reader, "id"u8)) good = Id(ref reader, out id);
            else if (JsonName.Takes(ref reader, "business_name"u8)) good = Text(ref reader, out name);
            else if (JsonName.Takes(ref reader, "contacts"u8)) good = ReadContacts(ref reader, ref contacts);
            else if (JsonName.Takes(ref reader, "aliases"u8)) good = ReadAliases(ref reader, ref aliases);
            else if (JsonName.Takes(ref reader, "disabled"u8)) good = isDisabled = reader.TokenType == JsonTokenType.True;
            else if (JsonName.Takes(ref reader, "gone"u8)) good = isGone = reader.TokenType == JsonTokenType.True;
            else return null;
            if (!good) return null;
        }

        return id == 0 || name.Length == 0 ? null : new() { Id = id, BusinessName = name, Contacts = contacts!, Aliases = aliases!, IsDisabled = isDisabled, IsGone = isGone };
    }

    // A list is made for the first entry only: most customers have no aliases.
    private static bool ReadContacts(ref Utf8JsonReader reader, ref CustomerContactList? contacts)
    {
        if (reader.TokenType != JsonTokenType.StartArray || contacts is not null) return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadContact(ref reader) is not { } contact) return false;
            contacts ??= [];
            for (var at = 0; at < contacts.Count; at++)
            {
                if (contacts[at].Id == contact.Id) return false;
            }

            contacts.Add(contact);
        }

        return true;
    }

    private static CustomerContact? ReadContact(ref Utf8JsonReader reader)
    {
        var (id, name) = (0L, "");
        string? email = null;
        if (reader.TokenType != JsonTokenType.StartObject) return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool good;
            if (JsonName.Takes(ref reader, "id"u8)) good = Id(ref reader, out id);
            else if (JsonName.Takes(ref reader, "name"u8)) good = Text(ref reader, out name);
            else if (JsonName.Takes(ref reader, "email"u8)) good = Text(ref reader, out email);
            else return null;
            if (!good) return null;
        }

        return id == 0 || name.Length == 0 ? null : new() { Id = id, Name = name, Email = email };
    }

    private static bool ReadAliases(ref Utf8JsonReader reader, ref TextList? aliases)
    {
        if (reader.TokenType != JsonTokenType.StartArray || aliases is not null) return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!Text(ref reader, out var alias) || aliases?.Contains(alias) == true) return false;
            (aliases ??= []).Add(alias);
        }

        return true;
    }

    private static bool Id(ref Utf8JsonReader reader, out long id)
    {
        id = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out id) && id > 0;
    }

    private static bool Text(ref Utf8JsonReader reader, out string text)
    {
        text = reader.TokenType == JsonTokenType.String ? reader.GetString()!.Trim() : "";
        return NameText.HasText(text);
    }
}
