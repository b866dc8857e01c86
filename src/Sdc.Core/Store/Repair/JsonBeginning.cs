using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>The readable beginning of damaged JSON, closed so that it is JSON again.</summary>
internal sealed class JsonBeginning
{
    private static readonly JsonReaderOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 256 };

    private JsonBeginning(byte[] json, int? elements) => (Json, Elements) = (json, elements);

    public byte[] Json { get; }

    /// <summary>How many whole elements of the list are in it, where the damage is in the list or behind it; null where it is before.</summary>
    public int? Elements { get; }

    /// <summary>Cuts behind the last whole value; null where not even the beginning can be read, or nothing is wrong.</summary>
    /// <param name="utf8">The JSON, without a mark.</param>
    /// <param name="list">The name of a list in the root whose elements are worth nothing in part; null for none.</param>
    public static JsonBeginning? Of(byte[] utf8, string? list)
    {
        var open = new Stack<char>();
        var (end, closers, inList) = (0, "", false);
        int? elements = null;
        try
        {
            var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(Tolerant));
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    if (open.Count != 1) continue;
                    inList = list is not null && JsonName.Is(ref reader, list);
                    if (inList) elements = 0;
                    continue;
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) open.Push(reader.TokenType == JsonTokenType.StartObject ? '}' : ']');
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) open.Pop();
                if (inList && open.Count > 2) continue;
                if (inList && reader.TokenType == JsonTokenType.EndObject) elements++;
                end = (int)reader.BytesConsumed;
                // Most values end where the one before did.
                if (closers.Length != open.Count || (closers.Length > 0 && closers[0] != open.Peek())) closers = new string([.. open]);
            }
        }
        catch (JsonException)
        {
            // Here the damage is.
        }

        return closers.Length == 0 ? null : new([.. utf8.AsSpan(0, end).ToArray(), .. Encoding.ASCII.GetBytes(closers)], elements);
    }
}
