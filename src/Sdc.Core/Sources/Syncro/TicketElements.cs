using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>
/// Walks through a file of tickets and stops at each, holding one ticket at a time. The tickets are the array <c>tickets</c> of an
/// object, in whatever place, or a bare array.
/// </summary>
internal sealed class TicketElements(Stream stream)
{
    /// <summary>No ticket comes near; the limit bounds what a damaged file makes us hold.</summary>
    private const int MaxTicket = 256 * 1024 * 1024;

    private const string ArrayName = "tickets";

    private readonly Utf8Content content = new(stream);
    private readonly List<string> otherNames = [];
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool isFinal;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 256 });
    private Place place = Place.BeforeRoot;
    private bool inObject;
    private bool found;
    private int skipDepth;
    private long lines;

    private enum Place
    {
        BeforeRoot,
        InRoot,
        BeforeTickets,
        BeforeOther,
        InOther,
        InTickets,
        AfterRoot,
    }

    /// <summary>The JSON of the element that <see cref="NextAsync"/> stopped at; valid until it is called again.</summary>
    public ReadOnlyMemory<byte> Element { get; private set; }

    /// <summary>Line of the element, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Number of the element among the tickets, from 0.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>Why nothing more can be read; null where the file was read to its end.</summary>
    public string? Fault { get; private set; }

    /// <summary>Line of the fault; 0 where the whole file is meant.</summary>
    public long FaultLine { get; private set; }

    /// <summary>Goes to the next ticket; false at the end or at a fault.</summary>
    public async Task<bool> NextAsync(CancellationToken cancellation)
    {
        while (Fault is null)
        {
            bool stopped;
            try
            {
                stopped = Advance();
            }
            catch (JsonException error)
            {
                Fault = SyntaxFault(error);
                return false;
            }

            if (stopped) return true;
            if (Fault is not null || isFinal) break;
            await FillAsync(cancellation).ConfigureAwait(false);
        }

        if (Fault is null && !found) Fault = $"The file holds no {ArrayName}: its JSON has {(otherNames.Count == 0 ? "no names" : "only " + string.Join(", ", otherNames.Select(SourceText.Show)))}. Expected is {{\"{ArrayName}\": [ … ]}} or a bare array of tickets.";
        return false;
    }

    // Reads tokens until a ticket is whole (true), or the buffer holds no whole token any more (false).
    private bool Advance()
    {
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isFinal, state);
        while (true)
        {
            var before = reader;
            if (!reader.Read() || (place == Place.InTickets && !reader.TrySkip()))
            {
                // A ticket that is not whole yet is read again from its first byte when more is there.
                Commit(before);
                return false;
            }

            if (place != Place.InTickets)
            {
                if (Step(ref reader)) continue;
                Commit(reader);
                return false;
            }

            if (reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == (inObject ? 1 : 0))
            {
                place = inObject ? Place.InRoot : Place.AfterRoot;
                continue;
            }

            // TrySkip has moved to the element's end; its first byte lies behind what was read before it, and a comma or spaces.
            var from = start + (int)before.BytesConsumed;
            var to = start + (int)reader.BytesConsumed;
            var first = from;
            while (buffer[first] is (byte)',' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') first++;
            Line = lines + 1 + Count(start, first);
            Element = buffer.AsMemory(first, to - first);
            Index++;
            Commit(reader);
            return true;
        }
    }

    // One token outside the tickets; false when the file is not one of tickets.
    private bool Step(ref Utf8JsonReader reader)
    {
        switch (place)
        {
            case Place.BeforeRoot when reader.TokenType == JsonTokenType.StartArray:
                (place, found) = (Place.InTickets, true);
                return true;
            case Place.BeforeRoot when reader.TokenType == JsonTokenType.StartObject:
                (place, inObject) = (Place.InRoot, true);
                return true;
            case Place.BeforeRoot:
                Fault = $"The file holds {Described(reader.TokenType)}. Expected is {{\"{ArrayName}\": [ … ]}} or a bare array of tickets.";
                return false;
            case Place.InRoot when reader.TokenType == JsonTokenType.EndObject:
                place = Place.AfterRoot;
                return true;
            case Place.InRoot:
                place = reader.ValueTextEquals(ArrayName) ? Place.BeforeTickets : Place.BeforeOther;
                if (place == Place.BeforeOther && otherNames.Count < 20) otherNames.Add(Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
                return true;
            case Place.BeforeTickets when reader.TokenType == JsonTokenType.StartArray:
                (place, found) = (Place.InTickets, true);
                return true;
            case Place.BeforeTickets:
                Fault = $"\"{ArrayName}\" is {Described(reader.TokenType)}, and not an array of tickets.";
                return false;
            case Place.BeforeOther when reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject:
                (place, skipDepth) = (Place.InOther, reader.CurrentDepth);
                return true;
            case Place.BeforeOther:
                place = Place.InRoot;
                return true;
            case Place.InOther when reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject && reader.CurrentDepth == skipDepth:
                place = Place.InRoot;
                return true;
            default:
                return true;
        }
    }

    private void Commit(in Utf8JsonReader reader)
    {
        var consumed = start + (int)reader.BytesConsumed;
        lines += Count(start, consumed);
        start = consumed;
        state = reader.CurrentState;
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        if (start == end)
        {
            start = end = 0;
        }
        else if (end == buffer.Length)
        {
            if (end - start > MaxTicket)
            {
                FaultLine = lines + 1;
                Fault = FormattableString.Invariant($"One value is longer than {MaxTicket} bytes. Nothing was read from there on.");
                return;
            }

            // The element before was handed out as a slice of the buffer, and is done with now.
            var larger = start > buffer.Length / 2 ? buffer : new byte[buffer.Length * 2];
            Buffer.BlockCopy(buffer, start, larger, 0, end - start);
            (buffer, end, start) = (larger, end - start, 0);
        }

        // Filled to the brim, or a slow stream would make the same ticket be looked through again for every few bytes.
        while (end < buffer.Length && !isFinal)
        {
            var read = await content.ReadAsync(buffer, end, buffer.Length - end, cancellation).ConfigureAwait(false);
            end += read;
            isFinal = read == 0;
        }
    }

    private string SyntaxFault(JsonException error)
    {
        if (place == Place.BeforeRoot && isFinal && string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(buffer, start, end - start))) return $"The file is empty. Expected is {{\"{ArrayName}\": [ … ]}}.";
        var cut = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = cut < 0 ? error.Message : error.Message.Substring(0, cut);
        var kept = Index < 0 ? "Nothing was read." : Index == 0 ? "The ticket before it was read, and nothing from there on." : FormattableString.Invariant($"The {Index + 1} tickets before it were read, and nothing from there on.");
        FaultLine = (error.LineNumber ?? 0) + 1;
        return FormattableString.Invariant($"The JSON is broken at line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: {reason} {kept} Export the file again.");
    }

    private static string Described(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    private long Count(int from, int to)
    {
        long count = 0;
        for (var index = from; index < to; index++)
        {
            if (buffer[index] == '\n') count++;
        }

        return count;
    }
}
