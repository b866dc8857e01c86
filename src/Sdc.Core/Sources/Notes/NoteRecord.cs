using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>One object of the notes as it is written: texts by field, the objects of its lists, and what could not be read of it.</summary>
internal sealed class NoteRecord
{
    private readonly string?[] texts;
    private List<(string Name, string Reason)>? faults;
    private uint exact;

    private NoteRecord(NoteShape shape, int start) => (Shape, Start, texts) = (shape, start, new string?[shape.Count]);

    public NoteShape Shape { get; }

    /// <summary>Notes, in the order of the file; null where there is no list.</summary>
    public List<NoteRecord>? Notes { get; private set; }

    /// <summary>To-dos, in the order of the file; null where there is no list.</summary>
    public List<NoteRecord>? ToDos { get; private set; }

    /// <summary>What stands under unknown names; null where there is nothing.</summary>
    public SortedDictionary<string, string>? Others { get; private set; }

    /// <summary>Why there is no record at all; null where there is one.</summary>
    public string? Fault { get; private set; }

    /// <summary>What was left out of it, by the name in the file.</summary>
    public IReadOnlyList<(string Name, string Reason)> Faults => faults ?? (IReadOnlyList<(string, string)>)[];

    /// <summary>Its place in the list that it stands in, from 0.</summary>
    public int Place { get; private set; }

    /// <summary>Where it begins in the bytes that it was read from.</summary>
    public int Start { get; }

    /// <summary>Where it ends in the bytes that it was read from.</summary>
    public int End { get; private set; }

    /// <summary>The text that counts in UTF-8, where it is long; empty otherwise.</summary>
    public ArraySegment<byte> LongText { get; private set; }

    /// <summary>A field's text; null where there is none, or only spaces.</summary>
    public string? this[NoteField field] => field == NoteField.Text && LongText.Count > 0 ? Encoding.UTF8.GetString(LongText.AsSpan()) : Shape.PlaceOf(field) is >= 0 and var place ? texts[place] : null;

    /// <summary>Reads the value that the reader stands on, to its last token; null where it is not whole yet.</summary>
    /// <exception cref="JsonException">The JSON is broken.</exception>
    public static NoteRecord? Read(ref Utf8JsonReader reader, NoteShape shape, NoteWords words)
    {
        var record = new NoteRecord(shape, (int)reader.TokenStartIndex);
        if (!record.TryRead(ref reader, words)) return null;
        record.End = (int)reader.BytesConsumed;
        return record;
    }

    private bool TryRead(ref Utf8JsonReader reader, NoteWords words)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Fault = $"a {Shape.Noun} is expected, and found was {JsonElementFault.Described(reader.TokenType)}";
            return reader.TrySkip();
        }

        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject) return true;
            var (field, list, isExact) = Shape.Find(ref reader);
            // A list that is not closed would swallow all tickets that follow.
            if (field is null && list is null && Shape.IsOfTicketsOnly(ref reader)) throw new JsonException("A ticket begins within a ticket, so a bracket or brace before it is missing.");
            var isWhole = field is { } known ? TrySetText(ref reader, known, isExact, words) : list is not null ? TrySetList(ref reader, list, isExact, words) : TrySetOther(ref reader, words);
            if (!isWhole) return false;
        }

        return false;
    }

    private bool TrySetText(ref Utf8JsonReader reader, NoteField field, bool isExact, NoteWords words)
    {
        if (!reader.Read()) return false;
        // Where a file has a name in two letter cases, the right one counts.
        var bit = 1u << (int)field;
        if (!isExact && (exact & bit) != 0) return reader.TrySkip();
        if (isExact) exact |= bit;
        if (field == NoteField.Text)
        {
            LongText = LongTextOf(ref reader);
            if (LongText.Count > 0) return true;
        }

        var isText = TryText(ref reader, words, out var text);
        texts[Shape.PlaceOf(field)] = string.IsNullOrWhiteSpace(text) ? null : text;
        return isText || TryRefuse(ref reader, Shape.NameOf(field), "a text");
    }

    private bool TrySetList(ref Utf8JsonReader reader, NoteShape shape, bool isExact, NoteWords words)
    {
        if (!reader.Read()) return false;
        if (!isExact && (shape == NoteShape.Note ? Notes : ToDos) is not null) return reader.TrySkip();
        var list = new List<NoteRecord>();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            if (!TryReadInto(ref reader, list, shape, words)) return false;
        }
        else if (reader.TokenType != JsonTokenType.Null && !TryRefuse(ref reader, shape.ListName, "a list"))
        {
            return false;
        }

        if (shape == NoteShape.Note) Notes = list;
        else ToDos = list;
        return true;
    }

    private static bool TryReadInto(ref Utf8JsonReader reader, List<NoteRecord> list, NoteShape shape, NoteWords words)
    {
        for (var place = 0; reader.Read(); place++)
        {
            if (reader.TokenType == JsonTokenType.EndArray) return true;
            if (reader.TokenType == JsonTokenType.Null) continue;
            if (Read(ref reader, shape, words) is not { } record) return false;
            record.Place = place;
            list.Add(record);
        }

        return false;
    }

    private bool TrySetOther(ref Utf8JsonReader reader, NoteWords words)
    {
        var isNamed = TryText(ref reader, words, out var name);
        if (!reader.Read()) return false;
        if (!isNamed || !TryText(ref reader, words, out var text)) return reader.TrySkip();
        if (!string.IsNullOrWhiteSpace(text)) (Others ??= new(StringComparer.Ordinal))[name!] = text!;
        return true;
    }

    private bool TryRefuse(ref Utf8JsonReader reader, string name, string expected)
    {
        var isText = reader.TokenType == JsonTokenType.String;
        (faults ??= []).Add((name, isText && expected == "a text" ? "is no valid UTF-8 text; save the file as UTF-8" : $"is {JsonElementFault.Described(reader.TokenType)}, where {expected} is expected"));
        return reader.TrySkip();
    }

    // Most of the notes are long texts, and these are only written on. What may be spaces only, or is no valid text, is left to the other way.
    private static ArraySegment<byte> LongTextOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || ShortTexts.IsShort(reader.ValueSpan.Length)) return default;
        try
        {
            var text = JsonUtf8.Of(ref reader);
            return text.Count > 0 && text.Array![0] is > (byte)' ' and < 0x7F ? text : default;
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    // Numbers are texts, and both mean the same. False for what is none of them.
    private static bool TryText(ref Utf8JsonReader reader, NoteWords words, out string? text)
    {
        text = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.PropertyName:
                try
                {
                    text = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : words.Read(ref reader);
                    return true;
                }
                catch (InvalidOperationException)
                {
                    text = words.Repaired(ref reader);
                    return text is not null;
                }

            case JsonTokenType.True:
                text = "true";
                return true;
            case JsonTokenType.False:
                text = "false";
                return true;
            default:
                return reader.TokenType == JsonTokenType.Null;
        }
    }
}
