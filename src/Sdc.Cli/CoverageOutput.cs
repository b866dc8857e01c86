using System.Globalization;
using Spectre.Console;

namespace Sdc.Cli;

/// <summary>Writes coverage: a table, CSV, JSON, or one JSON a line.</summary>
internal static class CoverageOutput
{
    private static readonly (string Name, Func<CoverageDay, object?> Value)[] DayColumns =
    [
        ("Source", day => day.Source), ("Date", day => day.Date), ("Weekday", day => day.Weekday),
        ("Sessions", day => day.Sessions), ("Segments", day => day.Segments), ("Minutes", day => day.Minutes),
        ("FirstEvent", day => day.FirstEvent), ("LastEvent", day => day.LastEvent),
        ("LooksMissing", day => day.LooksMissing), ("Reason", day => day.Reason),
    ];

    private static readonly (string Name, Func<CoverageSource, object?> Value)[] SourceColumns =
    [
        ("Source", source => source.Source), ("FirstEvent", source => source.FirstEvent), ("LastEvent", source => source.LastEvent),
        ("Days", source => source.Days), ("Sessions", source => source.Sessions), ("Segments", source => source.Segments),
        ("Minutes", source => source.Minutes), ("MissingDays", source => source.MissingDays),
    ];

    public static async Task<int> WriteAsync(IAsyncEnumerable<RunEvent> events, string format, bool bySource)
    {
        var code = ExitCode.Success;
        async IAsyncEnumerable<object?[]> Rows()
        {
            await foreach (var happened in events.ConfigureAwait(false))
            {
                if (happened is CoverageFound found) yield return [.. DayColumns.Select(column => column.Value(found.Day))];
                else if (happened is CoverageSummed summed) yield return [.. SourceColumns.Select(column => column.Value(summed.Source))];
                if (happened is not SessionFailed failed) continue;
                code = ExitCode.RecordsFailed;
                await Console.Error.WriteLineAsync("error: " + OneLine.Escape(failed.Reason)).ConfigureAwait(false);
            }
        }

        string[] names = bySource ? [.. SourceColumns.Select(column => column.Name)] : [.. DayColumns.Select(column => column.Name)];
        await (format switch
        {
            "csv" => RowOutput.Csv(names, Rows()),
            "json" => RowOutput.Json(names, Rows()),
            "jsonl" => RowOutput.Lines(names, Rows()),
            _ => Table(names, Rows(), bySource),
        }).ConfigureAwait(false);
        return code;
    }

    private static async Task Table(string[] names, IAsyncEnumerable<object?[]> rows, bool bySource)
    {
        // Of a day its date is told already, and that it looks missing is told by the reason.
        var shown = names.Select((name, at) => (name, at)).Where(column => bySource || column.name is not ("FirstEvent" or "LooksMissing")).ToList();
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (name, _) in shown)
        {
            var isNumber = name is "Days" or "Sessions" or "Segments" or "Minutes" or "MissingDays";
            table.AddColumn(new TableColumn(name) { NoWrap = name != "Reason", Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        await foreach (var row in rows.ConfigureAwait(false))
        {
            table.AddRow(shown.Select(column => row[column.at] is DateTimeOffset time
                ? time.ToString(bySource ? "yyyy-MM-dd HH:mm" : "HH:mm", CultureInfo.InvariantCulture)
                : Markup.Escape(OneLine.Escape(RowOutput.Text(row[column.at])))).ToArray());
        }

        var console = ConsoleOutput.Create();
        if (table.Rows.Count == 0) console.WriteLine("No day fits.");
        else console.Write(table);
    }
}
