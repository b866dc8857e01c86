using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Sdc;

/// <summary>Reads back what <see cref="SegmentWriter"/> wrote.</summary>
internal ref struct SegmentBytes
{
    [ThreadStatic]
    private static ShortTexts? textsOfThread;

    private static readonly object True = true;
    private static readonly object False = false;

    private readonly byte[] bytes;
    private readonly ShortTexts texts;
    private int at;

    private SegmentBytes(byte[] bytes, int at)
    {
        this.bytes = bytes;
        this.at = at;
        texts = textsOfThread ??= new();
    }

    public static SessionSegment Read(byte[] bytes) => Read(bytes, 0);

    /// <summary>Reads the segment whose bytes begin there. They must stay as they are while the segment is used.</summary>
    public static SessionSegment Read(byte[] bytes, int at)
    {
        var reader = new SegmentBytes(bytes, at);
        var segment = new SessionSegment
        {
            SegmentId = reader.Text()!,
            StartTimeUtc = reader.Time(),
            EndTimeUtc = reader.Time(),
            Type = reader.Text()!,
            Author = reader.Text(),
        };
        reader.Content(segment);
        segment.Metadata = reader.Map();
        // Hardly any segment holds keys that are not known.
        if (reader.Integer() is > 0 and var unknown) segment.Unknown = reader.Map(unknown);
        return segment;
    }

    // A long text stays where it is; it is made when somebody asks for it.
    private void Content(SessionSegment segment)
    {
        var before = at;
        var length = Integer();
        if (length >= 0 && !ShortTexts.IsShort(length))
        {
            segment.Utf8Content = new(bytes, at, length);
            at += length;
            return;
        }

        at = before;
        segment.Content = Text();
    }

    private DataMap Map() => Map(Integer());

    private DataMap Map(int count)
    {
        var map = new DataMap(count);
        for (; count > 0; count--) map[Text()!] = Value();
        return map;
    }

    private object? Value()
    {
        switch ((SegmentTag)bytes[at++])
        {
            case SegmentTag.Null: return null;
            case SegmentTag.True: return True;
            case SegmentTag.False: return False;
            case SegmentTag.Text: return Text();
            case SegmentTag.Number: return Number();
            case SegmentTag.Map: return Map();
            default:
                var count = Integer();
                var list = new List<object?>(count);
                for (; count > 0; count--) list.Add(Value());
                return list;
        }
    }

    private object Number()
    {
        var length = Integer();
        at += length;
        if (Utf8Parser.TryParse(bytes.AsSpan(at - length, length), out long integer, out var used) && used == length) return integer;
        return PlainValueConverter.Number(Encoding.UTF8.GetString(bytes, at - length, length));
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
