using System.Globalization;
using System.Text.Json;

namespace Sdc;

/// <summary>
/// What ScreenConnect's report of connections is asked for, and in what words: everything here can be held against a live account.
/// </summary>
internal static class ReportContract
{
    public const string Service = "ScreenConnect";

    /// <summary>The header that carries the key.</summary>
    public const string KeyHeader = "CTRLAuthHeader";
    public const string KeyVariable = "SCREENCONNECT_API_KEY";

    /// <summary>The header that some set-ups want beside it.</summary>
    public const string OriginHeader = "Origin";

    public const string ReportType = "SessionConnection";

    /// <summary>The answer's members: the names of the fields, and the rows, each a list of values in their order.</summary>
    public const string FieldNames = "FieldNames";
    public const string Items = "Items";

    /// <summary>What sessions name as their source.</summary>
    public const string SourceIdentifier = "GetReport";

    /// <summary>The number of requests in any 60 s; the server tells none.</summary>
    public const int RequestsPerMinute = 180;

    public static string Path(string extension) => $"App_Extensions/{Uri.EscapeDataString(extension)}/Service.ashx/GetReport";

    /// <summary>
    /// The fields that are asked for. ProcessType is one of them and is not asked for by a condition: only a comparison that also takes rows without
    /// a type would be safe, and how the server compares what is missing is not known.
    /// </summary>
    public static string[] Fields(int companyProperty) =>
    [
        ConnectionColumns.ProcessType, ConnectionColumns.SessionType, ConnectionColumns.SessionName, ConnectionColumns.ParticipantName,
        ConnectionColumns.ConnectedTime, ConnectionColumns.DisconnectedTime, ConnectionColumns.DurationSeconds, ConnectionColumns.ConnectionId,
        ConnectionColumns.SessionSessionId, ConnectionColumns.ClientType, ConnectionColumns.NetworkAddress, CustomProperty(companyProperty),
    ];

    public static string CustomProperty(int number) => "SessionCustomProperty" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The connections that began from one moment to before another. There is no certain operator for "from on", so it is "after one tick before".</summary>
    public static string Window(ReportWindow window) => window.Edge == ReportEdge.At
        ? Compare(ConnectionColumns.ConnectedTime, "=", Time(window.Since))
        : All(Compare(ConnectionColumns.ConnectedTime, ">", Time(window.Edge == ReportEdge.After ? window.Since : window.Since.AddTicks(-1))), Compare(ConnectionColumns.ConnectedTime, "<", Time(window.Until)));

    public static string All(params string[] conditions) => string.Join(" AND ", conditions.Where(condition => condition.Length > 0));

    public static string Any(params string[] conditions) => conditions.Length == 1 ? conditions[0] : "(" + string.Join(" OR ", conditions) + ")";

    /// <summary>One comparison. The quotes of the value are doubled, so that it ends where it is meant to end.</summary>
    public static string Compare(string field, string sign, string value) => $"{field} {sign} '{value.Replace("'", "''")}'";

    /// <summary>The body of a request: the arguments of the service's method, which is one report.</summary>
    public static byte[] Body(IReadOnlyList<string> fields, string expression, int limit)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("ReportType", ReportType);
            json.WriteStartArray("SelectFieldNames");
            foreach (var field in fields) json.WriteStringValue(field);
            json.WriteEndArray();
            json.WriteString("FilterExpression", expression);
            json.WriteNumber("ItemLimit", limit);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return buffer.ToArray();
    }

    /// <summary>A time as filters have it.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
