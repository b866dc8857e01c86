using System.Globalization;

namespace Sdc;

/// <summary>Finds the groups that evidence touches, and which of them hang together.</summary>
internal sealed class GroupComponents(ISessionRule rule, Evidence evidence, SessionIndex index)
{
    private readonly DisjointSets<string> sets = new(StringComparer.Ordinal);
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private readonly List<string> files = [];

    // Of a first run nothing is looked up.
    private readonly bool isAnyStored = index.HasAny(rule.Source);

    /// <summary>The components, by the earliest new event of each.</summary>
    /// <param name="otherFiles">Where files tell groups: what the files hold that were not read in this run.</param>
    /// <param name="allGroups">True to take every group of the source.</param>
    public IEnumerable<GroupComponent> Find(IEnumerable<IReadOnlyCollection<SegmentKey>> otherFiles, bool allGroups)
    {
        foreach (var item in evidence.Items)
        {
            var group = Group(item);
            Touch(group);
            foreach (var holder in Holding(item.Key)) sets.Join(group, holder.GroupKey);
            if (rule.GroupsByFile && item.IsInSeveralFiles) foreach (var file in item.Files) sets.Join(group, File(file));
        }

        if (rule.GroupsByFile && isAnyStored) JoinByFiles();
        foreach (var holder in evidence.Gone.SelectMany(Holding)) Touch(holder.GroupKey);
        if (rule.GroupsByFile) TouchLost();
        if (allGroups)
        {
            foreach (var session in index.Sessions.Where(session => session.Source == rule.Source && session.GroupKey.Length > 0)) Touch(session.GroupKey);
        }

        var components = new Dictionary<string, GroupComponent>(touched.Count, StringComparer.Ordinal);
        foreach (var root in touched.Select(sets.Root))
        {
            if (!components.ContainsKey(root)) components[root] = new() { Gone = evidence.Gone };
        }

        if (isAnyStored) AddSessions(components);
        foreach (var item in evidence.Items) components[sets.Root(Group(item))].Add(item);
        foreach (var file in evidence.Lost.Keys)
        {
            if (sets.Contains(File(file)) && components.TryGetValue(sets.Root(File(file)), out var component)) component.HasLost = true;
        }

        if (rule.GroupsByFile && components.Count > 0) AddFiles(components, otherFiles);
        return components.Values.OrderBy(component => component.Start);
    }

    private string File(int number)
    {
        while (files.Count <= number) files.Add("\0" + files.Count.ToString(CultureInfo.InvariantCulture));
        return files[number];
    }

    private string Group(EvidenceItem item) => !rule.GroupsByFile ? item.GroupKey
        : item.FirstFile is { } file ? File(file)
        : Holding(item.Key).Select(holder => holder.GroupKey).First();

    private IEnumerable<IndexedSession> Holding(SegmentKey key) => isAnyStored ? index.Holding(key).Where(holder => holder.Source == rule.Source) : [];

    private void Touch(string group)
    {
        if (touched.Add(group)) sets.Root(group);
    }

    private void AddSessions(Dictionary<string, GroupComponent> components)
    {
        foreach (var group in sets.Members.ToList())
        {
            if (components.TryGetValue(sets.Root(group), out var component)) component.Add(index.OfGroup(rule.Source, group));
        }
    }

    // A file that holds events of two stored groups shows that they are one, even if it says nothing else that is new.
    private void JoinByFiles()
    {
        for (var file = 0; file < evidence.Files.Count; file++)
        {
            string? first = null;
            foreach (var group in evidence.Files[file].SelectMany(Holding).Select(holder => holder.GroupKey).Distinct(StringComparer.Ordinal))
            {
                sets.Join(File(file), group);
                if (first is not null) Touch(group);
                first ??= group;
            }
        }
    }

    // What a file does not hold any more may have been all that kept two groups together, or all that was left of a group: then what a person gave
    // to that goes to what the file holds now.
    private void TouchLost()
    {
        foreach (var file in evidence.Lost)
        {
            foreach (var group in file.Value.SelectMany(Holding).Select(holder => holder.GroupKey).Distinct(StringComparer.Ordinal).ToList())
            {
                Touch(group);
                sets.Join(File(file.Key), group);
            }
        }
    }

    private void AddFiles(Dictionary<string, GroupComponent> components, IEnumerable<IReadOnlyCollection<SegmentKey>> otherFiles)
    {
        for (var file = 0; file < evidence.Files.Count; file++)
        {
            if (sets.Contains(File(file)) && components.TryGetValue(sets.Root(File(file)), out var component)) component.Add(evidence.Files[file]);
        }

        if (!isAnyStored) return;
        foreach (var file in otherFiles)
        {
            var groups = file.SelectMany(Holding).Select(holder => holder.GroupKey).Where(sets.Contains).Select(sets.Root).Distinct(StringComparer.Ordinal);
            foreach (var root in groups)
            {
                if (components.TryGetValue(root, out var component)) component.Add(file);
            }
        }
    }
}
