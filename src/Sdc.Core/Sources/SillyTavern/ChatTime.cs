namespace Sdc;

/// <summary>When a message was sent, and what that follows from.</summary>
/// <param name="Utc">The moment; null where nothing tells it.</param>
/// <param name="Basis">A text of <see cref="ChatTimeBasis"/>; null where the message itself says it in full.</param>
internal readonly record struct ChatTime(DateTimeOffset? Utc, string? Basis)
{
    /// <summary>Reads the parts back from a segment.</summary>
    public static ChatTime Of(SessionSegment segment) => new(segment.StartTimeUtc, segment.Metadata.Text(ChatMetadata.TimeBasis));

    /// <summary>Joins two reports of one message: told beats stood in for, exact beats to the minute; of equal ones the earlier, or the second.</summary>
    /// <remarks>Of two places within a minute the later is that in the copy from which nothing was deleted.</remarks>
    public static ChatTime Merge(ChatTime first, ChatTime second, bool preferSecond)
    {
        if (preferSecond) return second;
        var difference = first.Worth.CompareTo(second.Worth);
        if (difference == 0) difference = first.IsOrdered ? Nullable.Compare(first.Utc, second.Utc) : Nullable.Compare(second.Utc, first.Utc);
        if (difference == 0) difference = string.CompareOrdinal(first.Basis, second.Basis);
        return difference < 0 ? second : first;
    }

    /// <summary>Writes the parts into a segment. A message has no length.</summary>
    public void ApplyTo(SessionSegment segment)
    {
        segment.StartTimeUtc = segment.EndTimeUtc = Utc;
        if (Basis is null) segment.Metadata.Remove(ChatMetadata.TimeBasis);
        else segment.Metadata[ChatMetadata.TimeBasis] = Basis;
    }

    private bool IsOrdered => Basis == ChatTimeBasis.OrderInMinute;

    private (int Basis, bool IsExact, bool HasOffset, bool IsOrdered) Worth =>
        (Utc is null ? 0 : StandIn, !IsOrdered && Utc is { } time && time.UtcTicks % TimeSpan.TicksPerMinute != 0, Basis == ChatTimeBasis.GenerationOffset, IsOrdered);

    private int StandIn => Basis switch
    {
        ChatTimeBasis.None => 1,
        ChatTimeBasis.ChatCreated => 2,
        ChatTimeBasis.PreviousMessage => 3,
        ChatTimeBasis.Generation => 4,
        _ => 5,
    };
}
