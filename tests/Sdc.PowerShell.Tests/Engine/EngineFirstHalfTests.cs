namespace Sdc.PowerShell.Tests;

public sealed class EngineFirstHalfTests : EngineTests
{
    [EngineTheory]
    [MemberData(nameof(FilesOf), 0)]
    public void Pester_passes(string file) => Run(file);
}
