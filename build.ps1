<#
.SYNOPSIS
    Builds, tests or packs SDC. Each task says the dotnet command that it runs, which does the same without PowerShell.
.PARAMETER Task
    Build: everything, which also fills module/bin. Test: PSScriptAnalyzer, where it is installed, and all tests.
    Package: artifacts/Sdc/<version> (the module's folder), the gallery's package and the .NET tool.
.EXAMPLE
    ./build.ps1 -Task Package
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

function Invoke-Dotnet([string[]] $Arguments) {
    Write-Information "dotnet $Arguments" -InformationAction Continue
    & dotnet @Arguments
    if ($LASTEXITCODE -ne 0) { throw "dotnet $Arguments ended with $LASTEXITCODE." }
}

# The same files and settings as tests/Sdc.PowerShell.Tests/Engine/Analyzer.Tests.ps1.
function Invoke-Analyzer {
    $settings = Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1'
    if (-not (Test-Path -LiteralPath $settings)) { throw "$settings is missing." }
    if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) {
        Write-Warning 'PSScriptAnalyzer is not installed (Install-Module PSScriptAnalyzer); the PowerShell files are not analysed.'
        return
    }

    $found = @(Get-ChildItem $PSScriptRoot -Recurse -File -Include '*.ps1', '*.psm1', '*.psd1' | Where-Object FullName -NotMatch '[\\/](bin|obj|out|artifacts)[\\/]' |
            ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings $settings })
    $found | Format-Table ScriptName, Line, RuleName, Message -Wrap | Out-String | Write-Information -InformationAction Continue
    if ($found) { throw "PSScriptAnalyzer found $($found.Count)." }
}

Push-Location -LiteralPath $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Dotnet -Arguments build, --nologo, --configuration, $Configuration }
        'Test' {
            Invoke-Analyzer
            Invoke-Dotnet -Arguments test, --nologo, --configuration, $Configuration
        }
        'Package' { Invoke-Dotnet -Arguments build, build/Package.proj, --nologo }
    }
}
finally {
    Pop-Location
}
