namespace Sdc;

/// <summary>All rows of a window, or what of them can be had.</summary>
/// <param name="Window">The window.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Missing">Why there may be more, as sentences; null where it is certain that there are none.</param>
internal sealed record ReportPart(ReportWindow Window, IReadOnlyList<ReportRow> Rows, string? Missing = null);
