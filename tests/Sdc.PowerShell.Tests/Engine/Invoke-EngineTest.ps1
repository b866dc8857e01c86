# Runs one Pester file (Pester 5 or later) and writes what came of each test as JSON.
param([string] $TestFile, [string] $ResultFile)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0.0

$configuration = New-PesterConfiguration
$configuration.Run.Path = $TestFile
$configuration.Run.PassThru = $true
$configuration.Run.Exit = $false
$configuration.Output.Verbosity = 'None'
$run = Invoke-Pester -Configuration $configuration

function Get-Message($Item) {
    @($Item.ErrorRecord | ForEach-Object { "$($_.Exception.Message)`n$($_.ScriptStackTrace)" }) -join "`n"
}

$results = @(
    foreach ($test in $run.Tests) {
        @{ Name = $test.ExpandedPath; Result = "$($test.Result)"; Message = Get-Message $test }
    }
    # A file that does not parse, and a BeforeAll or AfterAll that throws, belong to no test.
    foreach ($container in $run.FailedContainers) {
        if ($container.ErrorRecord) { @{ Name = "$TestFile"; Result = 'Failed'; Message = Get-Message $container } }
    }
    foreach ($block in $run.FailedBlocks) {
        if ($block.ErrorRecord) { @{ Name = "$($block.ExpandedPath) (block)"; Result = 'Failed'; Message = Get-Message $block } }
    }
)
[System.IO.File]::WriteAllText($ResultFile, (ConvertTo-Json -InputObject $results -Depth 3))
