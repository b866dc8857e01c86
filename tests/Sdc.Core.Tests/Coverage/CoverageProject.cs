using System.Globalization;
using Sdc.Tests.Store;

namespace Sdc.Tests.Coverage;

/// <summary>A project with session files of its own making, and their coverage.</summary>
internal sealed class CoverageProject(string zone = "UTC") : IDisposable
{
    private readonly TestProject project = new($$"""{ "processing_defaults": { "time_zone": "{{zone}}" } }""");
    private int count;

    public TestProject Files => project;

    /// <summary>A date as a test writes it.</summary>
    public static DateTime Date(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The days from one to another, both included, of which the test keeps some.</summary>
    public static IEnumerable<DateTime> Days(string from, string to, Func<DateTime, bool>? where = null)
    {
        for (var day = Date(from); day <= Date(to); day = day.AddDays(1))
        {
            if (where?.Invoke(day) ?? true) yield return day;
        }
    }

    public static bool IsWorkday(DateTime day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>One session of one segment at 14:00 UTC of each day.</summary>
    public CoverageProject Work(string source, IEnumerable<DateTime> days)
    {
        foreach (var day in days) Add(source, [new DateTimeOffset(day.AddHours(14), TimeSpan.Zero)]);
        return this;
    }

    /// <summary>A session whose segments start at these moments; null for one that is not known.</summary>
    public void Add(string source, DateTimeOffset?[] starts, double minutes = 10, string? fileName = null)
    {
        var session = new Session();
        session.Meta.SessionId = (++count).ToString("x16", CultureInfo.InvariantCulture);
        session.Meta.SourceSystem = source;
        session.Insights.SessionStartTimeUtc = starts.Min();
        session.Insights.ActiveSeconds = minutes * 60;
        foreach (var start in starts) session.Segments.Add(new() { SegmentId = $"{count}-{session.Segments.Count}", StartTimeUtc = start, EndTimeUtc = start });
        Directory.CreateDirectory(project.Sessions);
        File.WriteAllBytes(Path.Combine(project.Sessions, fileName ?? SessionFileName.Of(session)), SessionJson.Serialize(session));
    }

    public List<CoverageDay> Rows(string now, CoverageQuery? query = null) => [.. Events(now, query).OfType<CoverageFound>().Select(found => found.Day)];

    public List<CoverageDay> Missing(string now) => [.. Rows(now).Where(day => day.LooksMissing)];

    public List<RunEvent> Events(string now, CoverageQuery? query = null) => TestProject.Collect(project.Workspace.Coverage.ReadAsync(
        (query ?? new() { Now = default }) with { Now = new(Date(now).AddHours(12), TimeSpan.Zero) }, CancellationToken.None));

    public void Dispose() => project.Dispose();
}
