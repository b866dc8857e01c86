namespace Sdc.PowerShell.Tests;

/// <summary>What Pester says of one test, or of a block that failed as a whole.</summary>
/// <param name="Name">Its path: the describe, the contexts, the test.</param>
/// <param name="Result">Passed, Failed, Skipped and the like.</param>
/// <param name="Message">The failure's message and where it was; empty for others.</param>
internal sealed record PesterTest(string Name, string Result, string Message);
