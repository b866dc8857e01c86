namespace Sdc;

/// <summary>Sets of things that hang together, joined step by step (union-find with path halving).</summary>
internal sealed class DisjointSets<T>(IEqualityComparer<T>? comparer = null)
    where T : notnull
{
    private readonly Dictionary<T, T> parents = new(comparer);

    /// <summary>All things that were named.</summary>
    public IReadOnlyCollection<T> Members => parents.Keys;

    public bool Contains(T thing) => parents.ContainsKey(thing);

    /// <summary>The thing that stands for the set; one that was not named before is a set by itself.</summary>
    public T Root(T thing)
    {
        var comparing = parents.Comparer;
        if (!parents.TryGetValue(thing, out var parent))
        {
            parents[thing] = thing;
            return thing;
        }

        // Most things are sets by themselves.
        if (comparing.Equals(parent, thing)) return parent;
        while (!comparing.Equals(parents[parent], parent)) parent = parents[parent] = parents[parents[parent]];
        return parent;
    }

    public void Join(T first, T second) => parents[Root(first)] = Root(second);
}
