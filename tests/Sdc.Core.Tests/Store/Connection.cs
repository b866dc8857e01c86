using System.Globalization;

namespace Sdc.Tests.Store;

/// <summary>A connection as it was, and the rows that different exports would show of it.</summary>
internal sealed record Connection(string Id, string Technician, string Company, string Machine, DateTime Start, TimeSpan Length)
{
    public const string Header = "ProcessType,SessionSessionType,SessionName,ParticipantName,ConnectedTime,DisconnectedTime,DurationSeconds,ConnectionID,SessionCustomProperty1";

    private DateTime End => Start + Length;

    private string Seconds => ((long)Length.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>As the report itself writes it.</summary>
    public string Exact() => Row(Iso(Start), Iso(End), Seconds, Company);

    /// <summary>As a spreadsheet leaves it.</summary>
    public string Minutes() => Row(Minute(Start), Minute(End), Seconds, Company);

    /// <summary>As an export made during the connection.</summary>
    public string Open() => Row(Iso(Start), "", "0", Company);

    /// <summary>As an export made before the machine was given a company.</summary>
    public string WithoutCompany() => Row(Iso(Start), Iso(End), Seconds, "");

    /// <summary>A fortnight of connections that overlap, touch and lie apart.</summary>
    public static List<Connection> World(Random random, int count)
    {
        string[] technicians = ["Dana", "Lee", ""];
        string[] companies = ["Harbor Dental", "Granite Legal", ""];
        var day = new DateTime(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);
        return [.. Enumerable.Range(0, count).Select(number => new Connection(
            new Guid(number + 1, 7, 7, new byte[8]).ToString(),
            technicians[random.Next(3)],
            companies[random.Next(3)],
            "PC-" + random.Next(4),
            day.AddMinutes(random.Next(0, 1200)).AddTicks(random.NextInt64(TimeSpan.TicksPerMinute)),
            TimeSpan.FromTicks(random.NextInt64(50 * TimeSpan.TicksPerMinute))))];
    }

    /// <summary>One to three of the rows, always one that tells the company and the end.</summary>
    public IEnumerable<string> Reports(Random random)
    {
        yield return random.Next(2) == 0 ? Exact() : Minutes();
        if (random.Next(3) == 0) yield return Open();
        if (random.Next(4) == 0) yield return WithoutCompany();
        if (random.Next(4) == 0) yield return random.Next(2) == 0 ? Exact() : Minutes();
    }

    private static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static string Minute(DateTime time) => time.ToString("M/d/yyyy H:mm", CultureInfo.InvariantCulture);

    private string Row(string start, string end, string seconds, string company) =>
        $"Host,Access,{Machine},{Technician},{start},{end},{seconds},{Id},{company}";
}
