
namespace Sdc.Tests.Store;

public class IngestPropertyTests
{
    [RepeatedProperty(20, 60)]
    public void Rows_in_any_files_in_any_order_in_any_number_of_runs_end_in_the_same_sessions(int seed)
    {
        var random = new Random(seed);
        var rows = Connection.World(random, random.Next(1, 25)).SelectMany(connection => connection.Reports(random)).ToList();
        using var whole = new TestProject();
        whole.Log("all.csv", [.. rows]);
        whole.Run();
        using var split = new TestProject();
        foreach (var (file, number) in Shuffled(rows, random).Chunk(random.Next(1, 6)).Select((file, number) => (file, number)))
        {
            split.Log($"{random.Next(10)}-{number}.csv", file);
            if (random.Next(2) == 0) split.Run(link: false, new(Brief: true));
        }

        split.Run();

        Assert.Equal(whole.Snapshot(), split.Snapshot());
    }

    [RepeatedProperty(10, 30)]
    public void Linking_between_runs_ends_in_the_same_files_as_linking_at_the_end(int seed)
    {
        var random = new Random(seed);
        var rows = Connection.World(random, 15).SelectMany(connection => connection.Reports(random)).ToList();
        using var atEnd = new TestProject();
        atEnd.Customers((1, "Harbor Dental"), (2, "Someone Else"));
        atEnd.Log("all.csv", [.. rows]);
        atEnd.Run();
        atEnd.Run(link: true);
        using var between = new TestProject();
        between.Customers((1, "Harbor Dental"), (2, "Someone Else"));
        foreach (var (file, number) in Shuffled(rows, random).Chunk(4).Select((file, number) => (file, number)))
        {
            between.Log($"{number}.csv", file);
            between.Run(link: random.Next(3) > 0, new(Brief: true));
        }

        between.Run(link: true);

        Assert.Equal(atEnd.Snapshot(), between.Snapshot());
    }

    [RepeatedProperty(8, 20)]
    public void Reading_twice_writes_nothing(int seed)
    {
        var random = new Random(seed);
        using var project = new TestProject();
        project.Log("a.csv", [.. Connection.World(random, 12).SelectMany(connection => connection.Reports(random))]);
        project.Run();
        var before = project.Times();

        var unchanged = project.Run().OfType<StepFinished>().First().Summary;
        File.SetLastWriteTimeUtc(Path.Combine(project.Logs, "a.csv"), DateTime.UtcNow.AddHours(-1));
        project.Run();
        Directory.Delete(project.State, recursive: true);
        project.Run();
        project.Run(options: new(Force: true));

        Assert.Equal(before, project.Times());
        Assert.Equal((0, 0, 0), (unchanged.Read, unchanged.New, unchanged.Changed));
        Assert.True(unchanged.Unchanged > 0);
    }

    [RepeatedProperty(10, 30)]
    public void Session_files_that_vanished_are_rebuilt_from_their_sources(int seed)
    {
        var random = new Random(seed);
        using var project = new TestProject();
        foreach (var (file, number) in Connection.World(random, 20).SelectMany(connection => connection.Reports(random)).Chunk(6).Select((file, number) => (file, number))) project.Log($"{number}.csv", file);
        project.Run();
        var before = project.Snapshot();
        foreach (var file in Directory.GetFiles(project.Sessions).Where(_ => random.Next(2) == 0)) File.Delete(file);

        project.Run();

        Assert.Equal(before, project.Snapshot());
    }

    [RepeatedProperty(10, 30)]
    public void Old_files_that_a_killed_run_left_beside_the_new_ones_are_made_one_again(int seed)
    {
        var random = new Random(seed);
        var rows = Connection.World(random, 20).SelectMany(connection => connection.Reports(random)).ToList();
        using var project = new TestProject();
        var half = Shuffled(rows, random);
        project.Log("a.csv", [.. half.Take(rows.Count / 2)]);
        project.Run();
        foreach (var session in project.Read().Where(_ => random.Next(2) == 0)) project.Edit(session, new() { Notes = "note of " + session.Segments[0].SegmentId });
        var old = Directory.GetFiles(project.Sessions).ToDictionary(file => file, File.ReadAllBytes);
        project.Log("b.csv", [.. half.Skip(rows.Count / 2)]);
        project.Run();
        var whole = project.Snapshot();
        foreach (var file in old.Where(file => !File.Exists(file.Key))) File.WriteAllBytes(file.Key, file.Value);
        File.WriteAllText(Path.Combine(project.Sessions, "2026-10-05_ScreenConnect_0.json.ab12.tmp"), "{");

        project.Run();

        Assert.Equal(whole, project.Snapshot());
    }

    private static List<string> Shuffled(List<string> rows, Random random) => [.. rows.OrderBy(_ => random.Next())];
}
