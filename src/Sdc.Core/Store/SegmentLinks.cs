namespace Sdc;

/// <summary>The links that a session has from its segments, among those that a person gave.</summary>
internal static class SegmentLinks
{
    /// <summary>The links after the segments changed: those of the segments anew, in their order; a person's stay where they are.</summary>
    /// <param name="links">The links that there were.</param>
    /// <param name="before">What the segments told before. One of these that is missing in the links was taken away by a person.</param>
    /// <param name="now">What the segments tell now.</param>
    public static TextList Renewed(TextList links, IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        if (now.Count == 0 && before.Count == 0) return links;
        var told = new Queue<string>(now.Where(link => links.Contains(link) || !before.Contains(link)));
        var renewed = new TextList();
        foreach (var link in links)
        {
            if (!before.Contains(link) && !now.Contains(link)) renewed.Add(link);
            else if (told.Count > 0) renewed.Add(told.Dequeue());
        }

        renewed.AddMissing(told);
        return renewed;
    }
}
