namespace Sdc.Benchmarks;

/// <summary>
/// Makes a project of a given size, the same one every time: 40 % connections, 30 % chat messages, 25 % ticket events, 5 % notes, for 1,000 customers.
/// </summary>
internal static class ProjectGenerator
{
    private const int Customers = 1000;

    /// <summary>Makes the project in a folder that does not exist yet.</summary>
    public static void Create(string folder, int segments, bool sync = true)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "config.json"), $$"""{ "processing_defaults": { "time_zone": "America/New_York" }, "storage": { "sync": {{(sync ? "true" : "false")}} } }""");
        var customers = BusinessNames.Create(Customers);
        CustomerCache.Write(Path.Combine(folder, "data", "cache", "lean_customer_cache.json"), customers);
        var messages = (int)(segments * 0.3);
        var events = segments / 4;
        var notes = segments / 20;
        var weeks = ConnectionLogs.Write(Logs(folder), segments - messages - events - notes, customers);
        Chats.Write(Path.Combine(folder, "data", "input", "sillytavern"), messages, weeks);
        TicketExports.Write(Path.Combine(folder, "data", "input", "syncro"), events, weeks, customers);
        LegacyNotes.Write(Path.Combine(folder, "data", "input", "notes.json"), notes, weeks, customers);
    }

    /// <summary>Where a project's connection logs lie.</summary>
    public static string Logs(string folder) => Path.Combine(folder, "data", "input", "screenconnect");

    /// <summary>Where a project's session files lie.</summary>
    public static string Sessions(string folder) => Path.Combine(folder, "data", "output", "sessions");
}
