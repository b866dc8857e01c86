namespace Sdc;

/// <summary>What one line of a chat says. Objects are used again for later lines.</summary>
internal sealed class ChatLine
{
    public static readonly ArraySegment<byte> NoText = new([]);

    /// <summary>Number of the line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>What is wrong with the line, or why it is left out; null where it can be used.</summary>
    public SourceItem? Problem { get; set; }

    /// <summary>Whether some of its bytes were no text and were replaced.</summary>
    public bool WasRepaired { get; set; }

    /// <summary>Whether the line is an object with a message's text.</summary>
    public bool IsMessage { get; set; }

    /// <summary>Whether the object has other parts of a message.</summary>
    public bool HasMessageParts { get; set; }

    /// <summary>What the object says of the chat as a whole; null where it says nothing.</summary>
    public ChatHeader? Header { get; set; }

    /// <summary>When the chat was begun; messages of some programs have it too, so that it alone makes no header.</summary>
    public string? CreateDate { get; set; }

    /// <summary>The message's text, in UTF-8: it is only hashed and written on.</summary>
    public ArraySegment<byte> Text { get; set; } = NoText;

    public string? Name { get; set; }

    public string? SendDate { get; set; }

    public bool IsUser { get; set; }

    public bool IsHidden { get; set; }

    public Generation Generation { get; set; }

    public string? Model { get; set; }

    public string? Api { get; set; }

    public object? TokenCount { get; set; }

    public string? Reasoning { get; set; }

    /// <summary>Forgets all; the object is for another line now.</summary>
    public void Begin(long number)
    {
        Number = number;
        Clear();
    }

    /// <summary>Forgets all but the number.</summary>
    public void Clear()
    {
        Problem = null;
        WasRepaired = IsMessage = HasMessageParts = IsUser = IsHidden = false;
        Header = null;
        Text = NoText;
        Name = SendDate = CreateDate = Model = Api = Reasoning = null;
        Generation = default;
        TokenCount = null;
    }
}
