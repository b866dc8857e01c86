using System.Globalization;
using System.Text.Json.Nodes;

namespace Sdc.Cli.Tests;

/// <summary>A person with an editor: opens a session file, types a note, saves what the editor holds, again and again; now in place, now by putting one file in another's place.</summary>
internal sealed class EditingPerson
{
    private readonly string file;
    private readonly Random random;
    private readonly Task editing;
    private volatile bool isDone;

    public EditingPerson(string file, int seed)
    {
        this.file = file;
        random = new(seed);
        editing = Task.Factory.StartNew(Edit, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The note that was saved last.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Notes that were not there when the file was opened again.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Ends after the save that is being made.</summary>
    public Task EndAsync()
    {
        isDone = true;
        return editing;
    }

    private static string NoteIn(string text) => (string?)JsonNode.Parse(text)!["insights"]!["user_notes"] ?? "";

    private void Edit()
    {
        Note = NoteIn(File.ReadAllText(file));
        for (var number = 1; !isDone || number == 1; number++)
        {
            var text = Open();
            if (NoteIn(text) != Note) Lost.Add(Note);
            Thread.Sleep(random.Next(15));
            var json = JsonNode.Parse(text)!;
            Note = string.Create(CultureInfo.InvariantCulture, $"edit {number}");
            json["insights"]!["user_notes"] = Note;
            Save(json.ToJsonString());
            Thread.Sleep(random.Next(40));
        }
    }

    // For some microseconds a version may be seen that is taken back.
    private string Open()
    {
        var text = File.ReadAllText(file);
        for (var look = 0; look < 200 && NoteIn(text) != Note; look++)
        {
            Thread.Sleep(1);
            text = File.ReadAllText(file);
        }

        return text;
    }

    private void Save(string text)
    {
        if (random.Next(2) == 0)
        {
            File.WriteAllText(file, text);
            return;
        }

        File.WriteAllText(file + "~", text);
        File.Move(file + "~", file, overwrite: true);
    }
}
