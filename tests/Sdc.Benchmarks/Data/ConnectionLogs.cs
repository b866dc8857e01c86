using System.Globalization;
using System.Text;

namespace Sdc.Benchmarks;

/// <summary>Writes connection logs: a file a week, the work of 25 technicians in it.</summary>
internal static class ConnectionLogs
{
    public const string Header = "ProcessType,SessionSessionType,SessionName,ParticipantName,ConnectedTime,DisconnectedTime,DurationSeconds,ConnectionID,SessionSessionID,"
        + "SessionCustomProperty1,SessionCustomProperty2,SessionCustomProperty3,SessionCustomProperty4,SessionCustomProperty5,SessionCustomProperty6,SessionCustomProperty7,SessionCustomProperty8,ClientType,NetworkAddress";

    private const int Technicians = 25;
    private const int JobsADay = 4;

    private static readonly string[] Machines = ["FRONT-DESK", "SRV", "DC", "LAPTOP", "WS", "POS", "RECEPTION", "ACCOUNTING"];

    /// <summary>Writes logs of so many connections.</summary>
    /// <returns>How many weeks they cover.</returns>
    public static int Write(string folder, int connections, IReadOnlyList<string> customers)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(1);
        var week = 0;
        for (var left = connections; left > 0; week++)
        {
            var rows = Week(week, customers, random).OrderBy(row => row.Start).Take(left).ToList();
            left -= rows.Count;
            using var file = new StreamWriter(Path.Combine(folder, $"connections-{Workweek.Monday(week):yyyy-MM-dd}.csv"), false, new UTF8Encoding(false));
            file.NewLine = "\r\n";
            file.WriteLine(Header);
            foreach (var (_, text) in rows) file.WriteLine(text);
        }

        return week;
    }

    /// <summary>Appends one connection to the newest log.</summary>
    public static void AppendRow(string folder, int number)
    {
        var newest = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Last();
        var monday = DateTime.ParseExact(Path.GetFileNameWithoutExtension(newest)["connections-".Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        File.AppendAllText(newest, Row("Technician 01", "Added by hand", monday.AddDays(5).AddHours(number), TimeSpan.FromMinutes(10), new Guid(number, 0, 0, new byte[8]), new Random(number)) + "\r\n");
    }

    private static IEnumerable<(DateTime Start, string Text)> Week(int week, IReadOnlyList<string> customers, Random random)
    {
        for (var day = 0; day < 5; day++)
        {
            for (var technician = 1; technician <= Technicians; technician++)
            {
                for (var job = 0; job < JobsADay; job++)
                {
                    // Work at one customer, connected once or a few times with short pauses: one session.
                    var company = random.Next(30) == 0 ? "" : BusinessNames.AsWritten(customers[random.Next(customers.Count)], random);
                    var start = Workweek.Monday(week).AddDays(day).AddHours(13 + 2 * job).AddTicks(random.NextInt64(TimeSpan.TicksPerHour / 2));
                    var times = random.Next(10) switch { < 5 => 1, < 8 => 2, _ => 3 };
                    for (var time = 0; time < times; time++)
                    {
                        var length = new TimeSpan(random.NextInt64(TimeSpan.TicksPerMinute, TimeSpan.TicksPerMinute * 25));
                        yield return (start, Row($"Technician {technician:00}", company, start, length, Ids.Next(random), random));
                        start += length + new TimeSpan(random.NextInt64(TimeSpan.TicksPerMinute, TimeSpan.TicksPerMinute * 20));
                    }
                }
            }
        }
    }

    private static string Row(string technician, string company, DateTime start, TimeSpan length, Guid id, Random random) => string.Create(CultureInfo.InvariantCulture,
        $"Host,{(random.Next(5) == 0 ? "Support" : "Access")},{Machines[random.Next(Machines.Length)]}-{random.Next(1, 40)},{technician},{start:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'},{start + length:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'},{(long)length.TotalSeconds},{id},{Ids.Next(random)},{Quoted(company)},Main Office,{(random.Next(2) == 0 ? "Workstation" : "Server")},,,,,,Windows,203.0.113.{random.Next(1, 255)}");

    private static string Quoted(string text) => text.Contains(',') ? "\"" + text + "\"" : text;
}
