namespace Sdc;

/// <summary>
/// Named values in the order of the file: metadata of a segment, generated texts, keys that SDC does not know.
/// A value is null, text, <see cref="bool"/>, <see cref="long"/>, <see cref="decimal"/>, <see cref="double"/>, another map, or a list of such values.
/// </summary>
/// <remarks>Keys are compared ordinally. What is added stands at the end, also where something was removed before.</remarks>
public sealed partial class DataMap : IDictionary<string, object?>, IReadOnlyDictionary<string, object?>, System.Collections.IDictionary
{
    /// <summary>So many keys are found as fast by looking at each of them; a ticket has fewer.</summary>
    internal const int MostWithoutIndex = 24;

    private const int FirstCapacity = 4;

    // In order. A removed entry leaves a hole, whose key is null: whoever walks over the map meanwhile misses none.
    private KeyValuePair<string, object?>[] entries;

    // Where the entry of a key stands; null for a small map.
    private Dictionary<string, int>? index;

    private int used;
    private int holes;
    private int version;

    /// <summary>Makes an empty map.</summary>
    public DataMap() => entries = [];

    /// <summary>Makes an empty map with room for so many keys.</summary>
    internal DataMap(int count) => entries = count == 0 ? [] : new KeyValuePair<string, object?>[count];

    /// <summary>How many keys there are.</summary>
    public int Count => used - holes;

    /// <summary>The keys, in order.</summary>
    public ICollection<string> Keys => new DataMapColumn<string>(this, pair => pair.Key);

    /// <summary>The values, in the order of their keys.</summary>
    public ICollection<object?> Values => new DataMapColumn<object?>(this, pair => pair.Value);

    /// <summary>The value of a key. A new key is put at the end; one that is there keeps its place.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public object? this[string key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The given key '{key}' was not present in the dictionary.");
        set
        {
            var at = Find(key);
            if (at < 0) Append(key, value);
            else entries[at] = new(entries[at].Key, value);
        }
    }

    /// <summary>Adds a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The key is there already.</exception>
    public void Add(string key, object? value)
    {
        if (!TryAdd(key, value)) throw new ArgumentException($"An item with the same key has already been added. Key: {key}");
    }

    /// <summary>Adds a key if it is not there yet.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <returns>True if it was added.</returns>
    public bool TryAdd(string key, object? value)
    {
        if (Find(key) >= 0) return false;
        Append(key, value);
        return true;
    }

    /// <summary>Removes a key; the others stay in order.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True if it was there.</returns>
    public bool Remove(string key)
    {
        var at = Find(key);
        if (at < 0) return false;
        entries[at] = default;
        holes++;
        index?.Remove(key);
        return true;
    }

    /// <summary>Removes all keys.</summary>
    public void Clear()
    {
        Load();
        Array.Clear(entries, 0, used);
        index = null;
        used = holes = 0;
    }

    /// <summary>True if the key is there.</summary>
    /// <param name="key">The key.</param>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <summary>True if a key has this value.</summary>
    /// <param name="value">The value.</param>
    public bool ContainsValue(object? value) => Values.Contains(value);

    /// <summary>Looks for a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value; null if it is not there.</param>
    /// <returns>True if it is there.</returns>
    public bool TryGetValue(string key, out object? value)
    {
        if (spooled is not null)
        {
            var isThere = SegmentBytes.TryFind(spooled, spooledAt, used, key ?? throw new ArgumentNullException(nameof(key)), out value);
            if (value is null or string or ValueType) return isThere;
            // A map or a list within can be changed, and must be this map's own then.
            Load();
        }

        var at = Find(key);
        value = at < 0 ? null : entries[at].Value;
        return at >= 0;
    }

    /// <summary>Walks over keys and values, in order.</summary>
    public Enumerator GetEnumerator() => new(this, isOfEntries: false);

    /// <summary>Shows "key=value; key=value", for a table or a CSV cell.</summary>
    public override string ToString() => string.Join("; ", this.Select(pair => pair.Key + "=" + Show(pair.Value)));

    /// <summary>The keys with their values, in order.</summary>
    internal KeyValuePair<string, object?>[] ToEntries()
    {
        Load();
        return Array.FindAll(entries, pair => pair.Key is not null);
    }

    internal string? Text(string key) => TryGetValue(key, out var value) ? value as string ?? Show(value) : null;

    internal static string? Show(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        List<object?> list => string.Join(", ", list.Select(Show)),
        _ => value.ToString(),
    };

    private int Find(string key)
    {
        if (key is null) throw new ArgumentNullException(nameof(key));
        Load();
        if (index is not null) return index.TryGetValue(key, out var place) ? place : -1;
        for (var at = 0; at < used; at++)
        {
            if (string.Equals(entries[at].Key, key)) return at;
        }

        return -1;
    }

    private void Append(string key, object? value)
    {
        if (used == entries.Length) Grow();
        if (index is not null) index.Add(key, used);
        entries[used++] = new(key, value);
        version++;
        if (used > MostWithoutIndex && index is null) MakeIndex();
    }

    private void Grow()
    {
        var all = new KeyValuePair<string, object?>[Math.Max(FirstCapacity, Count * 2)];
        if (holes == 0) Array.Copy(entries, all, used);
        else
        {
            ToEntries().CopyTo(all, 0);
            index = null;
        }

        (entries, used, holes) = (all, Count, 0);
    }

    private void MakeIndex()
    {
        index = new(entries.Length, StringComparer.Ordinal);
        for (var at = 0; at < used; at++)
        {
            if (entries[at].Key is { } key) index.Add(key, at);
        }
    }
}
