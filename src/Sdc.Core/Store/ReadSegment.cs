namespace Sdc;

/// <summary>A segment as it was read: ids and times; its text is in the spool.</summary>
/// <param name="Ref">Times and content hash.</param>
/// <param name="GroupKey">The group that the segment tells; empty where groups are told by files.</param>
/// <param name="At">Where the text is in the spool.</param>
/// <param name="Length">Length of the text in the spool; 0 for a segment that is stored just so, and was not set aside.</param>
internal readonly record struct ReadSegment(SegmentRef Ref, string GroupKey, long At, int Length);
