namespace Sdc;

/// <summary>One event that a run read of, and where: ids and times; its text is in the spool.</summary>
internal sealed class EvidenceItem(SegmentKey key)
{
    // A large source has as many of these as events: what is rarely needed has no field of its own.
    private object? identifiers;
    private int file = -1;

    /// <summary>Identity of the event.</summary>
    public SegmentKey Key => Ref.Key;

    /// <summary>Times and content hash of the event as it is known now.</summary>
    public SegmentRef Ref { get; private set; } = new(key, 0, 0, 0);

    /// <summary>The group that the event belongs to; empty where groups are told by files.</summary>
    public string GroupKey { get; private set; } = "";

    /// <summary>False for an event that is only stored, and was added to have it looked at.</summary>
    public bool HasText => Length > 0;

    /// <summary>Where the text is in the spool.</summary>
    public long At { get; private set; }

    /// <summary>Length of the text in the spool, in bytes.</summary>
    public int Length { get; private set; }

    /// <summary>True when a file was read anew with other settings, or a newer form of what the file is the whole of: what it says replaces what is stored.</summary>
    public bool Reread { get; set; }

    /// <summary>What <c>source_identifiers</c> will name.</summary>
    public IEnumerable<string> Identifiers => identifiers switch { null => [], string one => [one], _ => More!.Identifiers };

    /// <summary>Adds those to a list that are not in it.</summary>
    public void AddIdentifiersTo(TextList list)
    {
        if (identifiers is string one) list.AddMissing(one);
        else list.AddMissing(Identifiers);
    }

    /// <summary>The source files it was read from, by their numbers in the evidence; they are not done until it is stored.</summary>
    public IEnumerable<int> Files => More?.Files ?? (file < 0 ? [] : [file]);

    /// <summary>The first of <see cref="Files"/>; null for an event that is only stored.</summary>
    public int? FirstFile => file < 0 ? null : file;

    /// <summary>True when more than one file tells it.</summary>
    public bool IsInSeveralFiles => More is { Files.Count: > 1 };

    /// <summary>Sets what is known of the event.</summary>
    public void Set(SegmentRef reference, string groupKey, long at, int length) => (Ref, GroupKey, At, Length) = (reference, groupKey, at, length);

    /// <summary>Leaves the event as one that is only stored.</summary>
    public void ForgetText() => Length = 0;

    /// <summary>Notes where it was read.</summary>
    public void AddPlace(string name, int number)
    {
        if (file < 0)
        {
            (identifiers, file) = (name, number);
            return;
        }

        if (number == file && identifiers is string one && name == one) return;
        if (More is not { } more) identifiers = more = new(new(StringComparer.Ordinal) { (string)identifiers! }, [file]);
        more.Identifiers.Add(name);
        if (!more.Files.Contains(number)) more.Files.Add(number);
    }

    private MorePlaces? More => identifiers as MorePlaces;

    private sealed record MorePlaces(SortedSet<string> Identifiers, List<int> Files);
}
