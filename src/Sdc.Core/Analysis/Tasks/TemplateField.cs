using System.Globalization;

namespace Sdc;

/// <summary>What templates may name of a session.</summary>
internal static class TemplateField
{
    public const string Text = "text";
    public const string Categories = "categories";

    private const string Customer = "customer";
    private const string Contact = "contact";
    private const int ShortestName = 3;

    private const int MachinesNamed = 10;

    // Written by customers, machines and other programs.
    private static readonly string[] Recorded = [Customer, Contact, "technician", "title", "machines", Text, "notes", "links"];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["source", .. Recorded, "date", "start", "end", "minutes", Categories];

    /// <summary>Whether the value comes from outside: it is redacted, and marked as data.</summary>
    public static bool IsRecorded(string name) => Array.IndexOf(Recorded, name) >= 0;

    /// <summary>The customer's and the contact's names among a session's values: whole, and the contact's word by word.</summary>
    public static IReadOnlyList<string> NamesOf(IReadOnlyDictionary<string, string> values)
    {
        var (customer, contact) = (values.TryGetValue(Customer, out var business) ? business : "", values.TryGetValue(Contact, out var person) ? person : "");
        return [.. new[] { customer, contact }.Concat(contact.Split(' ')).Where(name => name.Trim().Length >= ShortestName).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The values of a session; empty where it has none. Times are local to the configured zone.</summary>
    public static Dictionary<string, string> Values(Session session, IReadOnlyList<string> categories)
    {
        static string Moment(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
        var machines = session.Segments.Select(segment => segment.Metadata.Text(ConnectionMetadata.Machine)).Where(machine => !string.IsNullOrWhiteSpace(machine)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new(StringComparer.Ordinal)
        {
            ["source"] = OneLine.Escape(session.Source, 40),
            [Customer] = session.CustomerName ?? "",
            [Contact] = session.ContactName ?? "",
            ["technician"] = session.Technician ?? "",
            ["title"] = session.Insights.SourceTitle ?? "",
            ["machines"] = string.Join(", ", machines.Take(MachinesNamed)) + (machines.Count > MachinesNamed ? ", …" : ""),
            [Text] = SessionText.Of(session),
            ["notes"] = session.Insights.UserNotes ?? "",
            ["links"] = session.Context.Links.ToString(),
            ["date"] = session.Date,
            ["start"] = Moment(session.StartTime),
            ["end"] = Moment(session.EndTime),
            ["minutes"] = session.DurationMinutes.ToString(CultureInfo.InvariantCulture),
            [Categories] = string.Join(", ", categories),
        };
    }
}
