using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Spectre.Console;

namespace Sdc.Cli;

/// <summary>Writes rows of named values as they come, for other programs.</summary>
internal static class RowOutput
{
    /// <summary>In the format that was asked for; a table is for people.</summary>
    public static Task Write(string format, string[] names, IAsyncEnumerable<object?[]> rows) => format switch
    {
        "csv" => Csv(names, rows),
        "json" => Json(names, rows),
        "jsonl" => Lines(names, rows),
        _ => Table(names, rows),
    };

    private static async Task Table(string[] names, IAsyncEnumerable<object?[]> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(names);
        await foreach (var row in rows.ConfigureAwait(false)) table.AddRow([.. row.Select(value => Markup.Escape(OneLine.Escape(Text(value))))]);
        ConsoleOutput.Create().Write(table);
    }

    /// <summary>With a header. What begins like a formula stays a text in a spreadsheet.</summary>
    public static async Task Csv(string[] names, IAsyncEnumerable<object?[]> rows)
    {
        await using var csv = new CsvWriter(Console.Out, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);
        foreach (var name in names) csv.WriteField(name);
        await csv.NextRecordAsync().ConfigureAwait(false);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            foreach (var value in row) csv.WriteField(OutputText.Cell(Text(value)));
            await csv.NextRecordAsync().ConfigureAwait(false);
        }
    }

    /// <summary>One array of objects.</summary>
    public static async Task Json(string[] names, IAsyncEnumerable<object?[]> rows)
    {
        var separator = "[\n";
        await foreach (var row in rows.ConfigureAwait(false))
        {
            await Console.Out.WriteAsync(separator + Line(names, row)).ConfigureAwait(false);
            separator = ",\n";
        }

        await Console.Out.WriteLineAsync(separator == "[\n" ? "[]" : "\n]").ConfigureAwait(false);
    }

    /// <summary>An object a line.</summary>
    public static async Task Lines(string[] names, IAsyncEnumerable<object?[]> rows)
    {
        await foreach (var row in rows.ConfigureAwait(false)) await Console.Out.WriteLineAsync(Line(names, row)).ConfigureAwait(false);
    }

    private static string Line(string[] names, object?[] row)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in names.Zip(row))
            {
                writer.WritePropertyName(JsonNamingPolicy.SnakeCaseLower.ConvertName(name));
                switch (value)
                {
                    case bool flag: writer.WriteBooleanValue(flag); break;
                    case int or long: writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
                    case null: writer.WriteNullValue(); break;
                    default: writer.WriteStringValue(Text(value)); break;
                }
            }

            writer.WriteEndObject();
        }

        return OutputText.Json(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>A value as text, whatever the culture.</summary>
    public static string Text(object? value) => value is DateTimeOffset time
        ? time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
