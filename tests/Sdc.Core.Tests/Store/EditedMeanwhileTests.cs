using System.Globalization;
using System.Text.Json.Nodes;

namespace Sdc.Tests.Store;

/// <summary>A person saves a session file between a run's reading of it and its writing.</summary>
public sealed class EditedMeanwhileTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    private readonly TestProject project = new();

    public EditedMeanwhileTests()
    {
        project.Log("a.csv", new Connection("a7c1", "Dana", "Harbor Dental", "PC-1", Noon, TimeSpan.FromMinutes(10)).Exact());
        project.Run();
    }

    private string Edited => Directory.GetFiles(project.Sessions).Single();

    public void Dispose() => project.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_write_is_refused_and_what_the_person_saved_stays(bool byRename)
    {
        using var store = project.Workspace.OpenStore(new object(), "test", default);
        var entry = store.Index.Sessions.Single();
        var session = store.Folder.Read(entry.FileName);
        var time = File.GetLastWriteTimeUtc(Edited);
        Save("mine", byRename);
        // Not even an edit that keeps the time is overlooked.
        File.SetLastWriteTimeUtc(Edited, time);
        session.Insights.UserNotes = "ours";

        Assert.Throws<FileChangedException>(() => store.Rewrite(session, entry));

        Assert.Equal("mine", Notes());
        Assert.Single(Directory.GetFileSystemEntries(project.Sessions));
    }

    [Fact]
    public void The_change_is_made_again_to_what_the_person_saved()
    {
        using var store = project.Workspace.OpenStore(new object(), "test", default);
        var entry = store.Index.Sessions.Single();
        var saved = 0;

        WhileEdited.Retry(() =>
        {
            var session = store.Folder.Read(entry.FileName);
            if (saved++ < 3) Save("mine " + saved, saved % 2 == 0);
            session.Context.Links.AddMissing(["Project: 7"]);
            return store.Rewrite(session, entry);
        });

        Assert.Equal("mine 3", Notes());
        Assert.Equal("Project: 7", (string?)Json()["context"]!["links"]![0]);
        Assert.Single(Directory.GetFileSystemEntries(project.Sessions));
    }

    [Fact]
    public void Who_saves_without_end_is_left_alone_and_told_of()
    {
        using var store = project.Workspace.OpenStore(new object(), "test", default);
        var entry = store.Index.Sessions.Single();
        var saved = 0;

        Assert.Throws<FileChangedException>(() => WhileEdited.Retry(() =>
        {
            var session = store.Folder.Read(entry.FileName);
            Save("mine " + ++saved, false);
            return store.Rewrite(session, entry);
        }));

        Assert.Equal("mine " + saved, Notes());
    }

    [Fact]
    public void A_file_that_was_to_go_stays_when_somebody_saved_it()
    {
        var folder = project.Workspace.Folder;
        var name = Path.GetFileName(Edited);
        var origin = folder.Read(name).Origin;
        Save("mine", true);

        folder.TryDelete(name, origin);
        Assert.Equal("mine", Notes());

        folder.TryDelete(name, folder.Read(name).Origin);
        Assert.Empty(Directory.GetFileSystemEntries(project.Sessions));
    }

    [Fact]
    public void What_is_saved_to_a_file_whose_session_has_moved_joins_it()
    {
        var old = Edited;
        var open = File.ReadAllText(old);
        project.Log("b.csv", new Connection("a7c0", "Dana", "Harbor Dental", "PC-1", Noon.AddMinutes(-15), TimeSpan.FromMinutes(10)).Exact());
        project.Run();
        Assert.NotEqual(old, Edited);
        Save(old, open, "mine", false);

        project.Run();

        Assert.Equal("mine", Notes());
        Assert.Equal(2, Json()["segments"]!.AsArray().Count);
        Assert.Equal(SessionChange.Unchanged, project.Run().OfType<SessionStored>().Select(stored => stored.Change).DefaultIfEmpty(SessionChange.Unchanged).Single());
    }

    [Fact]
    public void A_save_of_what_an_editor_held_from_before_a_run_costs_nothing_but_time()
    {
        var open = File.ReadAllText(Edited);
        project.Log("b.csv", new Connection("a7c2", "Dana", "Harbor Dental", "PC-1", Noon.AddMinutes(15), TimeSpan.FromMinutes(10)).Exact());
        project.Run();
        Assert.Equal(2, Json()["segments"]!.AsArray().Count);
        Save(Edited, open, "mine", true);

        project.Run();

        Assert.Equal("mine", Notes());
        Assert.Equal(2, Json()["segments"]!.AsArray().Count);
    }

    [Fact]
    public void A_file_that_somebody_removed_is_not_made_again()
    {
        using var store = project.Workspace.OpenStore(new object(), "test", default);
        var entry = store.Index.Sessions.Single();
        var session = store.Folder.Read(entry.FileName);
        File.Delete(Edited);

        Assert.Throws<FileChangedException>(() => store.Rewrite(session, entry));
        Assert.Empty(Directory.GetFileSystemEntries(project.Sessions));
    }

    [LinuxFact]
    public async Task Of_a_thousand_saves_beside_a_writer_that_never_rests_none_is_overwritten()
    {
        using var store = project.Workspace.OpenStore(new object(), "test", default);
        var file = Edited;
        var done = false;
        var lost = new List<string>();
        var person = Task.Run(() =>
        {
            var last = NotesIn(File.ReadAllText(file));
            for (var save = 1; save <= 1000; save++)
            {
                var text = File.ReadAllText(file);
                for (var look = 0; look < 100 && NotesIn(text) != last; look++)
                {
                    // For some microseconds a version may be seen that is taken back.
                    Thread.Sleep(1);
                    text = File.ReadAllText(file);
                }

                if (NotesIn(text) != last) lost.Add(last);
                last = save.ToString(CultureInfo.InvariantCulture);
                Save(file, text, last, true);
            }

            Volatile.Write(ref done, true);
        });
        var (written, refused) = (0, 0);
        while (!Volatile.Read(ref done))
        {
            try
            {
                var entry = store.Index.Sessions.Single();
                var session = store.Folder.Read(entry.FileName);
                session.Context.Links.AddMissing([written++.ToString(CultureInfo.InvariantCulture)]);
                if (session.Context.Links.Count > 5) session.Context.Links.Clear();
                store.Rewrite(session, entry);
            }
            catch (FileChangedException)
            {
                refused++;
            }
        }

        await person;
        Assert.Empty(lost);
        Assert.Equal("1000", Notes());
        Assert.NotEqual(0, written);
        Assert.Single(Directory.GetFileSystemEntries(project.Sessions));
    }

    [Fact]
    public void Marks_tell_contents_apart()
    {
        var marks = new HashSet<ContentMark>();
        for (var length = 0; length < 40; length++)
        {
            for (var at = 0; at < length; at++)
            {
                var content = new byte[length];
                content[at] = 1;
                Assert.True(marks.Add(ContentMark.Of(content)));
                Assert.Equal(ContentMark.Of(content), ContentMark.Of([.. content]));
            }

            Assert.True(marks.Add(ContentMark.Of(new byte[length])));
        }
    }

    private JsonNode Json() => JsonNode.Parse(File.ReadAllText(Edited))!;

    private string Notes() => NotesIn(File.ReadAllText(Edited));

    private static string NotesIn(string text) => (string)JsonNode.Parse(text)!["insights"]!["user_notes"]!;

    private void Save(string notes, bool byRename) => Save(Edited, File.ReadAllText(Edited), notes, byRename);

    private static void Save(string file, string text, string notes, bool byRename)
    {
        var json = JsonNode.Parse(text)!;
        json["insights"]!["user_notes"] = notes;
        if (!byRename)
        {
            File.WriteAllText(file, json.ToJsonString());
            return;
        }

        File.WriteAllText(file + "~", json.ToJsonString());
        File.Move(file + "~", file, overwrite: true);
    }
}
