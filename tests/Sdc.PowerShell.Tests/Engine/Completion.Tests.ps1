BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"
    $project = New-TestProject
    Set-Content -LiteralPath "$project/data/cache/lean_customer_cache.json" -Encoding utf8 -Value @'
[
  { "id": 1, "business_name": "Harbor Dental Group", "contacts": [] },
  { "id": 2, "business_name": "O'Brien & Sons", "contacts": [] },
  { "id": 3, "business_name": "Acme [West]", "contacts": [] },
  { "id": 4, "business_name": "New Harbor", "contacts": [] },
  { "id": 5, "business_name": "Evil\u001b[31m Harbor\nremove", "contacts": [] }
]
'@
    Push-Location $project

    # What is offered for a line that ends at its end.
    function Complete([string] $Line) { (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches }
}
AfterAll { Pop-Location }

Describe 'Completing a customer' {
    It 'offers names that begin with the word before those that hold it, quoted' {
        (Complete 'Get-SdcSession -Customer har').CompletionText | Should -Be @("'Harbor Dental Group'", "'New Harbor'")
        (Complete 'Get-SdcSession -Customer har')[0].ToolTip | Should -Be 'Harbor Dental Group (#1)'
    }

    It 'completes what is begun in quotes' {
        (Complete "Get-SdcSession -Customer 'Harbor D").CompletionText | Should -Be "'Harbor Dental Group'"
        (Complete 'Get-SdcSession -Customer "harbor d').CompletionText | Should -Be "'Harbor Dental Group'"
        (Complete "Set-SdcSession abc -Customer 'O''b").CompletionText | Should -Be "'O''Brien & Sons'"
        (Complete 'Set-SdcSession abc -Customer o').CompletionText | Should -Contain "'O''Brien & Sons'"
        (Complete 'Get-SdcCustomer dental').CompletionText | Should -Be "'Harbor Dental Group'"
    }

    It 'escapes brackets only where wildcards are taken, and what it offers finds the customer' {
        $offered = (Complete 'Get-SdcCustomer acm').CompletionText
        (& ([scriptblock]::Create("Get-SdcCustomer $offered"))).Id | Should -Be 3
        (Complete 'Set-SdcSession abc -Customer acm').CompletionText | Should -Be "'Acme [West]'"
    }

    It 'offers no name that would move the cursor' {
        (Complete 'Get-SdcCustomer ').CompletionText | Should -HaveCount 4
        "$((Complete 'Get-SdcCustomer ').ToolTip)" | Should -Not -Match '[\x00-\x1f]'
    }

    It 'finds the project from PowerShell''s location, which is not the process''s folder' {
        [Environment]::CurrentDirectory | Should -Not -Be $project
        Push-Location "$project/data"
        try { (Complete 'Get-SdcCustomer dental').CompletionText | Should -Be "'Harbor Dental Group'" }
        finally { Pop-Location }
    }

    It 'takes -ConfigPath, and offers nothing and says nothing without a project' {
        New-Item -ItemType Directory "$TestDrive/bare" -Force | Out-Null
        Push-Location "$TestDrive/bare"
        $Error.Clear()
        try {
            Complete 'Get-SdcCustomer dental' | Where-Object ResultType -EQ 'ParameterValue' | Should -BeNullOrEmpty
            (Complete "Get-SdcCustomer -ConfigPath ../$(Split-Path $project -Leaf)/config.json -Name dental").CompletionText | Should -Be "'Harbor Dental Group'"
        }
        finally { Pop-Location }
    }

    It 'works inside a script block of a running pipeline' {
        1 | ForEach-Object { (Complete 'Get-SdcCustomer dental').CompletionText } | Should -Be "'Harbor Dental Group'"
    }
}

Describe 'Completing what has fixed values' {
    It '<Parameter> offers <Expected>' -ForEach @(
        @{ Parameter = '-Status'; Expected = @('Analyzed', 'Complete', 'Linked', "'Needs Linking'", "'Needs Review'", 'Reviewed') }
        @{ Parameter = '-Source'; Expected = @('notes.json', 'ScreenConnect', 'SillyTavern', 'SyncroRMM') }
    ) {
        (Complete "Get-SdcSession $Parameter ").CompletionText | Sort-Object { $_.Trim("'") } | Should -Be $Expected
    }
}
