# The gallery's package, made of the last build, and an engine of its own that uses what was installed of it.
$root = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../..")
. "$PSScriptRoot/TestProject.ps1"
$version = (Import-PowerShellDataFile "$root/Sdc.psd1").ModuleVersion
$packages = "$TestDrive/packages"
$said = & dotnet build "$root/build/Package.proj" --nologo -v q -nodeReuse:false -p:NoBuild=true "-p:ArtifactsFolder=$packages/"
if ($LASTEXITCODE -ne 0) { throw "$said" }

function Invoke-Installed([string] $ModulePath, [scriptblock] $Script) {
    $process = [System.Diagnostics.ProcessStartInfo]::new((Get-Engine))
    $process.EnvironmentVariables['PSModulePath'] = $ModulePath
    # Where a gallery's client keeps its repositories, but on Windows.
    $process.EnvironmentVariables['XDG_DATA_HOME'] = "$TestDrive/client"
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
