namespace Sdc;

/// <summary>Places the messages of one file in time, in their order.</summary>
internal sealed class ChatTimeline(TimeZoneInfo zone)
{
    // A message is stamped a moment after its generation ends; clocks are read one after the other.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    // What sets messages of one minute apart.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    // Offsets that are in use somewhere, the whole hours first: another one would only be met by chance.
    private static readonly TimeSpan[] Offsets =
    [
        .. Enumerable.Range(-12, 27).Select(hours => TimeSpan.FromHours(hours)),
        .. new[] { -9.5, -3.5, -2.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75, 13.75 }.Select(TimeSpan.FromHours),
    ];

    private DateTimeOffset? previous;
    private DateTimeOffset? created;

    /// <summary>Takes the time at which the header says that the chat began; one that cannot be read is as none.</summary>
    public void Begin(string? createDate) =>
        created = createDate is not null && WrittenTime.Read(createDate, out var time) is null ? Moment(time, default) : null;

    /// <summary>Places a message. Returns null, or else why its time cannot be read.</summary>
    /// <param name="sendDate">The time as it is written; null where there is none.</param>
    /// <param name="generation">When the message was generated.</param>
    /// <param name="time">When it was sent.</param>
    /// <param name="text">The time's text, which the message is told apart by.</param>
    public string? Place(string? sendDate, Generation generation, out ChatTime time, out string? text)
    {
        time = default;
        text = null;
        if (sendDate is null)
        {
            time = StandIn(generation);
        }
        else
        {
            if (WrittenTime.Read(sendDate, out var written) is { } fault) return fault;
            var inferred = written.Offset is null ? Inferred(written, generation) : null;
            var moment = inferred ?? Moment(written, generation);
            time = Exact(moment, written, generation) is { } exact ? new(exact, inferred is null ? null : ChatTimeBasis.GenerationOffset)
                : inferred is null ? InOrder(moment, written)
                : new(moment, ChatTimeBasis.GenerationOffset);
            text = written.Text;
        }

        previous = time.Utc ?? previous;
        return null;
    }

    private ChatTime StandIn(Generation generation) =>
        (generation.Finished ?? generation.Started) is { } generated ? new(generated, ChatTimeBasis.Generation)
        : previous is not null ? new(previous, ChatTimeBasis.PreviousMessage)
        : created is not null ? new(created, ChatTimeBasis.ChatCreated)
        : new(null, ChatTimeBasis.None);

    // The moment by the configured zone. In an hour that the clocks run through twice the generation tells which it is, else the message before.
    private DateTimeOffset Moment(WrittenTime written, Generation generation)
    {
        if (written.Offset is not null) return written.Utc;
        var first = LocalTime.ToUtc(written.Wall, zone);
        if (!zone.IsAmbiguousTime(written.Wall)) return first;
        var second = new DateTimeOffset(written.Wall, TimeSpan.Zero).Subtract(zone.GetAmbiguousTimeOffsets(written.Wall).Min());
        if (generation.IsKnown) return !Agrees(first, written, generation) && Agrees(second, written, generation) ? second : first;
        return first + written.Precision <= previous ? second : first;
    }

    // The moment by another offset, where the generation shows that the configured zone was not that of the browser.
    private DateTimeOffset? Inferred(WrittenTime written, Generation generation)
    {
        if (!generation.IsKnown || Agrees(Moment(written, generation), written, generation)) return null;
        DateTimeOffset? nearest = null;
        foreach (var offset in Offsets)
        {
            var moment = new DateTimeOffset(written.Wall, TimeSpan.Zero).Subtract(offset);
            if (Agrees(moment, written, generation) && !(nearest is { } other && Distance(other) <= Distance(moment))) nearest = moment;
        }

        return nearest;

        TimeSpan Distance(DateTimeOffset moment) => (moment - generation.To).Duration();
    }

    // With streaming a message is stamped when its first word comes, else when it is complete.
    private static bool Agrees(DateTimeOffset moment, WrittenTime written, Generation generation) =>
        moment + written.Precision + Tolerance > generation.From && moment <= generation.To + Tolerance;

    // A question that stands behind an answer of its minute was asked after it.
    private ChatTime InOrder(DateTimeOffset minute, WrittenTime written)
    {
        if (!(previous is { } before && before >= minute && before < minute + written.Precision)) return new(minute, null);
        var after = before + Step;
        // At the very end of the minute they share a time.
        return new(after < minute + written.Precision ? after : before, ChatTimeBasis.OrderInMinute);
    }

    // Null where the time is known to the minute only.
    private static DateTimeOffset? Exact(DateTimeOffset moment, WrittenTime written, Generation generation)
    {
        if (written.Precision < TimeSpan.FromMinutes(1)) return moment;
        return Within(generation.Finished) ?? Within(generation.Started);

        DateTimeOffset? Within(DateTimeOffset? time) => time >= moment && time < moment + written.Precision ? time : null;
    }
}
