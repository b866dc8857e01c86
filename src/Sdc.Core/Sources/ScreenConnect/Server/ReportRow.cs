namespace Sdc;

/// <summary>One row of an answer.</summary>
/// <param name="Fields">Its values in the order of <see cref="ReportContract.Fields"/>; empty when there is a fault.</param>
/// <param name="Text">The row as the server wrote it.</param>
/// <param name="Start">When the connection began; null where that cannot be read.</param>
/// <param name="Fault">Why its values cannot be told apart; null where they can.</param>
/// <param name="Key">What it is recognised by in another answer: the connection's id, else all of its text.</param>
internal sealed record ReportRow(string[] Fields, string Text, DateTimeOffset? Start, string? Fault, string Key);
