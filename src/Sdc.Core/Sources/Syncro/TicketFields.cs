using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sdc;

/// <summary>Reads the properties of one JSON object; what has the wrong type reads as none and is noted.</summary>
internal sealed class TicketFields
{
    [ThreadStatic]
    private static ShortTexts? textsOfThread;

    private readonly JsonElement element;
    private readonly string path;
    private readonly int index;
    private readonly TicketFields? outer;
    private List<(string Path, string Reason)>? faults;

    /// <summary>Reads an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">Where it stands, for messages.</param>
    /// <param name="index">Its place in the list that the path names; negative where it names the object.</param>
    public TicketFields(JsonElement element, string path, int index = -1)
        : this(element, path, index, null)
    {
    }

    private TicketFields(JsonElement element, string path, int index, TicketFields? outer)
    {
        this.element = element;
        this.path = path;
        this.index = index;
        this.outer = outer;
    }

    /// <summary>What could not be read so far, of this object and those within.</summary>
    public IReadOnlyList<(string Path, string Reason)> Faults => faults ?? (IReadOnlyList<(string, string)>)[];

    /// <summary>Where the object stands.</summary>
    public string Path => (outer is null ? path : outer.Path + "." + path) + (index < 0 ? "" : "[" + index.ToString(CultureInfo.InvariantCulture) + "]");

    /// <summary>A text; numbers and lists are read as text too. Null where there is none, or an empty one.</summary>
    public string? Text(string name)
    {
        if (Value(name) is not { } value) return null;
        try
        {
            if (Plain(value) is { } text) return text.Length == 0 ? null : text;
            if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => Plain(item) is not null)) return string.Join(", ", value.EnumerateArray().Select(Plain));
            return Note<string>(name, $"is {Described(value)}, where a text is expected");
        }
        catch (InvalidOperationException)
        {
            return Note<string>(name, "is no valid UTF-8 text; save the file as UTF-8");
        }
    }

    /// <summary>A long text in UTF-8; empty where there is none, or one that is none, or a short one: <see cref="Text(string)"/> reads these.</summary>
    public ArraySegment<byte> LongText(string name)
    {
        if (Value(name) is not { ValueKind: JsonValueKind.String } value || ShortTexts.IsShort(Quoted(value).Length)) return default;
        try
        {
            var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(value));
            reader.Read();
            return JsonUtf8.Of(ref reader);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>A list of texts; one text counts as a list of one. Null where there is none.</summary>
    public List<object?>? Texts(string name)
    {
        if (Value(name) is not { ValueKind: JsonValueKind.Array } value) return Text(name) is { } text ? [text] : null;
        try
        {
            List<object?> texts = [.. value.EnumerateArray().Select(Plain).Where(text => !string.IsNullOrEmpty(text))];
            return texts;
        }
        catch (InvalidOperationException)
        {
            return Note<List<object?>>(name, "holds a text that is no valid UTF-8; save the file as UTF-8");
        }
    }

    /// <summary>An id, as number or text; null where there is none, and for 0, which stands for none.</summary>
    public long? Id(string name)
    {
        if (Value(name) is { ValueKind: JsonValueKind.Number } number && JsonMarshal.GetRawUtf8Value(number)[0] != (byte)'-' && number.TryGetInt64(out var whole)) return whole == 0 ? null : whole;
        if (Text(name) is not { } text) return null;
        if (long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return id == 0 ? null : id;
        Note<object>(name, $"is {SourceText.Show(text)}, where a whole number is expected");
        return null;
    }

    /// <summary>A moment; null where there is none.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Value(name) is { } value && TryTime(value, out var time)) return time;
        if (Text(name) is not { } text) return null;
        if (IsoTime.Read(text, out var moment) is not { } fault) return moment;
        Note<object>(name, "cannot be read: " + fault.TrimEnd('.'));
        return null;
    }

    /// <summary>A moment as UTC text; what is no moment (a date alone) stays as it is written.</summary>
    public string? TimeText(string name) => Value(name) is { } value && TryTime(value, out var time) ? UtcTimeConverter.Format(time)
        : Text(name) is not { } text ? null : IsoTime.Read(text, out var moment) is null ? UtcTimeConverter.Format(moment) : text;

    /// <summary>Whether the property is true.</summary>
    public bool Flag(string name)
    {
        var kind = Value(name)?.ValueKind;
        if (kind is null or JsonValueKind.True or JsonValueKind.False) return kind == JsonValueKind.True;
        return Text(name)?.Trim().ToUpperInvariant() switch
        {
            "TRUE" or "1" => true,
            null or "FALSE" or "0" => false,
            _ => Note<bool>(name, "is neither true nor false"),
        };
    }

    /// <summary>The objects of a list, or none.</summary>
    public IEnumerable<JsonElement> Items(string name)
    {
        if (Value(name) is not { } value) return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Note<IEnumerable<JsonElement>>(name, $"is {Described(value)}, where a list is expected") ?? [];
    }

    /// <summary>An object within; one without properties where there is none.</summary>
    public TicketFields Object(string name) => new(Value(name) is { ValueKind: JsonValueKind.Object } value ? value : default, name, -1, this);

    /// <summary>The beginning of a value's JSON, for a bad record.</summary>
    public static string Raw(JsonElement value) => JsonElementFault.RawOf(JsonMarshal.GetRawUtf8Value(value));

    /// <summary>Names the type of a JSON value.</summary>
    public static string Described(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private JsonElement? Value(string name) =>
        element.ValueKind == JsonValueKind.Object && JsonName.TryFind(element, name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    // Names and states come again and again. The rest, and what is no plain text, is left to the framework.
    private static string Text(JsonElement value)
    {
        var text = Quoted(value);
        return ShortTexts.IsShort(text.Length) && IsPlain(text) ? (textsOfThread ??= new()).Of(text) : value.GetString()!;
    }

    // A time of the usual form, without a text made of it.
    private static bool TryTime(JsonElement value, out DateTimeOffset time)
    {
        time = default;
        return value.ValueKind == JsonValueKind.String && IsoTime.TryReadMoment(Quoted(value), out time);
    }

    private static ReadOnlySpan<byte> Quoted(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return raw.Slice(1, raw.Length - 2);
    }

    private static bool IsPlain(ReadOnlySpan<byte> text)
    {
        foreach (var one in text)
        {
            if (one is >= 0x80 or (byte)'\\') return false;
        }

        return true;
    }

    private T? Note<T>(string name, string reason)
    {
        var all = this;
        while (all.outer is not null) all = all.outer;
        (all.faults ??= []).Add((Path + "." + name, $"{name} {reason}"));
        return default;
    }
}
