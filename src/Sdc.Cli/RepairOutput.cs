using Spectre.Console;

namespace Sdc.Cli;

/// <summary>Writes what is wrong with the store, and what was done about it: a table, CSV, JSON, or one JSON a line.</summary>
internal static class RepairOutput
{
    private static readonly string[] Names = ["Kind", "Path", "What", "Done", "ToDo"];

    /// <summary>Writes the findings.</summary>
    /// <returns>The exit code: whether anything is left to do.</returns>
    public static async Task<int> WriteAsync(IAsyncEnumerable<RunEvent> events, string format, bool quiet)
    {
        var (found, left) = (0, 0);
        async IAsyncEnumerable<object?[]> Rows()
        {
            await foreach (var happened in events.ConfigureAwait(false))
            {
                if (happened is RunWarning warning) await Console.Error.WriteLineAsync("warning: " + OneLine.Escape(warning.Message)).ConfigureAwait(false);
                if (happened is not StoreFound { Finding: var finding }) continue;
                found++;
                if (finding.ToDo.Length > 0) left++;
                if (!quiet || finding.ToDo.Length > 0) yield return [finding.Kind.ToString(), finding.Path, finding.What, finding.Done, finding.ToDo];
            }
        }

        await (format switch
        {
            "csv" => RowOutput.Csv(Names, Rows()),
            "json" => RowOutput.Json(Names, Rows()),
            "jsonl" => RowOutput.Lines(Names, Rows()),
            _ => Blocks(Rows()),
        }).ConfigureAwait(false);
        if (format == "table" && found == 0 && !quiet) await Console.Out.WriteLineAsync("The store is sound.").ConfigureAwait(false);
        return left > 0 ? ExitCode.RecordsFailed : ExitCode.Success;
    }

    // Sentences and paths: side by side in columns nobody could read them.
    private static async Task Blocks(IAsyncEnumerable<object?[]> rows)
    {
        await foreach (var row in rows.ConfigureAwait(false))
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns(new TableColumn(Markup.Escape((string)row[0]!)) { NoWrap = true }, new TableColumn(Markup.Escape(OneLine.Escape(RowOutput.Text(row[1])))));
            for (var at = 2; at < Names.Length; at++)
            {
                if (RowOutput.Text(row[at]) is { Length: > 0 } text) table.AddRow(Names[at], Markup.Escape(OneLine.Escape(text)));
            }

            ConsoleOutput.Create().Write(table);
        }
    }
}
