using System.Collections;

namespace Sdc;

public sealed partial class DataMap
{
    /// <summary>Walks over the entries of a map, in order. A key that is added meanwhile ends the walk with an error; one may be removed or get another value.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<string, object?>>, IDictionaryEnumerator
    {
        private readonly DataMap map;
        private readonly int version;
        private readonly bool isOfEntries;
        private int next;
        private KeyValuePair<string, object?> current;

        internal Enumerator(DataMap map, bool isOfEntries)
        {
            map.Load();
            this.map = map;
            this.isOfEntries = isOfEntries;
            version = map.version;
        }

        /// <summary>The key and value that it stands on.</summary>
        public readonly KeyValuePair<string, object?> Current => current;

        readonly object IEnumerator.Current => isOfEntries ? Entry : Standing;

        readonly object IDictionaryEnumerator.Key => Standing.Key;

        readonly object? IDictionaryEnumerator.Value => Standing.Value;

        readonly DictionaryEntry IDictionaryEnumerator.Entry => Entry;

        private readonly DictionaryEntry Entry => new(Standing.Key, Standing.Value);

        private readonly KeyValuePair<string, object?> Standing =>
            current.Key is null ? throw new InvalidOperationException("Enumeration has either not started or has already finished.") : current;

        /// <summary>Goes to the next key.</summary>
        /// <returns>False at the end.</returns>
        /// <exception cref="InvalidOperationException">A key was added.</exception>
        public bool MoveNext()
        {
            ThrowIfChanged();
            while (next < map.used)
            {
                current = map.entries[next++];
                if (current.Key is not null) return true;
            }

            current = default;
            return false;
        }

        /// <summary>Goes back to before the first key.</summary>
        /// <exception cref="InvalidOperationException">A key was added.</exception>
        public void Reset()
        {
            ThrowIfChanged();
            next = 0;
            current = default;
        }

        /// <summary>Does nothing.</summary>
        public readonly void Dispose()
        {
        }

        private readonly void ThrowIfChanged()
        {
            if (version != map.version) throw new InvalidOperationException("Collection was modified; enumeration operation may not execute.");
        }
    }
}
