using System.Globalization;

namespace Sdc;

/// <summary>
/// Joins two forms of one ticket field by field: of each field the newest form that tells it counts. A field that the newest form of all
/// does not tell keeps the time at which it was told, so that three forms give the same in any order.
/// </summary>
internal static class TicketForms
{
    // Names that cannot be keys of metadata, for what stands beside it.
    private const string StartField = "start_time_utc";
    private const string AuthorField = "author";
    private const string ContentField = "content";

    public static SessionSegment Merge(SessionSegment first, SessionSegment second, bool preferSecond)
    {
        var times = new DataMap();
        var newest = Max(Time(first), Time(second));
        var merged = new SessionSegment
        {
            SegmentId = first.SegmentId,
            Type = first.Type,
            Author = (string?)Newest(AuthorField, first.Author, second.Author),
            Content = (string?)Newest(ContentField, first.Content, second.Content),
            Unknown = MetadataOrder.Merge(first.Unknown, second.Unknown, preferSecond),
        };
        if (Newest(StartField, first.StartTimeUtc, second.StartTimeUtc) is DateTimeOffset start) merged.StartTimeUtc = merged.EndTimeUtc = start;
        foreach (var key in first.Metadata.Keys.Union(second.Metadata.Keys))
        {
            if (key is TicketMetadata.UpdatedAt or TicketMetadata.FieldTimes or TicketMetadata.IsDeleted || TicketMetadata.CustomerUnit.Contains(key)) continue;
            merged.Metadata[key] = Newest(key, first.Metadata.Value(key), second.Metadata.Value(key));
        }

        MergeCustomer(first, second, preferSecond, merged.Metadata, newest, times);
        merged.Metadata[TicketMetadata.UpdatedAt] = newest == DateTimeOffset.MinValue ? null : UtcTimeConverter.Format(newest);
        // A ticket that was updated after it was found gone is there again.
        if (IsDeleted(first) || IsDeleted(second)) merged.Metadata[TicketMetadata.IsDeleted] = true;
        if (times.Count > 0) merged.Metadata[TicketMetadata.FieldTimes] = MetadataOrder.Sorted(times, []);
        merged.Metadata = MetadataOrder.Sorted(merged.Metadata, TicketMetadata.TicketOrder);
        return merged;

        bool IsDeleted(SessionSegment form) => form.Metadata.Value(TicketMetadata.IsDeleted) is true && Time(form) == newest;

        object? Newest(string field, object? one, object? other)
        {
            var (oneTime, otherTime) = (FieldTime(first, field), FieldTime(second, field));
            var takeSecond = IsNone(one) != IsNone(other) ? IsNone(one)
                : oneTime != otherTime ? oneTime < otherTime
                : MetadataOrder.Compare(one, other) is var difference && difference != 0 && (preferSecond || difference < 0);
            var value = IsNone(one) && IsNone(other) ? null : takeSecond ? other : one;
            Keep(field, value, takeSecond ? otherTime : oneTime, newest, times);
            return value;
        }
    }

    private static void MergeCustomer(SessionSegment first, SessionSegment second, bool preferSecond, DataMap metadata, DateTimeOffset newest, DataMap times)
    {
        var (one, other) = (Unit(first), Unit(second));
        var (oneTime, otherTime) = (FieldTime(first, TicketMetadata.CustomerId), FieldTime(second, TicketMetadata.CustomerId));
        var takeSecond = Worth(one) != Worth(other) ? Worth(one) < Worth(other)
            : oneTime != otherTime ? oneTime < otherTime
            : MetadataOrder.Compare(one, other) is var difference && difference != 0 && (preferSecond || difference < 0);
        var unit = takeSecond ? other : one;
        foreach (var pair in unit) metadata[pair.Key] = IsNone(pair.Value) ? null : pair.Value;
        Keep(TicketMetadata.CustomerId, Worth(unit) == 0 ? null : unit, takeSecond ? otherTime : oneTime, newest, times);

        static DataMap Unit(SessionSegment segment)
        {
            var unit = new DataMap();
            foreach (var key in TicketMetadata.CustomerUnit) unit[key] = segment.Metadata.Value(key);
            return unit;
        }

        // A form that names the customer's id beats one that only has a name, and that one beats none.
        static int Worth(DataMap unit) => !IsNone(unit[TicketMetadata.CustomerId]) ? 2 : unit.Values.All(IsNone) ? 0 : 1;
    }

    private static void Keep(string field, object? value, DateTimeOffset time, DateTimeOffset newest, DataMap times)
    {
        if (!IsNone(value) && time < newest) times[field] = UtcTimeConverter.Format(time);
    }

    private static DateTimeOffset FieldTime(SessionSegment segment, string field) =>
        (segment.Metadata.Value(TicketMetadata.FieldTimes) as DataMap)?.Text(field) is { } text ? Parse(text) : Time(segment);

    private static DateTimeOffset Time(SessionSegment segment) => Parse(segment.Metadata.Text(TicketMetadata.UpdatedAt));

    // A form without a time (an older program's) is older than any other.
    private static DateTimeOffset Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : DateTimeOffset.MinValue;

    private static DateTimeOffset Max(DateTimeOffset first, DateTimeOffset second) => first < second ? second : first;

    private static bool IsNone(object? value) => value is null or "";
}
