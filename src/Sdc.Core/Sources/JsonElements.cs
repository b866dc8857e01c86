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
    private readonly JsonArrayWalk walk = new(arrays);
    private readonly List<JsonElementFault> faults = [];
    private JsonReaderState state = new(Options);
    private TextPosition stateOrigin = new(1, 1);
    private bool isDone;
    private int brokenPlaces;
    private bool isFaulty;
    private long window = long.MaxValue;
    private long index;
    private long? elementStart;
    private TextPosition elementPosition = new(1, 1);

    /// <summary>Reads one element of an array.</summary>
    internal delegate bool ElementReader(ref Utf8JsonReader reader, JsonElementArray array);

    /// <summary>The JSON of the element that <see cref="Next"/> stopped at; valid until it is called again.</summary>
    public ReadOnlyMemory<byte> Element { get; private set; }

    /// <summary>The array that the element stands in.</summary>
    public JsonElementArray Array => walk.Array;

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

        if (!walk.IsFound && !isFaulty)
        {
            var names = walk.OtherNames.Count == 0 ? "no names" : "only " + string.Join(", ", walk.OtherNames.Select(SourceText.Show));
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
                if (!walk.IsAtElement(ref reader))
                {
                    Step(ref reader);
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
        index = counts[System.Array.IndexOf(arrays, Array)]++ + walk.Lost;
        return true;
    }

    // One token that is not an element's.
    private void Step(ref Utf8JsonReader reader)
    {
        switch (walk.Step(ref reader))
        {
            case JsonArrayWalk.Fault.NoRoot:
                Fail(0, $"The file holds {JsonElementFault.Described(reader.TokenType)}. {Expected}");
                isDone = true;
                break;
            case JsonArrayWalk.Fault.NoArray:
                Fail(text.PositionOf(text.At + reader.TokenStartIndex).Line, $"\"{Array.Name}\" is {JsonElementFault.Described(reader.TokenType)}, and not an array. Nothing was read of it.");
                break;
        }
    }

    // Finds the element that can be read after broken JSON; false where there is none.
    private bool Resume(JsonException error, CancellationToken cancellation)
    {
        var begin = elementStart is null ? text.PositionOf(text.At) : elementPosition;
        var reason = JsonElementFault.ReasonOf(error, stateOrigin, begin);
        if (!walk.IsInRoot)
        {
            var isBlank = walk.IsBeforeRoot && text.IsFinal && string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(text.Ahead));
            Fail(begin.Line, isBlank ? $"The file is empty. {Expected}" : $"{reason} {Kept()} {JsonElementFault.Advice}");
            return false;
        }

        // What is broken is not tried again, only what is in it and behind it.
        var at = elementStart + 1 ?? text.At;
        if (elementStart is not null) text.MoveTo(elementStart.Value);
        var raw = JsonElementFault.RawOf(text.Ahead);
        var search = new JsonElementSearch(arrays, walk.IsInOrBehindArray ? Array : null);
        while (!Find(search, ref at))
        {
            text.MoveTo(Math.Max(text.At, at - JsonElementSearch.Lookback));
            if (!text.IsFinal && text.Fill(text.At, cancellation)) continue;
            Fail(begin.Line, $"{reason} {Kept()} {JsonElementFault.Advice}", raw);
            return false;
        }

        text.MoveTo(at);
        var there = text.PositionOf(at);
        walk.Lose();
        if (++brokenPlaces > MostBrokenPlaces)
        {
            // Rubbish holds something like an element every few bytes, and a message of each would take a hundred times its size.
            Fail(begin.Line, FormattableString.Invariant($"The JSON is broken in more than {MostBrokenPlaces} places. {Kept()} {JsonElementFault.Advice}"), raw);
            return false;
        }

        walk.Enter(search.Array!);
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
        ReadOnlySpan<byte> before = walk.IsInObject ? "{\"\":["u8 : "["u8;
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
