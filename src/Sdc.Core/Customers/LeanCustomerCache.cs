using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sdc;

/// <summary>
/// Reads the lean customer cache, <c>[{"id","business_name","contacts":[{"id","name","email"}],"aliases":[],"disabled","gone"}]</c>, as
/// <see cref="LeanCustomerCacheWriter"/> or a person wrote it. One bad entry costs only itself and is remarked on; a file that is no JSON is an error.
/// </summary>
internal sealed class LeanCustomerCache
{
    private const string Advice = "No customers were read. Correct the file, or take it away to go on without customers.";
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private readonly string path;

    private LeanCustomerCache(string path) => this.path = path;

    /// <summary>The customers in the order of the file.</summary>
    public List<Customer> Customers { get; } = [];

    /// <summary>What was left out, and why.</summary>
    public List<string> Remarks { get; } = [];

    /// <exception cref="CustomerCacheException">The file is not readable, or is not a JSON list.</exception>
    public static LeanCustomerCache Read(string path)
    {
        var cache = new LeanCustomerCache(path);
        if (Directory.Exists(path)) throw new CustomerCacheException($"{path}: the customer cache is a folder, and a file is expected. {Advice}");
        if (!File.Exists(path))
        {
            cache.Remarks.Add($"{path}: there is no customer cache, so no customer is known.");
            return cache;
        }

        var utf8 = cache.ReadUtf8();
        if (LeanCustomerCacheReader.Read(utf8) is { } customers)
        {
            cache.Customers.AddRange(customers);
            return cache;
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Tolerant);
            cache.ReadList(document.RootElement);
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0);
            throw cache.NotJson(LineStart(utf8, line) + (int)(error.BytePositionInLine ?? 0), utf8, Sentence(error.Message), error);
        }

        return cache;
    }

    // Windows PowerShell writes UTF-16 unless told otherwise; a byte order mark says so.
    private byte[] ReadUtf8()
    {
        byte[] bytes;
        try
        {
            bytes = AtomicFile.Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CustomerCacheException($"{path}: the customer cache cannot be read: {error.Message} {Advice}", error);
        }

        if (StartsWith(bytes, Encoding.Unicode.GetPreamble())) return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2));
        if (StartsWith(bytes, Encoding.UTF8.GetPreamble())) bytes = bytes.AsSpan(3).ToArray();
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw NotJson(Math.Max(0, error.Index), bytes, "A character is not encoded as UTF-8.", error);
        }

        return bytes;
    }

    private static bool StartsWith(byte[] bytes, byte[] mark) => bytes.AsSpan().StartsWith(mark);

    private CustomerCacheException NotJson(int offset, byte[] utf8, string reason, Exception error)
    {
        offset = Math.Min(offset, utf8.Length);
        var line = 1;
        var start = 0;
        for (var index = 0; index < offset; index++)
        {
            if (utf8[index] != (byte)'\n') continue;
            line++;
            start = index + 1;
        }

        var column = Encoding.UTF8.GetCharCount(utf8, start, offset - start) + 1;
        return new CustomerCacheException(FormattableString.Invariant($"{path}, line {line}, column {column}: the customer cache is not valid JSON. {reason} {Advice}"), error);
    }

    private void ReadList(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array)
            throw new CustomerCacheException($"{path}, line 1, column 1: the customer cache holds {Kind(root)}, and a list of customers is expected. {Advice}");

        var seen = new HashSet<long>();
        var entry = 0;
        foreach (var element in root.EnumerateArray())
        {
            entry++;
            var where = FormattableString.Invariant($"{path}, entry {entry}");
            if (element.ValueKind != JsonValueKind.Object) Remarks.Add($"{where}: {Kind(element)} is no customer; it is left out.");
            else if (Id(element) is not { } id) Remarks.Add($"{where}: a customer's id is a whole number above 0, and here it is {Shown(element, "id")}; the customer is left out.");
            else if (Text(element, "business_name") is not { } name) Remarks.Add(FormattableString.Invariant($"{where}: customer {id} has no business_name; it is left out."));
            else if (!seen.Add(id)) Remarks.Add(FormattableString.Invariant($"{where}: customer {id} is there twice; the first is kept."));
            else Customers.Add(Read(element, id, name, $"{where}: customer {id.ToString(CultureInfo.InvariantCulture)}"));
        }
    }

    private Customer Read(JsonElement element, long id, string name, string where) => new()
    {
        Id = id,
        BusinessName = name,
        Contacts = Contacts(element, where),
        Aliases = Aliases(element, where),
        IsDisabled = IsTrue(element, "disabled"),
        IsGone = IsTrue(element, "gone"),
    };

    private TextList Aliases(JsonElement customer, string where)
    {
        if (!JsonName.TryFind(customer, "aliases", out var list) || list.ValueKind == JsonValueKind.Null) return [];
        if (list.ValueKind == JsonValueKind.Array) return [.. list.EnumerateArray().Select(Plain).OfType<string>().Where(alias => NameText.HasText(alias)).Distinct()];
        Remarks.Add($"{where}: its aliases are {Kind(list)}, and a list is expected; they are left out.");
        return [];
    }

    private static bool IsTrue(JsonElement element, string key) => JsonName.TryFind(element, key, out var value) && value.ValueKind == JsonValueKind.True;

    private CustomerContactList Contacts(JsonElement customer, string where)
    {
        var contacts = new CustomerContactList();
        if (!JsonName.TryFind(customer, "contacts", out var list) || list.ValueKind == JsonValueKind.Null) return contacts;
        if (list.ValueKind != JsonValueKind.Array)
        {
            Remarks.Add($"{where}: its contacts are {Kind(list)}, and a list is expected; they are left out.");
            return contacts;
        }

        var seen = new HashSet<long>();
        var bad = 0;
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.Object && Id(element) is { } id && Text(element, "name") is { } name && seen.Add(id))
                contacts.Add(new CustomerContact { Id = id, Name = name, Email = Text(element, "email") });
            else
                bad++;
        }

        if (bad > 0) Remarks.Add(FormattableString.Invariant($"{where}: contacts without id or name, or there twice, are left out: {bad}."));
        return contacts;
    }

    private static long? Id(JsonElement element) =>
        JsonName.TryFind(element, "id", out var value) && long.TryParse(Plain(value), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    private static string? Text(JsonElement element, string key) =>
        JsonName.TryFind(element, key, out var value) && Plain(value) is { } text && NameText.HasText(text) ? text : null;

    private static string? Plain(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Trim(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: no text.
            return null;
        }
    }

    private static string Shown(JsonElement element, string key)
    {
        if (!JsonName.TryFind(element, key, out var value)) return "missing";
        var raw = value.GetRawText();
        return new string([.. raw.Take(40).Select(character => char.IsControl(character) ? ' ' : character)]) + (raw.Length > 40 ? "…" : "");
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static int LineStart(byte[] utf8, int line)
    {
        var start = 0;
        while (line-- > 0) start = Array.IndexOf(utf8, (byte)'\n', start) + 1;
        return start;
    }

    // System.Text.Json ends its messages with a position that counts from 0 and in bytes.
    private static string Sentence(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position > 0 ? message.Substring(0, position) : message;
    }
}
