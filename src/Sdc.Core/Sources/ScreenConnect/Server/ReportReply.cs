namespace Sdc;

/// <summary>What one question gave.</summary>
/// <param name="Rows">The rows of the window that was asked for.</param>
/// <param name="Given">How many rows the answer had.</param>
/// <param name="IsWhole">Whether it is certain that there are no more.</param>
internal sealed record ReportReply(List<ReportRow> Rows, int Given, bool IsWhole);
