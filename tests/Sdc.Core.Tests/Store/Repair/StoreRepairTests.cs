using System.Text;
using System.Text.RegularExpressions;

namespace Sdc.Tests.Store.Repair;

public class StoreRepairTests
{
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    private static readonly (string Company, Func<string, byte[]> Damage, bool KeepsNotes)[] Damages =
    [
        ("Truncated", text => Utf8(text[..(text.Length * 2 / 3)]), true),
        ("Conflict", text => Utf8(text.Replace("    \"user_notes\": \"für Conflict\"", "<<<<<<< HEAD\n    \"user_notes\": \"für Conflict\"\n=======\n    \"user_notes\": \"and theirs\"\n>>>>>>> other\n")), true),
        ("Wide", text => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)], true),
        ("Unmarked", Encoding.BigEndianUnicode.GetBytes, true),
        ("Latin", Encoding.Latin1.GetBytes, true),
        ("Huge", text => Utf8(text.Replace("\"user_notes\": ", "\"mood\": 1e999, \"user_notes\": ")), true),
        ("NoSegment", text => Utf8(text.Replace("\"segments\": [", "\"segments\": [ null,")), true),
        ("NoId", text => Utf8(Regex.Replace(text, "\"session_id\": \"[^\"]*\"", "\"session_id\": null")), true),
        ("Empty", _ => [], false),
        ("Nulls", _ => new byte[4096], false),
    ];

    [Fact]
    public void Damaged_sessions_are_set_aside_and_rebuilt_with_what_a_person_wrote_as_far_as_it_can_be_read()
    {
        using var project = new TestProject();
        project.Log("a.csv", [.. Damages.SelectMany((damage, number) => new[] { Row(number, damage.Company, 0), Row(100 + number, damage.Company, 20) })]);
        project.Run();
        var paths = Damages.ToDictionary(damage => damage.Company, damage => FileOf(project, damage.Company));
        foreach (var (company, path) in paths) File.WriteAllText(path, File.ReadAllText(path).Replace("\"user_notes\": \"\"", $"\"user_notes\": \"für {company}\""));
        var undisturbed = project.Snapshot();
        foreach (var (company, damage, _) in Damages) File.WriteAllBytes(paths[company], damage(File.ReadAllText(paths[company])));
        var damaged = paths.Values.ToDictionary(path => path, File.ReadAllBytes);
        project.Run();
        Assert.All(damaged, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
        var before = Bytes(project);

        var checks = Check(project);

        Assert.Equal(before, Bytes(project));
        Assert.Equal(paths.Values.Order(StringComparer.Ordinal), checks.Where(found => found.Kind == StoreFindingKind.SessionDamaged).Select(found => found.Path));
        Assert.All(checks, found => Assert.Equal(("", true), (found.Done, found.ToDo.Length > 0)));
        var repaired = Repair(project).Where(found => found.Kind == StoreFindingKind.SessionDamaged).ToList();
        Assert.Equal(Damages.Length, repaired.Count);
        var aside = Assert.Single(Directory.GetDirectories(Path.GetDirectoryName(project.Sessions)!, "sessions.damaged-*"));
        Assert.All(damaged, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(aside, Path.GetFileName(file.Key)))));
        project.Run();
        project.Run();

        var whole = undisturbed.Replace("f\\u00FCr Empty", "").Replace("f\\u00FCr Nulls", "").Replace("f\\u00FCr Conflict", "f\\u00FCr Conflict\\nand theirs");
        Assert.Equal(whole, project.Snapshot());
        Assert.Empty(Check(project));
    }

    [Fact]
    public void Every_beginning_of_a_session_file_gives_whole_segments_and_true_edits_or_nothing()
    {
        using var project = new TestProject();
        project.Log("a.csv", [.. Enumerable.Range(0, 5).Select(number => Row(number, "Acme", number * 20))]);
        project.Run();
        var file = FileOf(project, "Acme");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"user_notes\": \"\"", "\"user_notes\": \"Größe 😀\""));
        var (content, name) = (File.ReadAllBytes(file), Path.GetFileName(file));
        var session = SessionJson.Deserialize(content);
        var most = 0;
        for (var length = 0; length < content.Length; length += length < content.Length - 50 ? 7 : 1)
        {
            if (SessionSalvage.Of(content[..length], name).Session is not { } part) continue;
            Assert.Equal((session.SessionId, session.Source), (part.SessionId, part.Source));
            Assert.Contains(part.Insights.UserNotes, new[] { null, "", "Größe 😀" });
            Assert.Equal(session.Segments.Take(part.Segments.Count).Select(SessionJson.Serialize), part.Segments.Select(SessionJson.Serialize));
            Assert.True(part.Segments.Count >= most);
            most = part.Segments.Count;
        }

        Assert.Equal(5, most);
    }

    [Fact]
    public void A_session_of_a_newer_version_is_told_of_and_left_as_it_is()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, "Acme", 0));
        project.Run();
        var file = FileOf(project, "Acme");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"schema_version\": \"2.0\"", "\"schema_version\": \"3.0\""));
        var newer = File.ReadAllBytes(file);
        project.Log("b.csv", Row(2, "Acme", 10));

        var failed = Assert.Single(project.Run().OfType<SessionFailed>());

        Assert.Contains("3.0", failed.Reason);
        Assert.Contains("Update SDC", failed.Reason);
        var found = Assert.Single(Repair(project), found => found.Kind == StoreFindingKind.SessionNewer);
        Assert.Contains("Update SDC", found.ToDo);
        Assert.Equal(newer, File.ReadAllBytes(file));
        Assert.Empty(Directory.GetDirectories(Path.GetDirectoryName(project.Sessions)!, "sessions.damaged-*"));
        File.WriteAllText(file, Encoding.UTF8.GetString(newer).Replace("\"schema_version\": \"3.0\"", "\"schema_version\": \"2.7\""));
        project.Run();
        Assert.Equal(2, Assert.Single(project.Read()).SegmentCount);
    }

    [Fact]
    public void Copies_wrong_names_leftovers_and_strange_files_are_told_and_put_right()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, "Acme", 0), Row(2, "Ajax", 0));
        project.Run();
        var (acme, ajax) = (FileOf(project, "Acme"), FileOf(project, "Ajax"));
        File.Copy(acme, Path.Combine(project.Sessions, "Copy of acme.json"));
        File.Move(ajax, Path.Combine(project.Sessions, "ajax.json"));
        File.WriteAllText(acme + ".0123.tmp", "{");
        File.WriteAllText(Path.Combine(project.Sessions, "notes.txt"), "mine");
        File.WriteAllText(Path.Combine(project.State, "index.bin.0123.tmp"), "");

        var found = Repair(project);

        Assert.Equal([StoreFindingKind.SessionDoubled, StoreFindingKind.SessionMisnamed, StoreFindingKind.Leftover, StoreFindingKind.Leftover, StoreFindingKind.StrangeFile], found.Select(one => one.Kind).Order().ToList());
        Assert.Equal([acme, ajax, Path.Combine(project.Sessions, "notes.txt")], Directory.GetFiles(project.Sessions).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFiles(project.State, "*.tmp"));
        Assert.Equal([StoreFindingKind.StrangeFile], Check(project).Select(one => one.Kind));
        Assert.Equal(File.ReadAllBytes(acme), File.ReadAllBytes(Directory.GetFiles(Directory.GetDirectories(Path.GetDirectoryName(project.Sessions)!, "sessions.damaged-*").Single()).Single()));
    }

    [Fact]
    public void Two_files_of_one_session_that_differ_are_made_one_by_the_next_run_with_both_notes()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, "Acme", 0));
        project.Run();
        var file = FileOf(project, "Acme");
        File.WriteAllText(Path.Combine(project.Sessions, "copy.json"), File.ReadAllText(file).Replace("\"user_notes\": \"\"", "\"user_notes\": \"mine\""));

        var found = Assert.Single(Repair(project), one => one.Kind == StoreFindingKind.SessionDoubled);
        project.Run();

        Assert.Contains("next run", found.Done);
        Assert.Equal("mine", Assert.Single(project.Read()).Insights.UserNotes);
        Assert.Equal([file], Directory.GetFiles(project.Sessions));
    }

    [Fact]
    public void What_no_source_tells_any_more_is_told_to_be_lost()
    {
        using var project = new TestProject();
        var gone = project.Log("gone.csv", Row(1, "Acme", 0), Row(2, "Ajax", 0));
        project.Log("there.csv", Row(3, "Argo", 0), Row(4, "Ajax", 10));
        project.Run();
        File.Delete(FileOf(project, "Acme"));
        File.Delete(FileOf(project, "Argo"));
        var ajax = FileOf(project, "Ajax");
        File.WriteAllText(ajax, File.ReadAllText(ajax).Replace("\"source_system\": \"ScreenConnect\"", "\"source_system\": \"ScreenConnect"));
        File.Delete(gone);

        var found = Check(project);

        Assert.Contains("1 stand in source files that are there (there.csv), and 1 in none", Assert.Single(found, one => one.Kind == StoreFindingKind.SessionDamaged).What);
        Assert.Equal([(gone, true), (Path.Combine(project.Logs, "there.csv"), false)], found.Where(one => one.Kind == StoreFindingKind.EventsMissing).Select(one => (one.Path, one.What.Contains("cannot be rebuilt"))).Order());
        Repair(project);
        project.Run();
        Assert.Equal(["Ajax", "Argo"], project.Read().Select(session => session.CustomerName).Order());
        Assert.Empty(Check(project));
    }

    [Fact]
    public void Damaged_state_is_set_aside_and_what_was_removed_stays_away_as_far_as_it_can_be_read()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, "Acme", 0), Row(2, "Ajax", 0));
        project.Run();
        using (var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
        {
            store.Remove(store.Index.Sessions.Single(session => File.ReadAllText(store.Folder.FullName(session.FileName)).Contains("Acme")));
            store.SaveState();
        }

        var decisions = Path.Combine(project.State, "decisions.json");
        File.WriteAllText(decisions, File.ReadAllText(decisions).TrimEnd().TrimEnd('}'));
        File.WriteAllText(Path.Combine(project.State, "ledger.json"), """{"sources":{"ScreenConnect|x":null}}""");
        File.WriteAllBytes(Path.Combine(project.State, "index.bin"), [9, 0, 0, 0, .. new byte[100]]);
        Assert.Throws<SdcException>(() => project.Run());

        Assert.Equal(3, Check(project).Count(one => one.Kind == StoreFindingKind.StateDamaged));
        Assert.Equal(3, Repair(project).Count(one => one.Kind == StoreFindingKind.StateDamaged));
        project.Run();

        Assert.Equal("Ajax", Assert.Single(project.Read()).CustomerName);
        Assert.Empty(Check(project));
    }

    [Fact]
    public void A_sound_store_has_no_findings_and_stays_as_it_is()
    {
        using var project = new TestProject();
        project.Customers((7, "Acme"));
        project.Log("a.csv", Row(1, "Acme", 0), Row(2, "Ajax", 0), "rubbish");
        project.Ticket("t.json", """{"id":5,"number":1042,"created_at":"2026-10-05T09:00:00Z","subject":"Printer","customer_id":7,"comments":[{"id":9,"created_at":"2026-10-06T09:00:00Z","body":"B"}]}""");
        project.Run(link: true);
        using (var store = project.Workspace.OpenStore(new object(), "test", CancellationToken.None))
        {
            store.Remove(store.Index.Sessions.Single(session => session.Source == SourceSystem.SyncroRmm));
            store.SaveState();
        }

        project.Ticket("t.json", """{"id":5,"number":1042,"created_at":"2026-10-05T09:00:00Z","subject":"Printer","customer_id":7,"comments":[{"id":9,"created_at":"2026-10-06T09:00:00Z","body":"B"},{"id":10,"created_at":"2026-10-07T09:00:00Z","body":"C"}]}""");
        project.Run(link: true);
        var before = Bytes(project);

        Assert.Empty(Check(project));
        Assert.Equal(before, Bytes(project));
        Assert.Empty(Repair(project));
        Assert.Equal(before, Bytes(project));
    }

    [Fact]
    public void A_repair_waits_its_turn_and_a_check_says_that_somebody_writes()
    {
        using var project = new TestProject();
        project.Log("a.csv", Row(1, "Acme", 0));
        project.Run();
        File.WriteAllText(Path.Combine(project.Sessions, "x.json.1.tmp"), "");
        using var held = RunLock.Acquire(project.State, "another");

        Assert.Throws<RunLockException>(() => Repair(project));
        var events = TestProject.Collect(new StoreRepair(project.Workspace).CheckAsync(CancellationToken.None));

        // The temporary file may be what the other is writing.
        Assert.Equal("StoreInUse", Assert.IsType<RunWarning>(Assert.Single(events)).Id);
    }

    private static List<StoreFinding> Check(TestProject project) => Findings(new StoreRepair(project.Workspace).CheckAsync(CancellationToken.None));

    private static List<StoreFinding> Repair(TestProject project) => Findings(new StoreRepair(project.Workspace).RepairAsync("test", LockWait.None, CancellationToken.None));

    private static List<StoreFinding> Findings(IAsyncEnumerable<RunEvent> events) => TestProject.Collect(events).OfType<StoreFound>().Select(found => found.Finding).ToList();

    private static string FileOf(TestProject project, string company) => Directory.GetFiles(project.Sessions).Single(file => File.ReadAllText(file).Contains('"' + company + '"'));

    // The log and the lock's file tell of the repair itself.
    private static Dictionary<string, string> Bytes(TestProject project) => Directory.GetFiles(Path.Combine(project.Root, "data"), "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("logs") && Path.GetFileName(file) != "run.lock")
        .ToDictionary(file => file, file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))) + File.GetLastWriteTimeUtc(file).Ticks);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Row(int number, string company, int minutes) =>
        new Connection(new Guid(number, 1, 1, new byte[8]).ToString(), "Dana", company, "PC-1", Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15)).Exact();
}
