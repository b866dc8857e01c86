using Spectre.Console;

namespace Sdc.Cli;

/// <summary>Writes what was checked: a table, CSV, JSON, or one JSON a line.</summary>
internal static class DoctorOutput
{
    private static readonly string[] Names = ["Status", "Name", "Detail", "Advice", "DurationMs"];

    /// <summary>Writes the checks.</summary>
    /// <returns>Whether one failed.</returns>
    public static async Task<bool> WriteAsync(IAsyncEnumerable<ConnectionCheck> checks, string format, bool failedOnly)
    {
        var failed = false;
        async IAsyncEnumerable<object?[]> Rows()
        {
            await foreach (var check in checks.ConfigureAwait(false))
            {
                failed |= check.Status == CheckStatus.Failed;
                if (!failedOnly || check.Status == CheckStatus.Failed) yield return [check.Status.ToString(), check.Name, check.Detail, check.Advice, (long)check.Duration.TotalMilliseconds];
            }
        }

        await (format switch
        {
            "csv" => RowOutput.Csv(Names, Rows()),
            "json" => RowOutput.Json(Names, Rows()),
            "jsonl" => RowOutput.Lines(Names, Rows()),
            _ => Table(Rows()),
        }).ConfigureAwait(false);
        return failed;
    }

    private static async Task Table(IAsyncEnumerable<object?[]> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Status", "Name", "Detail", "Advice");
        foreach (var column in table.Columns.Take(2)) column.NoWrap();
        await foreach (var row in rows.ConfigureAwait(false))
        {
            table.AddRow([.. row.Take(4).Select(value => Markup.Escape(OneLine.Escape(RowOutput.Text(value))))]);
        }

        if (table.Rows.Count > 0) ConsoleOutput.Create().Write(table);
    }
}
