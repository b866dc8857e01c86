namespace Sdc;

/// <summary>A good record whose texts are set aside.</summary>
/// <param name="Segments">The record's segments.</param>
/// <param name="SourceIdentifier">What <c>meta.source_identifiers</c> names.</param>
/// <param name="Replaces">Whether it replaces what is stored of the same segments.</param>
internal sealed record ReadRecord(ReadSegment[] Segments, string SourceIdentifier, bool Replaces) : SourceItem;
