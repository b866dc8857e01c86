using System.Globalization;
using System.Text;

namespace Sdc;

/// <summary>Turns the lines of one chat, in their order, into segments.</summary>
internal sealed class ChatFile(TimeZoneInfo zone, string path)
{
    // A user's message has few, a model's most of them.
    private const int FewMetadata = 3;
    private const int UsualMetadata = 7;

    private readonly string fileName = Path.GetFileName(path);
    private readonly ChatTimeline timeline = new(zone);
    private readonly RepeatCounter repeats = new();
    private readonly RowTally repaired = new();
    private readonly RowTally controls = new();
    private ChatHeader header = new();

    /// <summary>Whether a line told that the file is a chat.</summary>
    public bool IsChat { get; private set; }

    /// <summary>Whether the file holds a message, be it one that cannot be read.</summary>
    public bool HasContent { get; private set; }

    /// <summary>One line as a good, bad, skipped or cut record, or what names the chat; null where there is nothing to say.</summary>
    public SourceItem? Read(ChatLine line)
    {
        if (line.WasRepaired) repaired.Count(line.Number);
        IsChat |= line.IsMessage;
        var item = line.Problem ?? (line.IsMessage ? Message(line) : Begin(line));
        HasContent |= item is GoodRecord or BadRecord or CutRecord;
        return item;
    }

    /// <summary>What was read differently from how it is written, each kind once a file.</summary>
    public IEnumerable<SourceRemark> Remarks()
    {
        if (repaired.Any) yield return new SourceRemark(path, $"{repaired}: some bytes are no text in UTF-8 and were replaced.");
        if (controls.Any) yield return new SourceRemark(path, $"{controls}: control characters in a name were read as spaces.");
    }

    private FileIdentity? Begin(ChatLine line)
    {
        var isFirst = !IsChat;
        IsChat = true;
        header = line.Header!;
        header.CreateDate = line.CreateDate;
        timeline.Begin(header.CreateDate);
        return isFirst && header.Identity is { } identity ? new(identity) : null;
    }

    private SourceItem Message(ChatLine line)
    {
        if (timeline.Place(line.SendDate, line.Generation, out var time, out var date) is { } unreadable)
        {
            return new BadRecord(path, line.Number, "send_date", unreadable, SourceText.Raw($"{line.SendDate} {line.Name}: {SourceText.Raw(Encoding.UTF8.GetString(line.Text.AsSpan()))}"));
        }

        var author = SourceText.Name(line.Name ?? (line.IsUser ? header.UserName : header.CharacterName), out var hadControls);
        if (hadControls) controls.Count(line.Number);
        var segment = new SessionSegment
        {
            SegmentId = Id(date, line),
            Type = SegmentType.ChatMessage,
            Author = author,
            Content = "",
            Metadata = new DataMap(line.IsUser ? FewMetadata : UsualMetadata),
        };
        if (line.Text.Count > 0) segment.Utf8Content = line.Text;
        var metadata = segment.Metadata;
        metadata.Add(ChatMetadata.IsUser, line.IsUser);
        if (line.IsHidden) metadata.Add(ChatMetadata.Hidden, true);
        Add(ChatMetadata.Model, line.Model);
        Add(ChatMetadata.Api, line.Api);
        Add(ChatMetadata.TokenCount, line.TokenCount);
        Add(ChatMetadata.Reasoning, line.Reasoning);
        Add(ChatMetadata.GenerationStarted, line.Generation.Started is { } started ? UtcTimeConverter.Format(started) : null);
        Add(ChatMetadata.GenerationFinished, line.Generation.Finished is { } finished ? UtcTimeConverter.Format(finished) : null);
        Add(ChatMetadata.ChatId, header.ChatId);
        time.ApplyTo(segment);
        return new GoodRecord([segment], fileName);

        void Add(string key, object? value)
        {
            if (value is not null) metadata.Add(key, value);
        }
    }

    private string Id(string? date, ChatLine line)
    {
        var id = Id(date, line, 1);
        var repeat = repeats.Count(SegmentKey.Of(id).High);
        return repeat == 1 ? id : Id(date, line, repeat);
    }

    private static string Id(string? date, ChatLine line, int repeat) =>
        Identity.Segment(SourceSystem.SillyTavern, [date, line.Name], line.Text, repeat.ToString(CultureInfo.InvariantCulture));
}
