using System.Globalization;

namespace Sdc.TestServers;

/// <summary>The columns of a report on connections.</summary>
internal static class ConnectionFields
{
    private const int CustomProperties = 8;

    /// <summary>What a column holds: a text, a time (<see cref="DateTime"/>), a number (<see cref="long"/>) or null; null where there is no such column.</summary>
    public static Func<WorldConnection, object?>? Find(string name) => name switch
    {
        "ProcessType" => connection => connection.ProcessType,
        "SessionSessionType" => connection => connection.SessionType,
        "SessionName" => connection => connection.SessionName,
        "ParticipantName" => connection => connection.ParticipantName,
        "ConnectedTime" => connection => connection.ConnectedTime,
        "DisconnectedTime" => End,
        "DurationSeconds" => connection => connection.DisconnectedTime is { } end ? (long)(end - connection.ConnectedTime).TotalSeconds : 0L,
        "ConnectionID" => connection => connection.ConnectionId.ToString(),
        "SessionSessionID" or "SessionID" => connection => connection.SessionId.ToString(),
        "ClientType" => connection => connection.ClientType,
        "NetworkAddress" => connection => connection.NetworkAddress,
        _ => CustomProperty(name),
    };

    /// <summary>The value as the report writes it.</summary>
    public static string? Written(object? value) => value switch
    {
        null => null,
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static object? End(WorldConnection connection) => connection switch
    {
        { DisconnectedTime: { } end } => end,
        { OpenEnd: OpenEnd.YearOne } => DateTime.MinValue,
        { OpenEnd: OpenEnd.Empty } => "",
        _ => null,
    };

    private static Func<WorldConnection, object?>? CustomProperty(string name)
    {
        const string prefix = "SessionCustomProperty";
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || !int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > CustomProperties) return null;
        return connection => number <= connection.CustomProperties.Length ? connection.CustomProperties[number - 1] : null;
    }
}
