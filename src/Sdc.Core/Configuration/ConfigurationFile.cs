using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sdc;

/// <summary>Reads the text of a <c>config.json</c>: JSON in which comments and trailing commas are allowed.</summary>
internal static class ConfigurationFile
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>The file's content as a tree.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read or is no JSON object.</exception>
    public static ConfigurationNode Read(string path, List<ConfigurationMistake> mistakes)
    {
        byte[] utf8;
        try
        {
            utf8 = ReadText(path);
        }
        catch (DecoderFallbackException error)
        {
            throw new ConfigurationException($"The configuration {path} is not UTF-8 text; nothing was done. Save it as UTF-8 and run again.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The configuration {path} cannot be read; nothing was done: {OneLine.Escape(error.Message)}", error);
        }

        try
        {
            return Parse(utf8, (keyPath, origin) => mistakes.Add(new ConfigurationMistake(OneLine.Escape(keyPath, 200), "the key a second time", "each key once", origin)));
        }
        catch (JsonException error)
        {
            // The reader counts bytes from zero; an editor counts characters from one.
            var (line, column) = new TextLines(utf8).Position(error.LineNumber ?? 0, error.BytePositionInLine ?? 0);
            throw new ConfigurationException(
                FormattableString.Invariant($"The configuration {path} is not valid JSON at line {line}, column {column}: {Reason(error.Message)} Nothing was done; correct the file and run again."));
        }
    }

    /// <summary>Whether the file is a configuration of SDC: it has one of our sections, or is too broken to tell but speaks of one.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static bool IsOurs(string path)
    {
        byte[] utf8;
        try
        {
            utf8 = ReadText(path);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        try
        {
            return Parse(utf8, (_, _) => { }).Members.Keys.Any(ConfigurationSchema.Sections.Contains);
        }
        catch (JsonException)
        {
            var text = Encoding.UTF8.GetString(utf8);
            return ConfigurationSchema.Sections.Any(section => text.Contains('"' + section + '"'));
        }
    }

    // PowerShell 5.1 and editors leave byte order marks, and UTF-16.
    private static byte[] ReadText(string path)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }

    private static ConfigurationNode Parse(byte[] utf8, Action<string, string> doubled)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        var lines = new TextLines(utf8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("An object, { ... }, is expected.", null, 0, 0);
        try
        {
            var root = ConfigurationNode.Read(ref reader, offset => Origin(lines, offset), "", isFromFile: true, doubled);
            reader.Read();
            return root;
        }
        catch (InvalidOperationException error)
        {
            // An escape such as \uD800 that stands for half a character.
            var (line, start) = lines.Line(reader.TokenStartIndex);
            throw new JsonException("A text with an escape that is no character.", null, line, reader.TokenStartIndex - start, error);
        }
    }

    private static string Origin(TextLines lines, long offset)
    {
        var (line, start) = lines.Line(offset);
        var (number, column) = lines.Position(line, offset - start);
        return FormattableString.Invariant($"line {number}, column {column}");
    }

    // The reader's own words, without its position and without a quoted text: that could be a secret whose quotes were forgotten.
    private static string Reason(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = end < 0 ? message : message.Substring(0, end);
        if (reason.Contains("JSON literal")) return "A value here is neither a number, true, false nor null, and has no quotes.";
        return OneLine.Escape(Regex.Replace(reason, "^'[^']{3,}' ", "This "), 300);
    }
}
