namespace Sdc;

/// <summary>One record of a CSV file. Text and fields are good until the next record is read.</summary>
/// <param name="Text">The record as it is written; only its beginning when it is too long.</param>
/// <param name="Line">Number of its first line, from 1.</param>
/// <param name="IsEnded">Whether a line end follows; false for a last record that may have been cut off.</param>
/// <param name="Fault">Why it cannot be taken apart; null where it can.</param>
/// <param name="Fields">Its fields; empty when there is a fault.</param>
internal readonly record struct CsvRecord(ReadOnlyMemory<char> Text, long Line, bool IsEnded, string? Fault, List<ReadOnlyMemory<char>> Fields);
