BeforeDiscovery {
    $root = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../..")
    $files = Get-ChildItem $root, "$root/module", "$root/tests/Sdc.PowerShell.Tests/Engine" -File | Where-Object Extension -In '.ps1', '.psm1', '.psd1' | ForEach-Object { @{ Name = $_.Name; File = $_.FullName } }
    $analyser = Get-Module PSScriptAnalyzer -ListAvailable
}

Describe 'The PowerShell files' {
    It 'are clean to PSScriptAnalyzer: <Name>' -Skip:(-not $analyser) -ForEach $files {
        $settings = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../../PSScriptAnalyzerSettings.psd1")
        Invoke-ScriptAnalyzer -Path $File -Settings $settings | ForEach-Object { "$($_.RuleName), line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }

    It 'have settings that say what is left out' {
        (Import-PowerShellDataFile "$PSScriptRoot/../../../PSScriptAnalyzerSettings.psd1").ExcludeRules | Should -Be 'PSUseDeclaredVarsMoreThanAssignments'
    }
}
