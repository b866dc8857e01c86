namespace Sdc.Tests.Store;

/// <summary>The chats of somebody who goes on writing, edits and deletes messages, and makes branches, checkpoints and backups.</summary>
internal sealed class ChatWorld
{
    // Few values, so that messages repeat, also within a minute.
    private static readonly string[] Texts = ["ok", "Try a restart.", "Größe 🖨", "", "The printer in the back office says \"offline\", Größe 🖨, since this morning.\n" + new string('x', 3000)];
    private static readonly int[] Pauses = [0, 0, 1, 30, 60, 61, 300];
    private static readonly DateTime Noon = new(2026, 10, 5, 12, 0, 0, DateTimeKind.Utc);

    private readonly Random random;
    private int made;

    public ChatWorld(Random random)
    {
        this.random = random;
        for (var chats = random.Next(1, 4); chats > 0; chats--)
        {
            Add(Header(), []);
            for (var copies = random.Next(0, 4); copies > 0; copies--) Copy();
        }
    }

    public List<ChatCopy> Files { get; } = [];

    /// <summary>Names that files had, by the names that they have now.</summary>
    public Dictionary<string, string> Renamed { get; } = [];

    public ChatCopy Any => Files[random.Next(Files.Count)];

    public void WriteTo(TestProject project)
    {
        foreach (var (now, before) in Renamed.Where(pair => File.Exists(Path.Combine(project.Chats, pair.Value))).ToList()) File.Move(Path.Combine(project.Chats, before), Path.Combine(project.Chats, now));
        foreach (var file in Files)
        {
            var path = Path.Combine(project.Chats, file.Name);
            var content = string.Join("\n", file.Lines);
            if (!File.Exists(path) || File.ReadAllText(path) != content) File.WriteAllText(path, content);
        }
    }

    /// <summary>Something happens to one of the files.</summary>
    public void Go()
    {
        var file = Any;
        switch (random.Next(10))
        {
            case 0 or 1: Append(file); break;
            case 2 or 3: Change(file, at => file.Messages[at] = file.Messages[at] with { Text = "edited " + made++ }); break;
            case 4 or 5: Change(file, at => Delete(file, at)); break;
            case 6 or 7: Hide(file); break;
            case 8: Copy(); break;
            default: Join(); break;
        }
    }

    public void Rename()
    {
        var file = Any;
        if (Renamed.ContainsKey(file.Name)) return;
        var name = made++ + " renamed.jsonl";
        Renamed[name] = file.Name;
        file.Name = name;
    }

    public void Append(ChatCopy file)
    {
        var last = file.Messages.Count == 0 ? Noon.AddMinutes(random.Next(600)) : file.Messages[^1].Time;
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            last = last.AddMinutes(Pauses[random.Next(Pauses.Length)]);
            file.Messages.Add(new(last, random.Next(4), random.Next(2) == 0 ? "Dana" : "Helper", Texts[random.Next(Texts.Length)] + (random.Next(3) > 0 ? made++ : ""), random.Next(8) == 0));
        }
    }

    private void Copy()
    {
        var parent = Any;
        var count = random.Next(3) == 0 ? parent.Messages.Count : random.Next(1, parent.Messages.Count + 1);
        var copy = Add(random.Next(2) == 0 ? parent.Header : Header(), parent.Messages.Take(count));
        if (random.Next(2) == 0) Append(copy);
    }

    // As a person does who pastes one chat behind another.
    private void Join() => Add(Header(), Any.Messages.Take(random.Next(1, 3)).Concat(Any.Messages.Take(random.Next(1, 3))));

    private ChatCopy Add(string? header, IEnumerable<ChatMessage> messages)
    {
        var file = new ChatCopy { Name = made++ + ".jsonl", Header = header, Messages = [.. messages] };
        if (file.Messages.Count == 0) Append(file);
        // Any order of names, and so of reading.
        file.Name = random.Next(10) + "-" + file.Name;
        Files.Add(file);
        return file;
    }

    private void Change(ChatCopy file, Action<int> change)
    {
        var first = file.IsNamed ? 0 : 1;
        if (file.Messages.Count > first) change(random.Next(first, file.Messages.Count));
    }

    private static void Delete(ChatCopy file, int at)
    {
        if (file.Messages.Count > 1) file.Messages.RemoveAt(at);
    }

    private void Hide(ChatCopy file)
    {
        var at = random.Next(file.Messages.Count);
        file.Messages[at] = file.Messages[at] with { IsHidden = !file.Messages[at].IsHidden };
    }

    private string? Header() => random.Next(4) switch
    {
        0 => null,
        1 => """{"chat_metadata":{}}""",
        _ => "{\"user_name\":\"unused\",\"chat_metadata\":{\"integrity\":\"" + random.Next(100) + "-" + made++ + "\"}}",
    };
}
