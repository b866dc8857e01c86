using System.Globalization;

namespace Sdc.Cli.Tests;

/// <summary>A project that has something stored, with notes of a person, and something more to store; and what undisturbed runs make of it.</summary>
public sealed class Starving : IDisposable
{
    private const int Companies = 12;

    private readonly SdcProject before = new();

    public Starving()
    {
        before.Log("a.csv", [.. Enumerable.Range(1, Companies).Select(number => SdcProject.Row(number, "Dana", "Company " + number, 60))]);
        before.Run("run", "--quiet").Ended(0);
        foreach (var file in before.Files().Where((_, number) => number % 3 == 0)) File.WriteAllText(file, File.ReadAllText(file).Replace("\"user_notes\": \"\"", "\"user_notes\": \"call them\"", StringComparison.Ordinal));
        // Noted, so that a starved run finds its state in order.
        before.Run("run", "--quiet").Ended(0);
        // Sessions that move, join and grow, new ones, and one that is larger than all others.
        before.Log("b.csv", [.. Enumerable.Range(1, Companies).SelectMany(number => (string[])
            [SdcProject.Row(100 + number, "Dana", "Company " + number, number % 2 == 0 ? 45 : 85, number % 2 == 0 ? 10 : 20), SdcProject.Row(200 + number, "Lee", "Company " + number, 0)])]);
        before.TicketFile("t.json", [SdcProject.Ticket(1), SdcProject.Ticket(2, $", \"comments\": [{{ \"id\": 9, \"ticket_id\": 2, \"subject\": \"Update\", \"body\": \"{new string('x', 40_000)}\", \"created_at\": \"2026-10-05T10:00:00.000-04:00\" }}]")]);
        using var undisturbed = Copy();
        undisturbed.Run("run", "--quiet").Ended(0);
        Snapshot = undisturbed.Snapshot();
        Connections = before.Connections();
    }

    /// <summary>The session files that undisturbed runs leave.</summary>
    public string Snapshot { get; }

    /// <summary>The connections that are stored before.</summary>
    public IReadOnlyList<string> Connections { get; }

    /// <summary>Whether SDC_STARVE in the environment asks for all, at every page, and not only for some.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("SDC_STARVE") is { Length: > 0 };

    internal SdcProject Copy() => before.Copy();

    internal void CopyTo(SdcProject project) => before.CopyTo(project);

    /// <summary>Fails unless nothing is broken: whole files only, and all that was stored before.</summary>
    internal void AssertNothingIsBroken(SdcProject project, SdcResult result, string circumstances)
    {
        Assert.True(result.ExitCode is 0 or 1 or 4, string.Create(CultureInfo.InvariantCulture, $"{circumstances}: the exit code is {result.ExitCode}.\n{result.Errors}"));
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        if (result.ExitCode != 0) Assert.Contains(result.Errors.Split('\n'), line => line.StartsWith("error: ", StringComparison.Ordinal) || line.StartsWith("sdc: ", StringComparison.Ordinal));
        project.AssertWhole();
        Assert.Empty(Connections.Except(project.Connections()));
        // A session that was to move stands under both names until the next run.
        Assert.InRange(project.Files().Count(file => (string?)SdcProject.Json(file)["insights"]!["user_notes"] == "call them"), Connections.Count / 3, Connections.Count);
    }

    /// <summary>Fails unless the next run makes all good, and the one after it finds nothing to do.</summary>
    internal void AssertNextRunCompletes(SdcProject project, string circumstances)
    {
        project.Run("run").Ended(0);
        Assert.True(Snapshot == project.Snapshot(), circumstances + ": the next run ended in other files.");
        project.AssertWhole();
        var times = project.Times();
        project.Run("run", "--summary", "json").Ended(0);
        Assert.Equal(times, project.Times());
    }

    public void Dispose() => before.Dispose();
}
