using System.Collections;

namespace Sdc;

// What a map is to those who know it only as some dictionary, as PowerShell does.
public sealed partial class DataMap
{
    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    bool IDictionary.IsReadOnly => false;

    bool IDictionary.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    IEnumerable<string> IReadOnlyDictionary<string, object?>.Keys => Keys;

    IEnumerable<object?> IReadOnlyDictionary<string, object?>.Values => Values;

    ICollection IDictionary.Keys => (ICollection)Keys;

    ICollection IDictionary.Values => (ICollection)Values;

    object? IDictionary.this[object key]
    {
        get => TextOf(key) is { } name && TryGetValue(name, out var value) ? value : null;
        set => this[NameOf(key)] = value;
    }

    void IDictionary.Add(object key, object? value) => Add(NameOf(key), value);

    bool IDictionary.Contains(object key) => TextOf(key) is { } name && ContainsKey(name);

    void IDictionary.Remove(object key)
    {
        if (TextOf(key) is { } name) Remove(name);
    }

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) => TryGetValue(item.Key, out var value) && Equals(value, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)this).Contains(item) && Remove(item.Key);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) => ToEntries().CopyTo(array, arrayIndex);

    void ICollection.CopyTo(Array array, int index)
    {
        Array all = array is DictionaryEntry[] ? Array.ConvertAll(ToEntries(), pair => new DictionaryEntry(pair.Key, pair.Value)) : ToEntries();
        all.CopyTo(array, index);
    }

    IDictionaryEnumerator IDictionary.GetEnumerator() => new Enumerator(this, isOfEntries: true);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Null where the key cannot be one of this map.
    private static string? TextOf(object key) => key is null ? throw new ArgumentNullException(nameof(key)) : key as string;

    private static string NameOf(object key) => TextOf(key) ?? throw new ArgumentException($"The key of a {nameof(DataMap)} is text, not {key.GetType()}.", nameof(key));
}
