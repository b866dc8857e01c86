# The gallery's package, made of the last build, installed outside the repository and used by an engine of its own.
BeforeDiscovery { $gallery = [bool] (Get-Module Microsoft.PowerShell.PSResourceGet -ListAvailable) }

BeforeAll {
    $root = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../..")
    . "$PSScriptRoot/TestProject.ps1"
    $version = (Import-PowerShellDataFile "$root/Sdc.psd1").ModuleVersion
    $packages = "$TestDrive/packages"
    $said = & dotnet build "$root/build/Package.proj" --nologo -v q -nodeReuse:false -p:NoBuild=true "-p:ArtifactsFolder=$packages/"
    if ($LASTEXITCODE -ne 0) { throw "$said" }

    function Invoke-Installed([string] $ModulePath, [scriptblock] $Script) {
        $process = [System.Diagnostics.ProcessStartInfo]::new((Get-Engine))
        $process.Environment['PSModulePath'] = $ModulePath
        $process.WorkingDirectory = $TestDrive
        $process.RedirectStandardOutput = $process.RedirectStandardError = $true
        $process.UseShellExecute = $false
        $code = [Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes("`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'; $Script"))
        $process.Arguments = "-NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $code"
        $running = [System.Diagnostics.Process]::Start($process)
        $errors = $running.StandardError.ReadToEndAsync()
        $output = $running.StandardOutput.ReadToEnd()
        $running.WaitForExit()
        if ($running.ExitCode -ne 0) { throw "$output$($errors.Result)" }
        $output.Trim() -split '\r?\n'
    }
}

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

Describe 'A repository that is a folder' {
    It 'gives the package to PSResourceGet, which installs it' -Skip:(-not $gallery) {
        $lines = Invoke-Installed $env:PSModulePath ([scriptblock]::Create("
            Register-PSResourceRepository -Name SdcPackageTest -Uri '$((Resolve-Path $packages).ProviderPath)' -Trusted
            try { Save-PSResource Sdc -Repository SdcPackageTest -Path '$TestDrive' } finally { Unregister-PSResourceRepository SdcPackageTest }
            Import-Module '$TestDrive/Sdc/$version/Sdc.psd1'
            (Get-Module Sdc).Version.ToString()"))
        $lines | Should -Be $version
    }
}
