using System.Collections.ObjectModel;

namespace Sdc;

/// <summary>A list of texts that shows its texts, joined by "; ", where a table or a CSV cell asks for one text.</summary>
public sealed class TextList : Collection<string>
{
    /// <summary>Makes an empty list.</summary>
    public TextList()
    {
    }

    /// <summary>Makes a list of the given texts.</summary>
    /// <param name="items">The texts, in order.</param>
    public TextList(IEnumerable<string> items)
        : base(items.ToList())
    {
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", this);

    /// <summary>Adds those texts that the list does not hold yet (ordinal comparison).</summary>
    internal void AddMissing(IEnumerable<string> items)
    {
        foreach (var item in items) AddMissing(item);
    }

    /// <summary>Adds a text if the list does not hold it yet.</summary>
    internal void AddMissing(string item)
    {
        if (!Contains(item)) Add(item);
    }
}
