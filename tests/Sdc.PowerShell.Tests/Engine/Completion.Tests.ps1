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

Describe 'Completing what is stored' {
    BeforeAll {
        $stored = New-TestProject
        Push-Location $stored
        Invoke-SdcPipeline | Out-Null
        $sessions = @(Get-SdcSession)
    }
    AfterAll { Pop-Location }

    It 'offers ids of sessions, the newest first, and those that begin with the word' {
        $offered = @(Complete 'Get-SdcSession ')
        $offered[0].CompletionText.Trim("'") | Should -Be ($sessions | Sort-Object { $_.Insights.SessionStartTimeUtc.UtcDateTime.ToString('yyyy-MM-dd') }, Source, SessionId | Select-Object -Last 1).SessionId
        $one = $sessions[3]
        $offer = Complete "Set-SdcSession $($one.SessionId.Substring(0, 5))"
        $offer.CompletionText | Should -Be "'$($one.SessionId)'"
        $offer.ToolTip | Should -BeLike "*$($one.Source) $($one.CustomerName) ($($one.Status))"
        foreach ($command in 'Remove-SdcSession', 'Invoke-SdcLlmAnalysis -SessionId') { (Complete "$command $($one.SessionId)").CompletionText | Should -Be "'$($one.SessionId)'" }
    }

    It 'offers technicians by the names that they are shown by' {
        (Complete 'Get-SdcSession -Technician ').CompletionText.Trim("'") | Should -Be ($sessions.Technician | Where-Object { $_ } | Sort-Object -Unique)
        (Complete 'Get-SdcSession -Technician nair').CompletionText | Should -Be "'Priya Nair'"
    }

    It 'offers the contacts of the customer that is given, else of the session''s' {
        $customer = (Get-SdcCustomer -Id 101).Contacts.Name | Sort-Object
        (Complete "Set-SdcSession abc -Customer 'Harbor Dental Group' -Contact ").CompletionText.Trim("'") | Should -Be $customer
        (Complete "Set-SdcSession $(($sessions | Where-Object CustomerId -EQ 101)[0].SessionId) -Contact ").CompletionText.Trim("'") | Should -Be $customer
        (Complete 'Set-SdcSession -Contact ').CompletionText.Count | Should -BeGreaterThan $customer.Count
    }

    It 'offers the tasks of the configuration' {
        (Complete 'Invoke-SdcLlmAnalysis ti').CompletionText | Should -Be 'title'
        $billing = @{ system = 'Decide whether the work is covered.'; user = '{{text}}'; output = @{ type = 'object'; properties = @{ billable = @{ type = 'boolean' } }; required = @('billable') }; field = 'structured_llm_results.billing' }
        ConvertTo-Json -Depth 8 @{ llm_config = @{ tasks = @{ flat_rate = $billing } } } | Set-Content -LiteralPath "$stored/tasks.json"
        (Complete 'Invoke-SdcLlmAnalysis -ConfigPath ./tasks.json -Task flat').CompletionText | Should -Be 'flat_rate'
    }

    It 'takes no lock, and says nothing of a cache and an index that are damaged' {
        $held = [System.IO.File]::Open("$stored/data/state/run.lock", 'OpenOrCreate', 'ReadWrite', 'None')
        $cache = [System.IO.File]::ReadAllText("$stored/data/cache/lean_customer_cache.json")
        try {
            (Complete 'Get-SdcSession -Customer harbor').CompletionText | Should -Be "'Harbor Dental Group'"
            Set-Content -LiteralPath "$stored/data/cache/lean_customer_cache.json" -Value '[{'
            Set-Content -LiteralPath "$stored/data/state/index.bin" -Value 'none'
            $Error.Clear()
            Complete 'Get-SdcSession -Customer harbor' | Where-Object ResultType -EQ 'ParameterValue' | Should -BeNullOrEmpty
            Complete 'Get-SdcSession -Technician dana' | Where-Object ResultType -EQ 'ParameterValue' | Should -BeNullOrEmpty
            (Complete "Get-SdcSession $($sessions[0].SessionId)").CompletionText | Should -Be "'$($sessions[0].SessionId)'"
        }
        finally {
            $held.Dispose()
            [System.IO.File]::WriteAllText("$stored/data/cache/lean_customer_cache.json", $cache)
        }
    }
}

Describe 'A name that looks like code' {
    It '<Name> is offered so that it finds its customer' -ForEach @(
        @{ Name = 'Two  Spaces' }, @{ Name = "O'Hara's" }, @{ Name = 'Quote "Q" Inc' }, @{ Name = 'Brackets [a-z]?' }, @{ Name = '$(throw) $env:PATH' }, @{ Name = 'Tick ` Tock' }, @{ Name = 'Star * Co' }, @{ Name = '-Dash; & Co | x' }, @{ Name = "Curly $([char]0x2019)s" }
    ) {
        $file = "$project/data/cache/lean_customer_cache.json"
        [System.IO.File]::WriteAllText($file, (ConvertTo-Json -InputObject @(@{ id = 7; business_name = $Name; contacts = @() }, @{ id = 8; business_name = 'Other'; contacts = @() })))
        foreach ($begun in "'$($Name.Substring(0, 2).Replace("'", "''"))", '') {
            $offered = @(Complete "Get-SdcCustomer $begun" | Where-Object ListItemText -EQ $Name).CompletionText
            (& ([scriptblock]::Create("Get-SdcCustomer $offered"))).Id | Should -Be 7
            # What was put in is completed to itself.
            (Complete "Get-SdcCustomer $offered").CompletionText | Should -Contain $offered
        }
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
