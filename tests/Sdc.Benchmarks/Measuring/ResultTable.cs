using System.Globalization;

namespace Sdc.Benchmarks;

/// <summary>Results as a Markdown table.</summary>
internal sealed class ResultTable(params string[] columns)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Write()
    {
        Line(columns);
        Line([.. columns.Select((_, index) => index == 0 ? "---" : "---:")]);
        foreach (var row in rows) Line(row);
        Console.WriteLine();
    }

    public static string Seconds(double value) => value.ToString("0.000", CultureInfo.InvariantCulture) + " s";

    /// <summary>The median, and in brackets the least and the most.</summary>
    public static string Seconds(Samples samples) => string.Create(CultureInfo.InvariantCulture, $"{samples.Median:0.000} s ({samples.Least:0.000}–{samples.Most:0.000})");

    public static string Megabytes(double bytes) => (bytes / 1_000_000).ToString("0.0", CultureInfo.InvariantCulture) + " MB";

    public static string Times(double value) => value.ToString("0.00", CultureInfo.InvariantCulture) + "×";

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static void Line(string[] cells) => Console.WriteLine("| " + string.Join(" | ", cells) + " |");
}
