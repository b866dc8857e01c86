using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Sdc;

/// <summary>Reads back what <see cref="SegmentWriter"/> wrote.</summary>
internal ref partial struct SegmentBytes
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
            Utf8Id = reader.Part(reader.Integer()),
            StartTimeUtc = reader.Time(),
            EndTimeUtc = reader.Time(),
            Type = reader.Text()!,
            Author = reader.Text(),
        };
        reader.Content(segment);
        segment.Metadata = reader.Spooled();
        // Hardly any segment holds keys that are not known.
        if (reader.Map() is { Count: > 0 } unknown) segment.Unknown = unknown;
        return segment;
    }

    // A long text stays where it is; it is made when somebody asks for it.
    private void Content(SessionSegment segment)
    {
        var length = Integer();
        if (length > 0 && !ShortTexts.IsShort(length)) segment.Utf8Content = Part(length);
        else segment.Content = Text(length);
    }

    private DataMap Map()
    {
        var count = Integer();
        var map = new DataMap(count);
        Fill(map, count);
        return map;
    }

    private void Fill(DataMap map, int count)
    {
        for (; count > 0; count--) map[Text()!] = Value();
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

    private object Number() => Number(Utf8());

    private static object Number(ReadOnlySpan<byte> digits) => IsWhole(digits, out var whole) ? whole : PlainValueConverter.Number(Encoding.UTF8.GetString(digits));

    private static bool IsWhole(ReadOnlySpan<byte> digits, out long number) => Utf8Parser.TryParse(digits, out number, out var used) && used == digits.Length;

    private DateTimeOffset? Time()
    {
        var ticks = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
        at += 8;
        return ticks < 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private string? Text() => Text(Integer());

    private string? Text(int length)
    {
        if (length < 0) return null;
        var utf8 = Part(length).AsSpan();
        return ShortTexts.IsShort(length) ? texts.Of(utf8) : Encoding.UTF8.GetString(utf8);
    }

    private ReadOnlySpan<byte> Utf8() => Part(Integer()).AsSpan();

    private ArraySegment<byte> Part(int length)
    {
        at += length;
        return new(bytes, at - length, length);
    }

    private int Integer()
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
        at += 4;
        return number;
    }
}
