using System.Buffers.Binary;
using System.Text;

namespace Sdc;

/// <summary>Reads back what <see cref="SegmentWriter"/> wrote.</summary>
internal ref struct SegmentBytes
{
    [ThreadStatic]
    private static ShortTexts? textsOfThread;

    private readonly byte[] bytes;
    private readonly ShortTexts texts;
    private int at;

    private SegmentBytes(byte[] bytes)
    {
        this.bytes = bytes;
        texts = textsOfThread ??= new();
    }

    public static SessionSegment Read(byte[] bytes)
    {
        var reader = new SegmentBytes(bytes);
        return new SessionSegment
        {
            SegmentId = reader.Text()!,
            StartTimeUtc = reader.Time(),
            EndTimeUtc = reader.Time(),
            Type = reader.Text()!,
            Author = reader.Text(),
            Content = reader.Text(),
            Metadata = reader.Map(),
            Unknown = reader.Map(),
        };
    }

    private DataMap Map()
    {
        var count = Integer();
        var map = new DataMap(count);
        for (; count > 0; count--) map[Text()!] = Value();
        return map;
    }

    private object? Value()
    {
        switch ((SegmentTag)bytes[at++])
        {
            case SegmentTag.Null: return null;
            case SegmentTag.True: return true;
            case SegmentTag.False: return false;
            case SegmentTag.Text: return Text();
            case SegmentTag.Number: return PlainValueConverter.Number(Text()!);
            case SegmentTag.Map: return Map();
            default:
                var count = Integer();
                var list = new List<object?>(count);
                for (; count > 0; count--) list.Add(Value());
                return list;
        }
    }

    private DateTimeOffset? Time()
    {
        var ticks = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
        at += 8;
        return ticks < 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private string? Text()
    {
        var length = Integer();
        if (length < 0) return null;
        var text = ShortTexts.IsShort(length) ? texts.Of(bytes.AsSpan(at, length)) : Encoding.UTF8.GetString(bytes, at, length);
        at += length;
        return text;
    }

    private int Integer()
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
        at += 4;
        return number;
    }
}
