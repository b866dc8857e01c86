namespace Sdc;

/// <summary>A good record whose texts are set aside.</summary>
/// <param name="Segments">The record's segments.</param>
/// <param name="SourceIdentifier">What <c>meta.source_identifiers</c> names.</param>
internal sealed record ReadRecord(IReadOnlyList<ReadSegment> Segments, string SourceIdentifier) : SourceItem;
