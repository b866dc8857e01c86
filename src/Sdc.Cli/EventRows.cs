namespace Sdc.Cli;

/// <summary>Writes the rows that a command's events make, and what failed beside them.</summary>
internal static class EventRows
{
    /// <summary>Writes the rows.</summary>
    /// <returns>The exit code: whether anything failed.</returns>
    public static async Task<int> WriteAsync(string[] names, IAsyncEnumerable<RunEvent> events, Func<RunEvent, object?[]?> row, string format, bool quiet)
    {
        var code = ExitCode.Success;
        async IAsyncEnumerable<object?[]> Rows()
        {
            await foreach (var happened in events.ConfigureAwait(false))
            {
                if (row(happened) is { } made && !quiet) yield return made;
                if (happened is RunWarning warning) await Console.Error.WriteLineAsync("warning: " + OneLine.Escape(warning.Message)).ConfigureAwait(false);
                if (happened is not SessionFailed failed) continue;
                code = ExitCode.RecordsFailed;
                await Console.Error.WriteLineAsync("error: " + OneLine.Escape(failed.Reason)).ConfigureAwait(false);
            }
        }

        await RowOutput.Write(format, names, Rows()).ConfigureAwait(false);
        return code;
    }
}
