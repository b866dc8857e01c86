using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>
/// Walks through a JSON file and stops at each element of the wanted arrays, holding one element at a time. The arrays stand in an object, in
/// whatever place and order, or the file is the first of them. After broken JSON it goes on with the next element that is whole beyond doubt.
/// </summary>
/// <param name="stream">The file's content.</param>
/// <param name="readElement">Reads the element whose first token the reader stands on, to its last token; false where it is not whole yet, and then it is read anew.</param>
/// <param name="arrays">The wanted arrays.</param>
internal sealed class JsonElements(Stream stream, JsonElements.ElementReader readElement, params JsonElementArray[] arrays) : IDisposable
{
    /// <summary>Files edited by hand have trailing commas; nothing that is meant is nested deeper.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 256, AllowTrailingCommas = true };

    private const int MostBrokenPlaces = 500;

    private const long FirstWindow = 4096;
    private const long WindowGrowth = 8;

    private readonly JsonText text = new(stream);
    private readonly long[] counts = new long[arrays.Length];
    private readonly List<string> otherNames = [];
    private readonly List<JsonElementFault> faults = [];
    private JsonReaderState state = new(Options);
    private TextPosition stateOrigin = new(1, 1);
    private Place place = Place.BeforeRoot;
    private bool inObject;
    private bool isDone;
    private bool isFound;
    private int brokenPlaces;
    private bool isFaulty;
    private int skipDepth;
    private long window = long.MaxValue;
    private long index;
    private int lost;
    private long? elementStart;
    private TextPosition elementPosition = new(1, 1);

    /// <summary>Reads one element of an array.</summary>
    internal delegate bool ElementReader(ref Utf8JsonReader reader, JsonElementArray array);

    private enum Place
    {
        BeforeRoot,
        InRoot,
        BeforeArray,
        BeforeOther,
        InOther,
        InArray,
        AfterRoot,
    }

    /// <summary>The JSON of the element that <see cref="Next"/> stopped at; valid until it is called again.</summary>
    public ReadOnlyMemory<byte> Element { get; private set; }

    /// <summary>The array that the element stands in.</summary>
    public JsonElementArray Array { get; private set; } = arrays[0];

    /// <summary>Line of the element, from 1.</summary>
    public long Line => elementPosition.Line;

    /// <summary>Where the element stands, such as <c>tickets[3]</c>.</summary>
    public string Path => Array.Name + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";

    private string Expected => $"Expected is {{{string.Join(", ", arrays.Select(array => $"\"{array.Name}\": [ … ]"))}}} or a bare array of {arrays[0].Noun}s.";

    /// <summary>Goes to the next element; false at the end.</summary>
    public bool Next(CancellationToken cancellation)
    {
        while (!isDone)
        {
            if (Advance(out var broken)) return true;
            if (broken is not null) isDone = !Resume(broken, cancellation);
            else if (window < text.Ahead.Length) window *= WindowGrowth;
            else if (text.IsFinal) isDone = true;
            else if (!isDone) Fill(cancellation);
        }

        if (!isFound && !isFaulty)
        {
            var names = otherNames.Count == 0 ? "no names" : "only " + string.Join(", ", otherNames.Select(SourceText.Show));
            Fail(0, $"The file holds no {string.Join(" and no ", arrays.Select(array => array.Name))}: its JSON has {names}. {Expected}");
        }

        return false;
    }

    public void Dispose() => text.Dispose();

    /// <summary>What could not be read since this was asked last.</summary>
    public IReadOnlyList<JsonElementFault> TakeFaults()
    {
        if (faults.Count == 0) return [];
        var taken = faults.ToList();
        faults.Clear();
        return taken;
    }

    // Reads tokens until an element is whole (true), or the text at hand holds no whole token or element any more (false).
    private bool Advance(out JsonException? broken)
    {
        broken = null;
        elementStart = null;
        var ahead = text.Ahead.Slice(0, (int)Math.Min(window, text.Ahead.Length));
        var reader = new Utf8JsonReader(ahead, text.IsFinal && ahead.Length == text.Ahead.Length, state);
        var before = reader;
        var isWhole = false;
        try
        {
            while (!isWhole && !isDone)
            {
                before = reader;
                if (!reader.Read()) break;
                if (place != Place.InArray)
                {
                    Step(ref reader);
                }
                else if (reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == (inObject ? 1 : 0))
                {
                    place = inObject ? Place.InRoot : Place.AfterRoot;
                }
                else
                {
                    elementStart = text.At + reader.TokenStartIndex;
                    elementPosition = text.PositionOf(elementStart.Value);
                    isWhole = readElement(ref reader, Array);
                    if (!isWhole) break;
                }
            }
        }
        catch (JsonException error)
        {
            broken = error;
        }

        // An element that is not whole yet is read again from its first byte when more is there.
        if (elementStart is not null && !isWhole) reader = before;
        text.MoveTo(text.At + reader.BytesConsumed);
        state = reader.CurrentState;
        if (!isWhole) return false;
        Element = text.Between(elementStart!.Value, text.At);
        index = counts[System.Array.IndexOf(arrays, Array)]++ + lost;
        return true;
    }

    // One token outside the arrays.
    private void Step(ref Utf8JsonReader reader)
    {
        switch (place)
        {
            case Place.BeforeRoot when reader.TokenType == JsonTokenType.StartArray:
                Enter(arrays[0]);
                break;
            case Place.BeforeRoot when reader.TokenType == JsonTokenType.StartObject:
                (place, inObject) = (Place.InRoot, true);
                break;
            case Place.BeforeRoot:
                Fail(0, $"The file holds {JsonElementFault.Described(reader.TokenType)}. {Expected}");
                isDone = true;
                break;
            case Place.InRoot when reader.TokenType == JsonTokenType.EndObject:
                place = Place.AfterRoot;
                break;
            case Place.InRoot:
                Name(ref reader);
                break;
            case Place.BeforeArray when reader.TokenType == JsonTokenType.StartArray:
                Enter(Array);
                break;
            case Place.BeforeArray when reader.TokenType == JsonTokenType.Null:
                otherNames.Add(Array.Name + " as null");
                Skip(ref reader);
                break;
            case Place.BeforeArray:
                Fail(text.PositionOf(text.At + reader.TokenStartIndex).Line, $"\"{Array.Name}\" is {JsonElementFault.Described(reader.TokenType)}, and not an array. Nothing was read of it.");
                Skip(ref reader);
                break;
            case Place.BeforeOther:
                Skip(ref reader);
                break;
            case Place.InOther when reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject && reader.CurrentDepth == skipDepth:
                place = Place.InRoot;
                break;
        }
    }

    private void Name(ref Utf8JsonReader reader)
    {
        foreach (var array in arrays)
        {
            if (!JsonName.Is(ref reader, array.Name)) continue;
            if (array != Array) lost = 0;
            (place, Array) = (Place.BeforeArray, array);
            return;
        }

        place = Place.BeforeOther;
        if (otherNames.Count < 20) otherNames.Add(Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
    }

    private void Skip(ref Utf8JsonReader reader)
    {
        var isContainer = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
        (place, skipDepth) = (isContainer ? Place.InOther : Place.InRoot, reader.CurrentDepth);
    }

    private void Enter(JsonElementArray array)
    {
        if (array != Array) lost = 0;
        (place, Array, isFound) = (Place.InArray, array, true);
    }

    // Finds the element that can be read after broken JSON; false where there is none.
    private bool Resume(JsonException error, CancellationToken cancellation)
    {
        var begin = elementStart is null ? text.PositionOf(text.At) : elementPosition;
        var reason = JsonElementFault.ReasonOf(error, stateOrigin, begin);
        if (place is Place.BeforeRoot or Place.AfterRoot)
        {
            var isBlank = place == Place.BeforeRoot && text.IsFinal && string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(text.Ahead.ToArray()));
            Fail(begin.Line, isBlank ? $"The file is empty. {Expected}" : $"{reason} {Kept()} {JsonElementFault.Advice}");
            return false;
        }

        // What is broken is not tried again, only what is in it and behind it.
        var at = elementStart + 1 ?? text.At;
        if (elementStart is not null) text.MoveTo(elementStart.Value);
        var raw = JsonElementFault.RawOf(text.Ahead);
        var search = new JsonElementSearch(arrays, place is Place.InArray or Place.InRoot && isFound ? Array : null);
        while (!Find(search, ref at))
        {
            text.MoveTo(Math.Max(text.At, at - JsonElementSearch.Lookback));
            if (!text.IsFinal && text.Fill(text.At, cancellation)) continue;
            Fail(begin.Line, $"{reason} {Kept()} {JsonElementFault.Advice}", raw);
            return false;
        }

        text.MoveTo(at);
        var there = text.PositionOf(at);
        lost++;
        if (++brokenPlaces > MostBrokenPlaces)
        {
            // Rubbish holds something like an element every few bytes, and a message of each would take a hundred times its size.
            Fail(begin.Line, FormattableString.Invariant($"The JSON is broken in more than {MostBrokenPlaces} places. {Kept()} {JsonElementFault.Advice}"), raw);
            return false;
        }

        Enter(search.Array!);
        Fail(begin.Line, $"{reason} What stands from {begin} on was not read; reading went on with the {Array.Noun} at {there}. {JsonElementFault.Advice}", raw);
        StartAnew(there);
        return true;
    }

    private bool Find(JsonElementSearch search, ref long at)
    {
        var place = (int)(at - text.At);
        var isFound = search.Find(text.Ahead, text.IsFinal, ref place);
        at = text.At + place;
        return isFound;
    }

    private void Fill(CancellationToken cancellation)
    {
        if (text.Fill(text.At, cancellation)) return;
        Fail(text.PositionOf(text.At).Line, FormattableString.Invariant($"One value is longer than {JsonText.MaxLength} bytes. {Kept()}"));
        isDone = true;
    }

    // As if only the array's bracket had been read so far.
    private void StartAnew(TextPosition at)
    {
        ReadOnlySpan<byte> before = inObject ? "{\"\":["u8 : "["u8;
        var reader = new Utf8JsonReader(before, isFinalBlock: false, new JsonReaderState(Options));
        while (reader.Read())
        {
        }

        state = reader.CurrentState;
        stateOrigin = new(at.Line, at.Column - before.Length);
        // Where much is broken, much is tried, and the framework quotes all that is ahead in some of its errors.
        window = FirstWindow;
    }

    private void Fail(long line, string reason, string? raw = null)
    {
        faults.Add(new(line, reason, raw));
        isFaulty = true;
    }

    private string Kept()
    {
        var kept = arrays.Select((array, number) => (array.Noun, Count: counts[number])).Where(array => array.Count > 0).ToList();
        if (kept.Count == 0) return "Nothing was read.";
        var told = string.Join(" and ", kept.Select(array => FormattableString.Invariant($"{array.Count} {array.Noun}{(array.Count == 1 ? "" : "s")}")));
        return $"The {told} before it {(kept.Sum(array => array.Count) == 1 ? "was" : "were")} read, and nothing from there on.";
    }
}
