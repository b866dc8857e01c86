namespace Sdc;

/// <summary>What kind of value follows in a segment's bytes.</summary>
internal enum SegmentTag : byte
{
    Null,
    True,
    False,
    Text,
    Number,
    Map,
    List,
}
