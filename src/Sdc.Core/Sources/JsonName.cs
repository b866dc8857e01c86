using System.Text.Json;

namespace Sdc;

/// <summary>Names of members that may hold what is no text: an escaped half of a character, which the framework throws at.</summary>
internal static class JsonName
{
    /// <summary>Whether the name or text that the reader stands on is this one; an escaped half of a character equals nothing.</summary>
    public static bool Is(ref Utf8JsonReader reader, string name)
    {
        if (!reader.ValueIsEscaped) return reader.ValueTextEquals(name);
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether the name that the reader stands on is this one; the reader then stands on its value.</summary>
    /// <exception cref="InvalidOperationException">The name is no text.</exception>
    public static bool Takes(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    /// <summary>Finds a member of an object, also among members whose names are no text.</summary>
    public static bool TryFind(JsonElement element, string name, out JsonElement value)
    {
        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            value = default;
            foreach (var member in element.EnumerateObject())
            {
                // Of two the last counts, as ever.
                if (IsNamed(member, name)) value = member.Value;
            }

            return value.ValueKind != JsonValueKind.Undefined;
        }
    }

    /// <summary>The name of a member; null where it is no text.</summary>
    public static string? Of(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsNamed(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
