namespace Sdc.PowerShell.Tests;

public sealed class EngineSecondHalfTests : EngineTests
{
    [EngineTheory]
    [MemberData(nameof(FilesOf), 1)]
    public void Pester_passes(string file) => Run(file);

    [AnalyzerFact]
    public void The_PowerShell_files_are_clean_to_PSScriptAnalyzer() => Run(Analyzer);

    [GalleryFact]
    public void The_gallery_s_client_saves_the_package_from_a_folder() => Run(Gallery);
}
