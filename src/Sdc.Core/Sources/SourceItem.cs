namespace Sdc;

/// <summary>What a reader yields: a good record's segments, a record left out on purpose, or a bad record.</summary>
internal abstract record SourceItem;

/// <summary>One good record.</summary>
/// <param name="Segments">The record's segments; a ticket has several.</param>
/// <param name="SourceIdentifier">What <c>meta.source_identifiers</c> names: the file's name, or the API path of the ticket.</param>
/// <param name="Replaces">Whether this is the newest form by where it comes from, and replaces what is stored of the same segments.</param>
internal sealed record GoodRecord(IReadOnlyList<SessionSegment> Segments, string SourceIdentifier, bool Replaces = false) : SourceItem;

/// <summary>A record that is valid and no work, such as a guest's connection.</summary>
internal sealed record SkippedRecord(string Reason) : SourceItem;

/// <summary>Something that the reader could read, but that a person may want to know of (a column that is missing and can be done without).</summary>
internal sealed record SourceRemark(string File, string Message) : SourceItem;

/// <summary>What names the thing that a file holds the whole of: a file that names another chat than before has not lost the messages of the old one.</summary>
internal sealed record FileIdentity(string Text) : SourceItem;

/// <summary>
/// The last record is cut off in the middle, as when a program writes to the file just now. It is no bad record: the next run reads it, and until then
/// nothing counts as deleted from the file.
/// </summary>
/// <param name="File">Full path of the file.</param>
/// <param name="Line">Line of the record, from 1.</param>
internal sealed record CutRecord(string File, long Line) : SourceItem;

/// <summary>A record, or with line 0 a whole file, that cannot be read.</summary>
/// <param name="File">Full path of the file.</param>
/// <param name="Line">Line in the file, from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Name of the column or path of the JSON property, where the reason is there.</param>
/// <param name="Reason">One sentence: what was found, and what is expected.</param>
/// <param name="Raw">The record's text, cut to a few thousand characters; null when there is none.</param>
internal sealed record BadRecord(string File, long Line, string? Column, string Reason, string? Raw) : SourceItem
{
    /// <summary>The error's id where it has one of its own: what a server or a model refused.</summary>
    public string? ErrorId { get; init; }

    /// <summary>Shows file, line, column and reason.</summary>
    public override string ToString() =>
        File + (Line > 0 ? FormattableString.Invariant($", line {Line}") : "") + (Column is null ? "" : $", {Column}") + ": " + Reason;
}
