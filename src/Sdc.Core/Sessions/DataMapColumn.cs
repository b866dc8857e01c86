using System.Collections;

namespace Sdc;

/// <summary>The keys or the values of a map as they are at any time.</summary>
internal sealed class DataMapColumn<T>(DataMap map, Converter<KeyValuePair<string, object?>, T> part) : ICollection<T>, IReadOnlyCollection<T>, ICollection
{
    public int Count => map.Count;

    public bool IsReadOnly => true;

    public bool IsSynchronized => false;

    public object SyncRoot => map;

    public bool Contains(T item)
    {
        foreach (var one in this)
        {
            if (EqualityComparer<T>.Default.Equals(one, item)) return true;
        }

        return false;
    }

    public void CopyTo(T[] array, int arrayIndex) => Array.ConvertAll(map.ToEntries(), part).CopyTo(array, arrayIndex);

    public void CopyTo(Array array, int index) => Array.ConvertAll(map.ToEntries(), part).CopyTo(array, index);

    public IEnumerator<T> GetEnumerator() => Parts(map.GetEnumerator(), part);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<T>.Add(T item) => throw ReadOnly();

    void ICollection<T>.Clear() => throw ReadOnly();

    bool ICollection<T>.Remove(T item) => throw ReadOnly();

    // The enumerator is made by the caller, so that what is added between that and the first step is noticed.
    private static IEnumerator<T> Parts(DataMap.Enumerator entries, Converter<KeyValuePair<string, object?>, T> part)
    {
        while (entries.MoveNext()) yield return part(entries.Current);
    }

    private static NotSupportedException ReadOnly() => new("Keys and values are changed through their map.");
}
