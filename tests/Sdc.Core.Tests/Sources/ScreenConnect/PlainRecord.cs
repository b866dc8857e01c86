namespace Sdc.Tests.Sources.ScreenConnect;

/// <summary>A record of a CSV file with texts of its own.</summary>
internal sealed record PlainRecord(string Text, long Line, bool IsEnded, string? Fault, List<string> Fields);
