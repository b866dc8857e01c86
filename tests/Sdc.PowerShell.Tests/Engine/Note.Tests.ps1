BeforeAll { . "$PSScriptRoot/TestProject.ps1" }

Describe 'Import-SdcNote' {
    BeforeAll {
        $project = New-TestProject -Note
        Push-Location $project
        $all = @(Import-SdcNote -NoStore).SessionId | Sort-Object
    }
    AfterAll { Pop-Location }

    It 'reads the configured file where no path is given, and paths however they are given' {
        $all.Count | Should -Be 7
        @(Import-SdcNote ./data/input/notes.json -NoStore).SessionId | Sort-Object | Should -Be $all
        @(Import-SdcNote ./data/input/n*.json -NoStore).SessionId | Sort-Object | Should -Be $all
        @(Get-Item ./data/input/notes.json | Import-SdcNote -NoStore).SessionId | Sort-Object | Should -Be $all
        Copy-Item ./data/input/notes.json './data/a [1].json'
        @(Import-SdcNote -LiteralPath './data/a [1].json' -NoStore).SessionId | Sort-Object | Should -Be $all
        @() | Import-SdcNote -NoStore | Should -BeNullOrEmpty
        Test-Path ./data/output | Should -BeFalse
    }

    It 'asks nothing and writes nothing with -WhatIf' {
        $before = Get-FolderState $project
        Import-SdcNote -WhatIf | Should -BeNullOrEmpty
        Get-FolderState $project | Should -Be $before
    }

    It 'emits what is new, and links as other sessions do' {
        $sessions = @(Import-SdcNote | Invoke-SdcCustomerLink)
        $sessions.SessionId | Sort-Object | Should -Be $all
        ($sessions | Where-Object Title -EQ 'Ticket 1003: Spare switch in the store room').CustomerName | Should -Be 'Tidewater Marine Supply'
        ($sessions | Where-Object Title -Like 'Ticket 1001:*').Technician | Should -Be 'Dana Whitlock'
        Import-SdcNote | Should -BeNullOrEmpty
        @(Import-SdcNote -All).Count | Should -Be 7
        @(Get-SdcSession -Source notes.json).Count | Should -Be 7
    }

    It 'names a ticket that cannot be read in a non-terminating error, and keeps the others' {
        $json = '{ "tickets": [ { "ticketNumber": 1, "subject": "a" }, { "ticketNumber": 2, "subject": oops }, { "ticketNumber": 3, "date": "31/12/2025" } ] }'
        [System.IO.File]::WriteAllText("$project/broken.json", $json)
        @(Import-SdcNote ./broken.json -NoStore -ErrorAction SilentlyContinue -ErrorVariable problems).Count | Should -Be 2
        $problems.Count | Should -Be 2
        "$problems" | Should -BeLike '*line 1, column*31/12/2025*'
    }
}

Describe 'Notes in a whole run' {
    It 'are read where they are there, and not missed where they are not' {
        $with = Invoke-SdcPipeline -ConfigPath "$(New-TestProject -Note)/config.json"
        ($with | Where-Object Step -EQ 'ingest-notes').New | Should -Be 7
        $without = New-TestProject
        $said = Invoke-SdcPipeline -ConfigPath "$without/config.json" -WarningVariable warnings
        $said.Step | Should -Not -Contain 'ingest-notes'
        $warnings | Should -BeNullOrEmpty
        Import-SdcNote -ConfigPath "$without/config.json" -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike '*notes.json*does not exist*'
    }
}
