namespace Sdc;

/// <summary>
/// Holds what was found in a file before a line tells whether it is a chat at all: each bad line of a chat is named, and another program's file as a whole.
/// </summary>
internal sealed class UnrecognisedLines(string path)
{
    private const int MostHeld = 1000;

    private readonly List<SourceItem> held = [];
    private long bad;
    private long skipped;

    public bool Any => held.Count > 0;

    public void Add(SourceItem item)
    {
        if (item is BadRecord) bad++;
        else skipped++;
        if (held.Count < MostHeld) held.Add(item);
    }

    /// <summary>Hands all out one by one, once: the file is a chat.</summary>
    public IEnumerable<SourceItem> Take()
    {
        var taken = held.ToList();
        var more = bad + skipped - taken.Count;
        held.Clear();
        foreach (var item in taken) yield return item;
        if (more > 0) yield return new SourceRemark(path, FormattableString.Invariant($"{more} more lines before the first message are no messages."));
    }

    /// <summary>Hands all out as one: the file is no chat; null when nothing was found.</summary>
    public BadRecord? AsWhole()
    {
        if (!Any) return null;
        var first = held.OfType<BadRecord>().FirstOrDefault();
        var reason = first is null ? "" : FormattableString.Invariant($" Line {first.Line}: {first.Reason}");
        return new(path, 0, null, FormattableString.Invariant($"The file is no chat of SillyTavern: none of its {bad + skipped} lines is a message or describes a chat.") + reason, first?.Raw);
    }
}
