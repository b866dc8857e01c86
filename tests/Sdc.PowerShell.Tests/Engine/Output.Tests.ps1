BeforeAll {
    Import-Module ([System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1")) -ErrorAction Stop

    function Get-TestSession {
        $session = [Sdc.Session]::new()
        $session.Meta.SessionId = '0123456789abcdef'
        $session.Meta.SourceSystem = [Sdc.SourceSystem]::ScreenConnect
        $session.Meta.SourceIdentifiers.Add('a.csv')
        $session.Meta.SourceIdentifiers.Add('b.csv')
        $session.Context.CustomerName = 'Harbor Dental'
        $session.Context.Links.Add('Project: Migration')
        $session.Context.CustomerMatch = [Sdc.CustomerMatch]::new()
        $candidate = [Sdc.MatchCandidate]::new()
        $candidate.CustomerId = 7
        $candidate.CustomerName = 'Harbour Dental Ltd'
        $candidate.Score = 91.5
        $session.Context.CustomerMatch.Candidates.Add($candidate)
        $session.Insights.SessionStartTimeUtc = [DateTimeOffset]::new(2026, 2, 14, 9, 2, 0, [TimeSpan]::Zero)
        $session.Insights.SessionEndTimeUtc = [DateTimeOffset]::new(2026, 2, 14, 9, 47, 0, [TimeSpan]::Zero)
        $session.Insights.ActiveSeconds = 2691
        $session.Insights.SourceTitle = 'FRONT-DESK-2'
        $session.Insights.UserNotes = 'charged'
        $session.Insights.GeneratedSummaries['default'] = 'Fixed the printer.'
        $segment = [Sdc.SessionSegment]::new()
        $segment.SegmentId = 'feed'
        $segment.Type = [Sdc.SegmentType]::RemoteConnection
        $segment.Author = 'Dana'
        $segment.StartTimeUtc = $session.Insights.SessionStartTimeUtc
        $segment.EndTimeUtc = $session.Insights.SessionEndTimeUtc
        $segment.Metadata['connection_id'] = '0f6d3c0e'
        $segment.Metadata['duration_seconds'] = 2691L
        $inner = [Sdc.DataMap]::new()
        $inner['deep'] = 'est'
        $segment.Metadata['nested'] = $inner
        $session.Segments.Add($segment)
        $session
    }

    function Get-Printed($Object, [int] $Width = 100, [switch] $List) {
        # No colours of PowerShell itself: a control character in the text is then the data's.
        if (Get-Variable PSStyle -ErrorAction Ignore) { $PSStyle.OutputRendering = 'PlainText' }
        if ($List) { $Object | Format-List | Out-String -Width $Width } else { $Object | Out-String -Width $Width }
    }
}

Describe 'A session' {
    It 'shows its useful facts first, in order' {
        @((Get-TestSession).PSObject.Properties.Name)[0..16] | Should -Be @(
            'SessionId', 'Date', 'StartTime', 'EndTime', 'DurationMinutes', 'CustomerName', 'CustomerId', 'ContactName',
            'Technician', 'Title', 'Source', 'Status', 'SegmentCount', 'Meta', 'Context', 'Insights', 'Segments')
    }

    It 'exports to CSV without the name of a .NET type in any cell' {
        $file = Join-Path $TestDrive 'sessions.csv'
        Get-TestSession | Export-Csv -Path $file -NoTypeInformation
        $row = Import-Csv $file
        foreach ($cell in $row.PSObject.Properties) { $cell.Value | Should -Not -Match '(Sdc|System)\.[A-Z]' -Because $cell.Name }
        $row.Date | Should -Be '2026-02-14'
        $row.DurationMinutes | Should -Be '45'
        $row.CustomerName | Should -Be 'Harbor Dental'
        $row.Technician | Should -Be 'Dana'
        $row.Segments | Should -Be '1 segment'
    }

    It 'exports its parts to CSV without the name of a .NET type in any cell' {
        $session = Get-TestSession
        foreach ($part in $session.Meta, $session.Context, $session.Insights, $session.Segments[0], $session.Context.CustomerMatch) {
            $row = $part | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
            foreach ($cell in $row.PSObject.Properties) { $cell.Value | Should -Not -Match '(Sdc|System)\.[A-Z]' -Because $cell.Name }
        }
    }

    It 'loses nothing in ConvertTo-Json -Depth 6' {
        $text = Get-TestSession | ConvertTo-Json -Depth 6 -WarningVariable cut -WarningAction SilentlyContinue
        $cut | Should -BeNullOrEmpty
        $text | Should -Not -Match '"(Sdc|System)\.[A-Z]'
        $json = $text | ConvertFrom-Json
        $json.SessionId | Should -Be '0123456789abcdef'
        $json.Meta.SourceIdentifiers | Should -Be @('a.csv', 'b.csv')
        $json.Context.Links | Should -Be @('Project: Migration')
        $json.Context.CustomerMatch.Candidates[0].CustomerName | Should -Be 'Harbour Dental Ltd'
        $json.Insights.GeneratedSummaries.default | Should -Be 'Fixed the printer.'
        $json.Segments[0].Metadata.duration_seconds | Should -Be 2691
        $json.Segments[0].Metadata.nested.deep | Should -Be 'est'
    }

    It 'has metadata that are used as a hashtable is' {
        $metadata = (Get-TestSession).Segments[0].Metadata
        $metadata.connection_id | Should -Be '0f6d3c0e'
        $metadata['duration_seconds'] | Should -Be 2691
        $metadata.nested.deep | Should -Be 'est'
        $metadata['missing'] | Should -BeNullOrEmpty
        $metadata.missing | Should -BeNullOrEmpty
        $metadata.seen = $true
        $metadata['by'] = 'Dana'
        $metadata.Count | Should -Be 5
        $metadata.Keys | Should -Be @('connection_id', 'duration_seconds', 'nested', 'seen', 'by')
        $metadata.Keys.Count | Should -Be 5
        $metadata.ContainsKey('BY') | Should -BeFalse
        { $metadata.Add('by', 'Lee') } | Should -Throw '*same key*'
        $metadata.Remove('duration_seconds') | Should -BeTrue
        @(foreach ($pair in $metadata.GetEnumerator()) { $pair.Key + '=' + $pair.Value }) | Should -Be @('connection_id=0f6d3c0e', 'nested=deep=est', 'seen=True', 'by=Dana')
        @($metadata).Count | Should -Be 1
        ([hashtable] $metadata).by | Should -Be 'Dana'
        foreach ($key in $metadata.Keys) { $null = $metadata.Remove($key) }
        $metadata.Count | Should -Be 0
    }

    It 'prints as a table of <Width> columns' -TestCases @(
        @{ Width = 80; Shown = @('2026-02-14', '09:02', '45', 'Harbor Den', 'Dana', 'Needs Linking', 'FRONT-DESK', '01234567') }
        @{ Width = 100; Shown = @('2026-02-14', '09:02', '45', 'Harbor Dental', 'Dana', 'Needs Linking', 'FRONT-DESK-2', '01234567') }
        @{ Width = 120; Shown = @('2026-02-14', '09:02', '45', 'Harbor Dental', 'Dana', 'Needs Linking', 'FRONT-DESK-2', '01234567') }
    ) {
        $lines = @((Get-Printed (Get-TestSession) $Width) -split '\r?\n' | Where-Object { $_.Trim() })
        $lines.Count | Should -Be 3
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual $Width }
        foreach ($text in $Shown) { $lines[2] | Should -BeLike "*$text*" }
    }

    It 'prints hostile text without its control characters' {
        $session = Get-TestSession
        $hostile = "Harbor$([char]27)[31m`r`nDental$([char]7)$([char]0x9b)2J"
        $session.Context.CustomerName = $hostile
        $session.Insights.SourceTitle = $hostile
        $session.Segments[0].Author = $hostile
        $session.Segments[0].Content = $hostile
        $session.Insights.UserNotes = $hostile
        foreach ($printed in (Get-Printed $session 120), (Get-Printed $session 120 -List), (Get-Printed $session.Segments), (Get-Printed $session.Segments -List), (Get-Printed ($session.Segments | Format-Table)), (Get-Printed ($session.Segments | Format-Wide)), (Get-Printed ($session | Format-Wide))) {
            $printed | Should -BeLike '*Harbor*'
            $printed | Should -Not -Match '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]'
        }
    }

    It 'prints its parts without control characters, and with all that they hold' {
        $session = Get-TestSession
        $hostile = "Harbor$([char]27)[31m$([char]7)$([char]0x202e)"
        $session.Meta.SourceIdentifiers.Add($hostile)
        foreach ($name in 'CustomerName', 'ContactName', 'SourceCustomerName', 'SourceContactName') { $session.Context.$name = $hostile }
        $session.Context.Links.Add($hostile)
        $session.Context.CustomerMatch.Candidates[0].CustomerName = $hostile
        $session.Context.CustomerMatch.CustomerName = $hostile
        foreach ($name in 'SourceTitle', 'LlmGeneratedTitle', 'UserNotes') { $session.Insights.$name = $hostile }
        $session.Insights.GeneratedSummaries['default'] = $hostile
        foreach ($part in $session.Meta, $session.Context, $session.Insights, $session.Context.CustomerMatch, $session.Context.CustomerMatch.Candidates[0]) {
            $printed = Get-Printed $part 120
            foreach ($property in $part.psobject.Properties.Name) { $printed | Should -Match "(?m)^$property +:" }
            $printed | Should -BeLike '*Harbor*'
            $printed | Should -Not -Match '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]'
        }
    }

    It 'prints a table though hundreds of empty sessions come with it' {
        { Get-Printed (@([Sdc.Session]::new()) * 300 + (Get-TestSession)) } | Should -Not -Throw
    }
}

Describe 'The commands'' own output' {
    BeforeAll {
        . "$PSScriptRoot/TestProject.ps1"
        Push-Location (New-TestProject)
        $steps = Invoke-SdcPipeline
        function Get-Line($Object, [int] $Width) { @((Get-Printed $Object $Width) -split '\r?\n' | Where-Object { $_.Trim() }) }
    }
    AfterAll { Pop-Location }

    It 'is one line a session at <_> columns' -ForEach 80, 120 {
        $lines = Get-Line (Get-SdcSession) $_
        $lines.Count | Should -Be 42
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $lines[0] | Should -Match '^Date +Start +Min +Customer +Technician +Status +Title +Id'
        $lines[2] | Should -Match '^2026-10-05 08:0\d +\d+ Harbor Den'
        $ids = $lines | Select-Object -Skip 2 | ForEach-Object { ($_ -split ' ')[-1] }
        (Get-SdcSession $ids).SessionId | Should -Be (Get-SdcSession).SessionId
        (Set-SdcSession $ids[0] -Note 'seen' -PassThru).SessionId | Should -Be (Get-SdcSession $ids[0]).SessionId
    }

    It 'reads like a conversation: local time, who, and the text, within 80 columns' {
        $session = Get-SdcSession | Where-Object Title -Like '*card terminal*'
        $lines = Get-Line $session.Segments 80
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
        $lines[0].Trim() | Should -Be "Date: $($session.Date)"
        $lines[1] | Should -Match "^$($session.StartTime.ToString('HH:mm')) \S"
        $lines[2] | Should -Match '^      \S'
        $session.Segments[0].StartTimeUtc.Offset | Should -Be ([TimeSpan]::Zero)
    }

    It 'shows names under review, confirmed names and what is kept of a customer within 80 columns' {
        "$(Get-Line (Get-SdcCustomerLink Legal -Undecided) 80)" | Should -BeLike '*Name*: Legal*Candidates*Machines*'
        (Get-Line (Get-SdcCustomerLink Legal -Undecided | Format-Table) 80)[2] | Should -Match '^Legal +\d+ +\d+ '
        $link = Resolve-SdcCustomerLink Legal -Customer 103
        (Get-Line $link 80)[0, 2] | Should -Match '^(Name +CustomerId +Customer +Sessions +Confirmed|Legal +103 The Granite Legal Group +\d+ \d{4}-\d\d-\d\d \d\d:\d\d)$'
        $kept = Get-Line (Remove-SdcCustomerData 103 -WhatIf) 80
        "$kept" | Should -BeLike '*Session * False *sessions of the customer*'
        foreach ($lines in $kept, (Get-Line $link 80)) { ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80 }
        "$(Get-Line ($link | Format-List) 80)" | Should -Match 'IsCandidate +: True'
        Resolve-SdcCustomerLink Legal -Undo
    }

    It 'has wide views' {
        "$(Get-Line (Get-SdcCustomer | Format-Wide) 80)" | Should -BeLike '*Harbor Dental Group*'
        "$(Get-Line (Get-SdcSession | Format-Wide) 80)" | Should -BeLike '*2026-10-05 08:0*Harbor Dental Group*'
        "$(Get-Line ($steps | Format-Wide) 80)" | Should -BeLike '*ingest-syncro*'
        "$(Get-Line (Get-SdcCoverage | Format-Wide) 80)" | Should -BeLike '*2026-10-05 ScreenConnect*'
        "$(Get-Line (Get-SdcCustomerLink -Undecided | Format-Wide) 80)" | Should -BeLike '*Legal*'
        "$(Get-Line ($steps | Format-List) 80)" | Should -Match 'LeftDue +: 0'
    }

    # Windows PowerShell has no $PSStyle and shows no colours.
    It 'colours a status only where the engine is told to (PowerShell 7 only)' {
        try {
            $PSStyle.OutputRendering = 'Ansi'
            $noColour = $env:NO_COLOR
            $env:NO_COLOR = $null
            Get-SdcSession -Status 'Needs Review' | Out-String -Width 80 | Should -BeLike "*$([char]27)?33mNeeds Review$([char]27)*"
            $env:NO_COLOR = '1'
            Get-SdcSession -Status 'Needs Review' | Out-String -Width 80 | Should -Not -BeLike "*$([char]27)?33m*"
            $env:NO_COLOR = $null
            $PSStyle.OutputRendering = 'PlainText'
            Get-SdcSession -Status 'Needs Review' | Out-String -Width 80 | Should -Not -BeLike "*$([char]27)*"
        }
        finally {
            $env:NO_COLOR = $noColour
            $PSStyle.OutputRendering = 'PlainText'
        }
    } -Skip:($PSVersionTable.PSEdition -ne 'Core')

    It 'is one line a customer at <_> columns' -ForEach 80, 120 {
        $lines = Get-Line (Get-SdcCustomer) $_
        $lines.Count | Should -Be 17
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $lines[2] | Should -Match '^ +101 Harbor Dental Group +2$'
    }

    It 'is one line a step at <_> columns' -ForEach 80, 120 {
        $lines = Get-Line $steps $_
        $lines.Count | Should -Be 6
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $lines[4] | Should -Match '^ingest-syncro +\d+ +8 +0 +0 +0 +0 +\d+\.\d s$'
    }

    It 'is one line of a customer with a hostile name' {
        $escape = [char]27
        $json = '[{ "id": 1, "business_name": "Evil\u001b[2J\r\nName\u0007\u202e", "contacts": [{ "id": 2, "name": "C\u001b[1A" }] }]'
        [System.IO.File]::WriteAllText("$PWD/data/cache/lean_customer_cache.json", $json)
        $lines = Get-Line (Get-SdcCustomer) 80
        $lines.Count | Should -Be 3
        $lines[2] | Should -BeLike '*Evil*Name*1'
        (Get-Printed (Get-SdcCustomer) 80 -List) + (Get-Printed (Get-SdcCustomer).Contacts) + $lines | Should -Not -Match "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]|$escape"
    }
}

Describe 'A step summary' {
    It 'prints within 80 columns' {
        $summary = [Sdc.StepSummary]::new()
        $summary.Step = 'ingest-screenconnect'
        $summary.Read = 123456
        $summary.Duration = [TimeSpan]::FromSeconds(62.5)
        $lines = @((Get-Printed $summary 80) -split '\r?\n' | Where-Object { $_.Trim() })
        $lines.Count | Should -Be 3
        $lines[2] | Should -BeLike 'ingest-screenconnect*123456*62.5 s*'
    }
}
