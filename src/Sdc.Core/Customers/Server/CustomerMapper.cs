using System.Text.Json;

namespace Sdc;

/// <summary>Reads customers and contacts as Syncro's API gives them.</summary>
internal static class CustomerMapper
{
    /// <summary>A customer with the contacts that it carries; null for one without any name.</summary>
    public static Customer? Customer(long id, JsonElement entry)
    {
        var fields = new TicketFields(entry, SyncroContract.Customers);
        var person = Name($"{fields.Text("firstname")?.Trim()} {fields.Text("lastname")?.Trim()}");
        string?[] names = [Name(fields.Text("business_name")), Name(fields.Text("business_then_name")), Name(fields.Text("fullname")), person];
        if (Array.Find(names, name => name is not null) is not { } first) return null;
        return new()
        {
            Id = id,
            BusinessName = first,
            Contacts = [.. fields.Items("contacts").Select(Contact).OfType<(long, CustomerContact Contact)>().Select(one => one.Contact)],
            Aliases = [.. names.Append(Name(fields.Text("business_and_full_name"))).OfType<string>().GroupBy(NameText.ExactKey, StringComparer.Ordinal).Where(name => name.Key != NameText.ExactKey(first)).Select(name => name.First())],
            IsDisabled = fields.Flag("disabled"),
        };
    }

    /// <summary>A contact and the id of its customer (0 where it tells none); null for one without id or name, whom no name can mean.</summary>
    public static (long CustomerId, CustomerContact Contact)? Contact(JsonElement entry)
    {
        var fields = new TicketFields(entry, SyncroContract.Contacts);
        if (fields.Id("id") is not { } id || Name(fields.Text("name")) is not { } name) return null;
        return (fields.Id("customer_id") ?? 0, new() { Id = id, Name = name, Email = Name(fields.Text("email")) });
    }

    // What nobody sees is no name.
    private static string? Name(string? text) => text is not null && NameText.ExactKey(text).Length > 0 ? text.Trim() : null;
}
