namespace Sdc.TestServers;

/// <summary>Plays ScreenConnect's report on connections.</summary>
public sealed class ScreenConnectServer
{
    internal const string Root = "/App_Extensions/";

    private readonly ServerWorld world;
    private readonly Random random = new(7);

    internal ScreenConnectServer(ServerWorld world, ScreenConnectServerOptions options, string key)
    {
        this.world = world;
        Options = options;
        Key = key;
    }

    public ScreenConnectServerOptions Options { get; }

    /// <summary>The key that the extension accepts; made for this run.</summary>
    public string Key { get; }

    internal ServerAnswer Answer(ServerRequest request)
    {
        if (request.Path != $"{Root}{Options.Extension}/Service.ashx/GetReport") return ServerAnswer.Text(404, ServerAnswer.HtmlType, "<html><body><h2>404 - File or directory not found.</h2></body></html>");
        if (request.Method is not ("POST" or "GET")) return ServerAnswer.Error(405, "Method not allowed");
        if (request.Headers["CTRLAuthHeader"] != Key) return ServerAnswer.Error(403, "Forbidden");
        if (Options.RequiredOrigin is { } origin && request.Headers.Origin != origin) return ServerAnswer.Error(403, "Forbidden origin");
        try
        {
            return Report(ReportRequest.Read(request.Body));
        }
        catch (BadParameterException bad)
        {
            return ServerAnswer.Error(400, bad.Message);
        }
    }

    private ServerAnswer Report(ReportRequest report)
    {
        var fields = report.Fields.Select(name => ConnectionFields.Find(name) ?? throw new BadParameterException($"Unknown field '{name}'.")).ToList();
        if (report.Limit < 0) throw new BadParameterException("The limit is negative.");
        var most = Math.Min(report.Limit ?? int.MaxValue, Options.MostItems ?? int.MaxValue);
        var rows = Ordered(world.Connections.Where(FilterParser.Parse(report.Filter, Options.Times))).Take(most);
        return ServerAnswer.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("FieldNames");
            foreach (var name in report.Fields) json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteStartArray("Items");
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var field in fields)
                {
                    if (field(row) is long number) json.WriteNumberValue(number);
                    else json.WriteStringValue(ConnectionFields.Written(field(row)));
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private IEnumerable<WorldConnection> Ordered(IEnumerable<WorldConnection> rows)
    {
        if (Options.Order == RowOrder.Ascending) return rows.OrderBy(row => row.ConnectedTime);
        if (Options.Order == RowOrder.Descending) return rows.OrderByDescending(row => row.ConnectedTime);
        var shuffled = rows.ToArray();
        lock (random) random.Shuffle(shuffled);
        return shuffled;
    }
}
