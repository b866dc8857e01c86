using System.Collections.ObjectModel;

namespace Sdc;

/// <summary>The segments of a session, in time order.</summary>
public sealed class SegmentList : Collection<SessionSegment>
{
    /// <summary>Makes an empty list.</summary>
    public SegmentList()
    {
    }

    /// <summary>Makes a list of the given segments.</summary>
    /// <param name="items">The segments, in order.</param>
    public SegmentList(IEnumerable<SessionSegment> items)
        : base(items.ToList())
    {
    }

    private SegmentList(IList<SessionSegment> items)
        : base(items)
    {
    }

    /// <summary>The given list as one of this kind; nothing is copied.</summary>
    internal static SegmentList Over(List<SessionSegment> items) => new((IList<SessionSegment>)items);

    /// <summary>Shows the number of segments, for a table or a CSV cell.</summary>
    public override string ToString() => Count == 1 ? "1 segment" : $"{Count} segments";
}
