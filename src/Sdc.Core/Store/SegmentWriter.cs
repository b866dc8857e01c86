using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Sdc;

/// <summary>
/// Writes segments as bytes: what the spool keeps, and what the index compares segments by. Equal are the bytes of a segment and of the same segment read back
/// from its session file; so a number is written as its JSON text is, whatever type holds it. Not safe for concurrent use.
/// </summary>
internal sealed class SegmentWriter
{
    // Of a whole number of 64 bits, with its sign.
    private const int MostDigits = 20;

    private byte[] buffer = new byte[4096];
    private int length;

    /// <summary>The segment's bytes; they hold until the next call.</summary>
    public ReadOnlySpan<byte> Write(SessionSegment segment)
    {
        // One huge message must not keep its memory for the rest of the run.
        if (buffer.Length > 1024 * 1024) buffer = new byte[4096];
        length = 0;
        Text(segment.SegmentId);
        Time(segment.StartTimeUtc);
        Time(segment.EndTimeUtc);
        Text(segment.Type);
        Text(segment.Author);
        if (segment.Utf8Content.Count > 0) Text(segment.Utf8Content);
        else Text(segment.Content);
        Map(segment.Metadata);
        if (segment.UnknownIfAny is { } unknown) Map(unknown);
        else Integer(0);
        return buffer.AsSpan(0, length);
    }

    private void Map(DataMap map)
    {
        Integer(map.Count);
        foreach (var pair in map)
        {
            Text(pair.Key);
            Value(pair.Value);
        }
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case null: Tag(SegmentTag.Null); break;
            case string text: Tag(SegmentTag.Text); Text(text); break;
            case true: Tag(SegmentTag.True); break;
            case false: Tag(SegmentTag.False); break;
            case int number: Number(number); break;
            case long number: Number(number); break;
            case decimal number: Number(number.ToString(CultureInfo.InvariantCulture)); break;
            case double number: Number(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset time: Tag(SegmentTag.Text); Text(UtcTimeConverter.Format(time)); break;
            case DataMap map: Tag(SegmentTag.Map); Map(map); break;
            case System.Collections.IEnumerable list: List(list); break;
            default: Value(DataMap.Show(value)); break;
        }
    }

    private void List(System.Collections.IEnumerable list)
    {
        var items = list.Cast<object?>().ToList();
        Tag(SegmentTag.List);
        Integer(items.Count);
        foreach (var item in items) Value(item);
    }

    private void Number(long number)
    {
        Tag(SegmentTag.Number);
        Reserve(sizeof(int) + MostDigits);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(length + sizeof(int)), out var digits);
        Integer(digits);
        length += digits;
    }

    private void Number(string text)
    {
        Tag(SegmentTag.Number);
        Text(text);
    }

    private void Tag(SegmentTag tag)
    {
        Reserve(1);
        buffer[length++] = (byte)tag;
    }

    private void Time(DateTimeOffset? time)
    {
        Reserve(8);
        var ticks = time?.UtcTicks ?? -1;
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(length), ticks);
        length += sizeof(long);
    }

    private void Text(ArraySegment<byte> utf8)
    {
        Integer(utf8.Count);
        Reserve(utf8.Count);
        utf8.AsSpan().CopyTo(buffer.AsSpan(length));
        length += utf8.Count;
    }

    private void Text(string? text)
    {
        if (text is null)
        {
            Integer(-1);
            return;
        }

        // The length stands before the text, and is known only behind it.
        const int lengthSize = 4;
        Reserve(lengthSize + Encoding.UTF8.GetMaxByteCount(text.Length));
        var at = length;
        length += lengthSize;
        var bytes = Encoding.UTF8.GetBytes(text, 0, text.Length, buffer, length);
        length = at;
        Integer(bytes);
        length += bytes;
    }

    private void Integer(int number)
    {
        Reserve(4);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), number);
        length += sizeof(int);
    }

    private void Reserve(int count)
    {
        if (buffer.Length - length < count) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
    }
}
