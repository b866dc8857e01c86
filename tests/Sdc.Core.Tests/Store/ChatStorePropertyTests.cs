using System.Text;

namespace Sdc.Tests.Store;

/// <summary>Whatever happens to chats between runs, the store holds in the end what the files say.</summary>
public class ChatStorePropertyTests
{
    [RepeatedProperty(20, 60)]
    public void Chats_that_are_used_between_runs_end_in_the_sessions_of_one_run_over_the_last_files(int seed)
    {
        var random = new Random(seed);
        var world = new ChatWorld(random);
        using var project = new TestProject();
        for (var runs = random.Next(1, 5); runs > 0; runs--)
        {
            world.WriteTo(project);
            Run(project, world, random);
            for (var count = random.Next(1, 5); count > 0; count--) world.Go();
        }

        world.WriteTo(project);
        project.Run();

        AssertAsFresh(world, project);
        var ids = project.MessageIds();
        Assert.Equal(world.Files.SelectMany(file => file.Ids).Distinct().OrderBy(id => id, StringComparer.Ordinal), ids);
        AssertQuiet(project);
    }

    [RepeatedProperty(10, 25)]
    public void A_file_that_was_renamed_is_the_same_chat_as_before(int seed)
    {
        var random = new Random(seed);
        var world = new ChatWorld(random);
        using var project = new TestProject();
        for (var runs = random.Next(1, 4); runs > 0; runs--)
        {
            world.WriteTo(project);
            project.Run();
            world.Renamed.Clear();
            world.Rename();
            if (random.Next(2) == 0) world.Append(world.Any);
            world.WriteTo(project);
            project.Run();
            for (var count = random.Next(1, 5); count > 0; count--) world.Go();
        }

        world.WriteTo(project);
        project.Run();

        AssertAsFresh(world, project);
        AssertQuiet(project);
    }

    [RepeatedProperty(10, 25)]
    public void Files_that_vanish_take_no_message_with_them(int seed)
    {
        var random = new Random(seed);
        var world = new ChatWorld(random);
        using var project = new TestProject();
        var vanished = new HashSet<string>();
        for (var runs = random.Next(1, 5); runs > 0; runs--)
        {
            world.WriteTo(project);
            project.Run();
            if (world.Files.Count > 1)
            {
                var file = world.Any;
                vanished.UnionWith(file.Ids);
                world.Files.Remove(file);
                File.Delete(Path.Combine(project.Chats, file.Name));
            }

            for (var count = random.Next(0, 4); count > 0; count--) world.Go();
        }

        world.WriteTo(project);
        project.Run();

        Assert.Equal(world.Files.SelectMany(file => file.Ids).Union(vanished).OrderBy(id => id, StringComparer.Ordinal), project.MessageIds());
        AssertQuiet(project);
    }

    [RepeatedProperty(10, 30)]
    public void A_file_that_is_cut_while_it_is_written_loses_nothing_and_the_next_run_reads_the_rest(int seed)
    {
        var random = new Random(seed);
        var world = new ChatWorld(random);
        using var project = new TestProject();
        world.WriteTo(project);
        project.Run();
        var before = project.MessageIds();
        var file = world.Any;
        var known = Encoding.UTF8.GetByteCount(string.Join("\n", file.Lines));
        world.Append(file);
        world.WriteTo(project);
        var path = Path.Combine(project.Chats, file.Name);
        var whole = File.ReadAllBytes(path);
        var cut = random.Next(whole.Length);
        // What ends between two lines is a whole file, of which the rest was deleted.
        while (cut < known && (whole[cut] == '\n' || cut == 0 || whole[cut - 1] == '\n')) cut++;
        File.WriteAllBytes(path, whole[..cut]);

        project.Run();

        Assert.Subset(project.MessageIds().ToHashSet(), before.ToHashSet());
        File.WriteAllBytes(path, whole);
        project.Run();
        AssertAsFresh(world, project);
    }

    [RepeatedProperty(10, 25)]
    public void Notes_survive_all_that_happens_to_chats_and_reviewed_sessions_lose_nothing(int seed)
    {
        var random = new Random(seed);
        var world = new ChatWorld(random);
        using var project = new TestProject();
        var notes = new List<string>();
        for (var runs = random.Next(2, 5); runs > 0; runs--)
        {
            world.WriteTo(project);
            var reviewed = Directory.Exists(project.Sessions) ? project.Read().Where(session => session.Status == SessionStatus.Reviewed).SelectMany(session => session.Segments).Select(segment => segment.SegmentId).ToList() : [];
            project.Run();
            var ids = project.MessageIds();
            Assert.Equal(ids.Distinct(), ids);
            Assert.Empty(world.Files.SelectMany(file => file.Ids).Concat(reviewed).Except(ids));
            foreach (var session in project.Read().Where(session => string.IsNullOrEmpty(session.Insights.UserNotes) && random.Next(2) == 0).ToList())
            {
                notes.Add("note " + notes.Count);
                project.Edit(session, new() { Notes = notes[^1], Status = random.Next(2) == 0 ? SessionStatus.Reviewed : null });
            }

            for (var count = random.Next(1, 5); count > 0; count--) world.Go();
        }

        world.WriteTo(project);
        project.Run();

        Assert.Equal(notes.Order(), project.Read().SelectMany(session => (session.Insights.UserNotes ?? "").Split('\n')).Where(note => note.Length > 0).Order());
        AssertQuiet(project);
    }

    private static void Run(TestProject project, ChatWorld world, Random random)
    {
        if (random.Next(3) > 0) project.Run(options: new(Force: random.Next(5) == 0, Brief: random.Next(2) == 0));
        else project.Import(project.Workspace.SillyTavern, new(), [.. world.Files.Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next()).Select(file => Path.Combine(project.Chats, file.Name))]);
    }

    private static void AssertAsFresh(ChatWorld world, TestProject project)
    {
        using var fresh = new TestProject();
        world.WriteTo(fresh);
        fresh.Run();
        Assert.Equal(fresh.Snapshot(), project.Snapshot());
    }

    private static void AssertQuiet(TestProject project)
    {
        var before = project.Times();
        project.Run();
        project.Run(options: new(Force: true));
        Directory.Delete(project.State, recursive: true);
        project.Run();
        Assert.Equal(before, project.Times());
    }
}
