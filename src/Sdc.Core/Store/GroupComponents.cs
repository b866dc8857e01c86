namespace Sdc;

/// <summary>Finds the groups that evidence touches, and which of them hang together.</summary>
internal static class GroupComponents
{
    /// <summary>The components, by the earliest new event of each.</summary>
    public static IEnumerable<GroupComponent> Of(ISessionRule rule, Evidence evidence, SessionIndex index, bool allGroups)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in evidence.Items)
        {
            var group = rule.GroupKey(item.Segment!);
            Root(parents, group);
            foreach (var holder in index.Holding(item.Key).Where(holder => holder.Source == rule.Source)) Union(parents, group, holder.GroupKey);
        }

        foreach (var holder in evidence.Gone.SelectMany(index.Holding).Where(holder => holder.Source == rule.Source)) Root(parents, holder.GroupKey);
        if (allGroups)
        {
            foreach (var session in index.Sessions.Where(session => session.Source == rule.Source && session.GroupKey.Length > 0)) Root(parents, session.GroupKey);
        }

        var components = new Dictionary<string, GroupComponent>(StringComparer.Ordinal);
        foreach (var group in parents.Keys.ToList()) At(components, Root(parents, group), evidence).Sessions.AddRange(index.OfGroup(rule.Source, group));
        foreach (var item in evidence.Items) components[Root(parents, rule.GroupKey(item.Segment!))].Items.Add(item);
        return components.Values.OrderBy(component => component.Items.Count == 0 ? long.MaxValue : component.Items.Min(item => item.Segment!.StartTimeUtc?.UtcTicks ?? long.MaxValue));
    }

    private static GroupComponent At(Dictionary<string, GroupComponent> components, string root, Evidence evidence)
    {
        if (!components.TryGetValue(root, out var component)) components[root] = component = new() { Gone = evidence.Gone };
        return component;
    }

    private static string Root(Dictionary<string, string> parents, string group)
    {
        if (!parents.TryGetValue(group, out var parent))
        {
            parents[group] = group;
            return group;
        }

        while (parents[parent] != parent) parent = parents[parent] = parents[parents[parent]];
        return parent;
    }

    private static void Union(Dictionary<string, string> parents, string first, string second) => parents[Root(parents, first)] = Root(parents, second);
}
