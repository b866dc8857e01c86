# The gallery's package, made of the last build, installed outside the repository and used by an engine of its own.
BeforeAll { . "$PSScriptRoot/TestPackage.ps1" }

Describe 'The package' {
    # As the gallery's clients do it: an archive, whose own files are left out.
    BeforeAll {
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $installed = "$TestDrive/modules/Sdc/$version"
        [System.IO.Compression.ZipFile]::ExtractToDirectory((Resolve-Path "$packages/Sdc.$version.nupkg"), $installed)
        Remove-Item -LiteralPath "$installed/_rels", "$installed/package", "$installed/[Content_Types].xml", "$installed/Sdc.nuspec" -Recurse -Force
    }

    It 'is found by name, imports, lays out a project with samples, runs it and shows its help' {
        $lines = Invoke-Installed "$TestDrive/modules$([System.IO.Path]::PathSeparator)$env:PSModulePath" {
            # By name alone: the module is on the path.
            $made = New-SdcProject ./project -WithSample
            $module = Get-Module Sdc
            "$($module.Version) $($module.ModuleBase)"
            @(Get-ChildItem ./project/data/input/sillytavern).Count
            @(Invoke-SdcPipeline -ConfigPath ./project/config.json).Step -join ','
            @(Get-SdcSession -ConfigPath ./project/config.json).Count -gt 30
            (Get-Help Get-SdcSession).Synopsis
            (Get-Help about_Sdc | Out-String).Contains('about_Sdc')
            $module.PrivateData.PSData.ReleaseNotes.Length -gt 100
        }
        $lines[0] | Should -Be "$version $([System.IO.Path]::GetFullPath($installed))"
        $lines[1] | Should -Be '4'
        $lines[2] | Should -BeLike 'ingest-screenconnect,*link*'
        $lines[3] | Should -Be 'True'
        $lines[4] | Should -Not -BeNullOrEmpty
        $lines[4] | Should -Not -BeLike 'Get-SdcSession*'
        $lines[5..6] | Should -Be @('True', 'True')
    }

    It 'has a valid manifest' {
        $manifest = Test-ModuleManifest "$installed/Sdc.psd1" -ErrorAction Stop
        $manifest.Version | Should -Be $version
        $manifest.ExportedCommands.Count | Should -Be (Import-PowerShellDataFile "$root/Sdc.psd1").CmdletsToExport.Count
    }
}
