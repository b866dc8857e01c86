using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>Takes the JSON of a line apart. What SDC has no use for (swipes) is passed over unread.</summary>
internal sealed class ChatLineParser(bool keepReasoning)
{
    /// <summary>How deep objects and lists may be nested; nothing that SillyTavern writes comes near.</summary>
    public const int MaxDepth = 256;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private readonly TextCache names = new();
    private readonly TextCache models = new();

    /// <summary>Reads a line that is an object.</summary>
    /// <returns>Null, or the property that cannot be read and why.</returns>
    /// <exception cref="JsonException">The line is no valid JSON.</exception>
    /// <exception cref="InvalidOperationException">A text is no valid Unicode.</exception>
    public (string Property, string Reason)? Parse(ReadOnlySpan<byte> utf8, ChatLine line)
    {
        (string Property, string Reason)? fault = null;
        var reader = new Utf8JsonReader(utf8, Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (ParseProperty(ref reader, line) is { } found) fault ??= found;
        }

        // Throws where something stands behind the object.
        reader.Read();
        return fault;
    }

    /// <summary>Whether a line is given up because of its depth.</summary>
    public static bool IsTooDeep(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options with { MaxDepth = MaxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == MaxDepth && reader.TokenType is (JsonTokenType.StartObject or JsonTokenType.StartArray)) return true;
            }
        }
        catch (JsonException)
        {
            // Broken before it is too deep.
        }

        return false;
    }

    /// <summary>Whether more bytes could make a line valid JSON.</summary>
    public static bool IsBeginning(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private (string Property, string Reason)? ParseProperty(ref Utf8JsonReader reader, ChatLine line)
    {
        switch (NameLength(ref reader))
        {
            case 3 when reader.ValueTextEquals("mes"u8): return ParseText(ref reader, line);
            case 4 when reader.ValueTextEquals("name"u8): (line.HasMessageParts, line.Name) = (true, Value(ref reader, names)); break;
            case 5 when reader.ValueTextEquals("extra"u8): ParseExtra(ref reader, line); break;
            case 7 when reader.ValueTextEquals("is_user"u8): (line.HasMessageParts, line.IsUser) = (true, Flag(ref reader)); break;
            case 9 when reader.ValueTextEquals("send_date"u8): return ParseSendDate(ref reader, line);
            case 9 when reader.ValueTextEquals("is_system"u8): line.IsHidden = Flag(ref reader); break;
            case 9 when reader.ValueTextEquals("user_name"u8): (line.Header ??= new()).UserName = Value(ref reader, names); break;
            case 11 when reader.ValueTextEquals("gen_started"u8): line.Generation = line.Generation with { Started = Moment(ref reader) }; break;
            case 11 when reader.ValueTextEquals("create_date"u8): line.CreateDate = Value(ref reader); break;
            case 12 when reader.ValueTextEquals("gen_finished"u8): line.Generation = line.Generation with { Finished = Moment(ref reader) }; break;
            case 13 when reader.ValueTextEquals("chat_metadata"u8): ParseChatMetadata(ref reader, line.Header ??= new()); break;
            case 14 when reader.ValueTextEquals("character_name"u8): (line.Header ??= new()).CharacterName = Value(ref reader, names); break;
            default: Pass(ref reader); break;
        }

        return null;
    }

    private static (string Property, string Reason)? ParseText(ref Utf8JsonReader reader, ChatLine line)
    {
        line.IsMessage = true;
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String: line.Text = JsonUtf8.Of(ref reader); return null;
            case JsonTokenType.Number: line.Text = new(reader.ValueSpan.ToArray()); return null;
            case JsonTokenType.Null: line.Text = ChatLine.NoText; return null;
            default: return PassFaulty(ref reader, "mes");
        }
    }

    private static (string Property, string Reason)? ParseSendDate(ref Utf8JsonReader reader, ChatLine line)
    {
        line.HasMessageParts = true;
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String: line.SendDate = reader.GetString()!.Trim() is { Length: > 0 } text ? text : null; return null;
            case JsonTokenType.Number: line.SendDate = Digits(ref reader); return null;
            case JsonTokenType.Null: line.SendDate = null; return null;
            default: return PassFaulty(ref reader, "send_date");
        }
    }

    private void ParseExtra(ref Utf8JsonReader reader, ChatLine line)
    {
        if (!Enter(ref reader)) return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("model"u8)) line.Model = Value(ref reader, models);
            else if (reader.ValueTextEquals("api"u8)) line.Api = Value(ref reader, models);
            else if (reader.ValueTextEquals("token_count"u8)) line.TokenCount = Number(ref reader);
            else if (keepReasoning && reader.ValueTextEquals("reasoning"u8)) line.Reasoning = Value(ref reader);
            else Pass(ref reader);
        }
    }

    private static void ParseChatMetadata(ref Utf8JsonReader reader, ChatHeader header)
    {
        if (!Enter(ref reader)) return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("chat_id_hash"u8)) header.ChatIdHash = Value(ref reader);
            else if (reader.ValueTextEquals("integrity"u8)) header.Integrity = Value(ref reader);
            else Pass(ref reader);
        }
    }

    private static int NameLength(ref Utf8JsonReader reader) => reader.ValueIsEscaped ? reader.GetString()!.Length : reader.ValueSpan.Length;

    private static bool Enter(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject) return true;
        reader.Skip();
        return false;
    }

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static (string Property, string Reason) PassFaulty(ref Utf8JsonReader reader, string property)
    {
        var found = reader.TokenType switch
        {
            JsonTokenType.StartArray => "a list",
            JsonTokenType.StartObject => "an object",
            _ => "true or false",
        };
        reader.Skip();
        return (property, $"{property} is {found}, and a text is expected.");
    }

    // A number is as good as the text that it is written by; all else is as nothing.
    private static string? Value(ref Utf8JsonReader reader, TextCache? cache = null)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String) return (cache is null ? reader.GetString() : cache.Text(ref reader)) is { Length: > 0 } text ? text : null;
        if (reader.TokenType == JsonTokenType.Number) return Digits(ref reader);
        reader.Skip();
        return null;
    }

    private static bool Flag(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String) return reader.ValueTextEquals("true"u8);
        reader.Skip();
        return reader.TokenType == JsonTokenType.True;
    }

    private static object? Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number)) return number;
        reader.Skip();
        return null;
    }

    private static DateTimeOffset? Moment(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String && IsoTime.TryReadMoment(reader.ValueSpan, out var usual)) return usual;
        if (reader.TokenType == JsonTokenType.String) return WrittenTime.Read(reader.GetString()!, out var written) is null && written.Offset is not null ? written.Utc : null;
        reader.Skip();
        return null;
    }

    private static string Digits(ref Utf8JsonReader reader) => Encoding.ASCII.GetString(reader.ValueSpan);
}
