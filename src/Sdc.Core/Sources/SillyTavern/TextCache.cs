using System.Text.Json;

namespace Sdc;

/// <summary>The last few texts of one property, so that names that come again and again are not made anew for each message.</summary>
internal sealed class TextCache
{
    private readonly string?[] texts = new string?[4];
    private int next;

    /// <summary>The text that the reader stands on.</summary>
    public string Text(ref Utf8JsonReader reader)
    {
        foreach (var known in texts)
        {
            if (known is not null && reader.ValueTextEquals(known.AsSpan())) return known;
        }

        var text = reader.GetString()!;
        texts[next++ % texts.Length] = text;
        return text;
    }
}
