using System.Globalization;
using Spectre.Console;

namespace Sdc.Cli;

/// <summary>Writes sessions as they are read: a table, CSV, JSON, or one JSON a line.</summary>
internal static class SessionOutput
{
    private static readonly (string Name, Func<Session, object?> Value)[] Columns =
    [
        ("SessionId", session => session.SessionId),
        ("Date", session => session.Date),
        ("StartTime", session => session.StartTime?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
        ("EndTime", session => session.EndTime?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
        ("DurationMinutes", session => session.DurationMinutes),
        ("CustomerName", session => session.CustomerName),
        ("CustomerId", session => session.CustomerId),
        ("ContactName", session => session.ContactName),
        ("Technician", session => session.Technician),
        ("Title", session => session.Title),
        ("Source", session => session.Source),
        ("Status", session => session.Status),
        ("SegmentCount", session => session.SegmentCount),
    ];

    public static async Task<int> WriteAsync(IAsyncEnumerable<RunEvent> events, string format)
    {
        var code = ExitCode.Success;
        async IAsyncEnumerable<Session> Sessions()
        {
            await foreach (var happened in events.ConfigureAwait(false))
            {
                if (happened is SessionStored stored) yield return stored.Session;
                var trouble = happened switch
                {
                    SessionFailed failed => failed.Reason,
                    SessionMissing missing => missing.Message,
                    _ => null,
                };
                if (trouble is null) continue;
                code = ExitCode.RecordsFailed;
                await Console.Error.WriteLineAsync("error: " + OneLine.Escape(trouble)).ConfigureAwait(false);
            }
        }

        await (format switch
        {
            "csv" => Csv(Sessions()),
            "json" => Json(Sessions()),
            "jsonl" => Lines(Sessions()),
            _ => Table(Sessions()),
        }).ConfigureAwait(false);
        return code;
    }

    private static Task Csv(IAsyncEnumerable<Session> sessions) => RowOutput.Csv([.. Columns.Select(column => column.Name)], sessions.Select(session => (object?[])[.. Columns.Select(column => column.Value(session))]));

    private static async Task Json(IAsyncEnumerable<Session> sessions)
    {
        var separator = "[\n";
        await foreach (var session in sessions.ConfigureAwait(false))
        {
            await Console.Out.WriteAsync(separator + OutputText.Json(SessionJson.ToLine(session))).ConfigureAwait(false);
            separator = ",\n";
        }

        await Console.Out.WriteLineAsync(separator == "[\n" ? "[]" : "\n]").ConfigureAwait(false);
    }

    private static async Task Lines(IAsyncEnumerable<Session> sessions)
    {
        await foreach (var session in sessions.ConfigureAwait(false)) await Console.Out.WriteLineAsync(OutputText.Json(SessionJson.ToLine(session))).ConfigureAwait(false);
    }

    private static async Task Table(IAsyncEnumerable<Session> sessions)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple).AddColumns("Date", "Start", "Min", "Customer", "Technician", "Source", "Title", "Status", "SessionId");
        table.Columns[2].RightAligned();
        foreach (var column in (int[])[0, 1, 2, 8]) table.Columns[column].NoWrap();
        // Minutes of different sources are not added up: a ticket's billable time and the connection it was earned by are the same minutes.
        var sums = new SortedDictionary<string, (int Sessions, long Minutes)>(StringComparer.Ordinal);
        await foreach (var session in sessions.ConfigureAwait(false))
        {
            sums.TryGetValue(session.Source, out var sum);
            sums[session.Source] = (sum.Sessions + 1, sum.Minutes + session.DurationMinutes);
            table.AddRow(((IEnumerable<string?>)
            [
                session.Date, session.StartTime?.ToString("HH:mm", CultureInfo.InvariantCulture), session.DurationMinutes.ToString(CultureInfo.InvariantCulture),
                session.CustomerName, session.Technician, session.Source, session.Title, session.Status, session.SessionId,
            ]).Select(text => Markup.Escape(OneLine.Escape(text ?? ""))).ToArray());
        }

        var console = ConsoleOutput.Create();
        if (sums.Count == 0) console.WriteLine("No session fits.");
        else console.Write(table);
        foreach (var (source, sum) in sums) console.WriteLine(FormattableString.Invariant($"{OneLine.Escape(source)}: {sum.Sessions} session{(sum.Sessions == 1 ? "" : "s")}, {sum.Minutes} minutes."));
    }
}
