namespace Sdc;

/// <summary>Times that a source writes without a zone.</summary>
internal static class LocalTime
{
    /// <summary>
    /// A wall-clock time as UTC. An hour that the clocks skip uses the offset before the change; a doubled one means its first occurrence.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment is outside the years 1 to 9999 in UTC.</exception>
    public static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        TimeSpan offset;
        if (zone.IsInvalidTime(local))
        {
            // No rule skips a whole day's clock, so the offset a day earlier is that before the change; walk back in steps that no rule is shorter than.
            var before = local;
            do before = before.AddMinutes(-15);
            while (zone.IsInvalidTime(before));
            offset = zone.GetUtcOffset(before);
        }
        else if (zone.IsAmbiguousTime(local))
        {
            offset = zone.GetAmbiguousTimeOffsets(local).Max();
        }
        else
        {
            offset = zone.GetUtcOffset(local);
        }

        return new DateTimeOffset(local, TimeSpan.Zero).Subtract(offset);
    }
}
