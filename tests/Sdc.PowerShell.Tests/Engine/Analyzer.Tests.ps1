BeforeDiscovery {
    $root = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../..")
    # What is built is not looked at; the folders there are at the top may differ from checkout to checkout.
    $files = Get-ChildItem $root -Recurse -File -Include '*.ps1', '*.psm1', '*.psd1' | Where-Object FullName -NotMatch '[\\/](bin|obj|out|artifacts)[\\/]' |
        ForEach-Object { @{ Name = $_.FullName.Substring($root.Length); File = $_.FullName } }
}

Describe 'The PowerShell files' {
    BeforeAll { $settings = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../../PSScriptAnalyzerSettings.psd1") }

    It 'are clean to PSScriptAnalyzer: <Name>' -ForEach $files {
        Invoke-ScriptAnalyzer -Path $File -Settings $settings -ErrorAction Stop | ForEach-Object { "$($_.RuleName), line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }

    It 'have settings that say what is left out' {
        (Import-PowerShellDataFile $settings).ExcludeRules | Should -Be 'PSUseDeclaredVarsMoreThanAssignments'
    }
}
