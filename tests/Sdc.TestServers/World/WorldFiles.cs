using System.Text;
using System.Text.Json;

namespace Sdc.TestServers;

/// <summary>Writes what the servers give into files, as their users export it.</summary>
public static class WorldFiles
{
    private static readonly string[] Columns =
    [
        "ProcessType", "SessionSessionType", "SessionName", "ParticipantName", "ConnectedTime", "DisconnectedTime", "DurationSeconds", "ConnectionID", "SessionSessionID",
        "SessionCustomProperty1", "SessionCustomProperty2", "SessionCustomProperty3", "ClientType", "NetworkAddress",
    ];

    /// <summary>An export of tickets with all their comments.</summary>
    public static void WriteTickets(ServerWorld world, string path, Func<WorldTicket, bool>? which = null)
    {
        var writer = new SyncroJson(world);
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteStartArray("tickets");
        foreach (var ticket in world.Tickets.Where(which ?? (_ => true))) json.WriteRawValue(writer.Ticket(ticket, CommentForm.All), skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A CSV file of connections, with times as exact as the report's.</summary>
    public static void WriteConnections(ServerWorld world, string path, Func<WorldConnection, bool>? which = null)
    {
        var fields = Columns.Select(name => ConnectionFields.Find(name)!).ToList();
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\r\n" };
        file.WriteLine(string.Join(',', Columns));
        foreach (var connection in world.Connections.Where(which ?? (_ => true))) file.WriteLine(string.Join(',', fields.Select(field => Quoted(ConnectionFields.Written(field(connection)) ?? ""))));
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}
