BeforeAll { . "$PSScriptRoot/TestProject.ps1" }

Describe 'Get-SdcSession' {
    BeforeAll {
        $project = New-TestProject
        Push-Location $project
        Invoke-SdcPipeline | Out-Null
        $sessions = Get-SdcSession
    }
    AfterAll { Pop-Location }

    It 'comes in the order of days' {
        $sessions.Count | Should -Be 40
        $sessions.StartTime | ForEach-Object { $_.UtcDateTime.Date } | Should -Be ($sessions.StartTime | ForEach-Object { $_.UtcDateTime.Date } | Sort-Object)
    }

    It 'takes ids: by position, from the pipeline, of session objects' {
        $ids = $sessions[3, 1].SessionId
        (Get-SdcSession $ids).SessionId | Should -Be $ids
        (Get-SdcSession -SessionId $ids[0]).SessionId | Should -Be $ids[0]
        ($ids | Get-SdcSession).SessionId | Should -Be $ids
        ($sessions[3, 1] | Get-SdcSession).SessionId | Should -Be $ids
        ([pscustomobject]@{ SessionId = $ids[1] } | Get-SdcSession).SessionId | Should -Be $ids[1]
        @() | Get-SdcSession | Should -BeNullOrEmpty
    }

    It 'says that an id is none, and goes on' {
        $got = Get-SdcSession 'ffff', $sessions[0].SessionId -ErrorAction SilentlyContinue -ErrorVariable problems
        $got.SessionId | Should -Be $sessions[0].SessionId
        Get-ErrorId $problems[0] | Should -Be 'SessionNotFound'
        $problems[0].TargetObject | Should -Be 'ffff'
        $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'filters by source, status and customer, all together' {
        @(Get-SdcSession -Source SyncroRMM).Count | Should -Be 8
        @(Get-SdcSession -Source sillytavern -Status Complete).Count | Should -Be 1
        @(Get-SdcSession -Source SyncroRMM, screenconnect).Count | Should -Be 36
        @(Get-SdcSession -Status 'needs review').Count | Should -Be @($sessions | Where-Object Status -EQ 'Needs Review').Count
        @(Get-SdcSession -Customer 'harbor*', 'quill*').Count | Should -Be @($sessions | Where-Object CustomerName -Match '^(Harbor|Quill)').Count
        @(Get-SdcSession -Customer 'Harbor*' -Source SyncroRMM -Status Linked).Count | Should -Be 1
        Get-SdcSession -Customer 'Harbor' | Should -BeNullOrEmpty
        { Get-SdcSession -Source Outlook -ErrorAction Stop } | Should -Throw '*ScreenConnect*SyncroRMM*'
    }

    It 'takes times as <Form> under <Culture>' -ForEach @(
        foreach ($culture in 'en-US', 'de-DE', 'tr-TR') {
            @{ Culture = $culture; Form = 'text'; Since = '2026-10-13'; Until = '2026-10-13' }
            @{ Culture = $culture; Form = 'text with a time'; Since = '2026-10-13 00:00'; Until = '2026-10-13T23:59:59' }
            @{ Culture = $culture; Form = 'text with an offset'; Since = '2026-10-13T00:00-04:00'; Until = '2026-10-14T04:00Z' }
            @{ Culture = $culture; Form = 'DateTime'; Since = [datetime]::new(2026, 10, 13); Until = [datetime]::new(2026, 10, 13) }
            @{ Culture = $culture; Form = 'DateTime in UTC'; Since = [datetime]::new(2026, 10, 13, 4, 0, 0, [DateTimeKind]::Utc); Until = [datetime]::new(2026, 10, 14, 4, 0, 0, [DateTimeKind]::Utc) }
            @{ Culture = $culture; Form = 'DateTimeOffset'; Since = [DateTimeOffset]::new(2026, 10, 13, 4, 0, 0, [TimeSpan]::Zero); Until = [DateTimeOffset]::new(2026, 10, 14, 4, 0, 0, [TimeSpan]::Zero) }
        }
    ) {
        $expected = @($sessions | Where-Object Date -EQ '2026-10-13').SessionId | Sort-Object
        $expected.Count | Should -BeGreaterThan 2
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = $Culture
        try { $got = (Get-SdcSession -Since $Since -Until $Until).SessionId | Sort-Object }
        finally { [cultureinfo]::CurrentCulture = $before }
        $got | Should -Be $expected
    }

    It 'takes the time of a session as it is' {
        $since = $sessions[5].StartTime
        @(Get-SdcSession -Since $since -Until $since.AddTicks(1)).SessionId | Should -Be $sessions[5].SessionId
        Get-SdcSession -Since $since.AddTicks(1) -Until $since.AddTicks(2) | Should -BeNullOrEmpty
    }

    It 'refuses a time that could mean two days' {
        { Get-SdcSession -Since '10/11/2026' } | Should -Throw '*10/11/2026*2026-02-14*' -ErrorId 'TimeInvalid,*'
    }

    It 'shows the same text of a date under any culture' {
        $before = [cultureinfo]::CurrentCulture
        try {
            foreach ($culture in 'ar-SA', 'th-TH', 'de-DE') {
                [cultureinfo]::CurrentCulture = $culture
                (Get-SdcSession $sessions[0].SessionId).Date | Should -Be '2026-10-05'
            }
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }

    It 'tells of a damaged file and goes on' {
        $damaged = "$project/data/output/sessions/2026-10-06_ScreenConnect_0000000000000bad.json"
        Set-Content -LiteralPath $damaged -Value '{ "meta": '
        try {
            @(Get-SdcSession -ErrorAction SilentlyContinue -ErrorVariable problems).Count | Should -Be 40
            $problems.Count | Should -Be 1
            Get-ErrorId $problems[0] | Should -Be 'SessionFailed'
            $problems[0].TargetObject | Should -Be ([System.IO.Path]::GetFullPath($damaged))
        }
        finally { Remove-Item -LiteralPath $damaged }
    }
}

Describe 'Set-SdcSession' {
    BeforeAll {
        $project = New-TestProject
        Push-Location $project
        Invoke-SdcPipeline | Out-Null
        $open = Get-SdcSession -Status 'Needs Review' -Customer 'Lakeview*'
        $id = $open[0].SessionId
    }
    AfterAll { Pop-Location }

    It 'emits nothing, with -PassThru the session as it is now' {
        Set-SdcSession $id -Note 'first' | Should -BeNullOrEmpty
        $changed = Set-SdcSession $id -Note 'second' -PassThru
        $changed | Should -BeOfType ([Sdc.Session])
        $changed.Insights.UserNotes | Should -Be 'second'
        $changed.StartTime.Offset | Should -Be ([TimeSpan]::FromHours(-4))
        (Set-SdcSession $id -Note 'second' -PassThru).SessionId | Should -Be $id
    }

    It 'sets and clears notes' {
        Set-SdcSession $id -Notes "two`nlines"
        (Get-SdcSession $id).Insights.UserNotes | Should -Be "two`nlines"
        Set-SdcSession $id -Note ''
        (Get-SdcSession $id).Insights.UserNotes | Should -Be ''
    }

    It 'sets, adds and clears links' {
        Set-SdcSession $id -Link 'Project: A', 'Project: B'
        Set-SdcSession $id -AddLink 'Project: B', 'Project: C'
        (Get-SdcSession $id).Context.Links | Should -Be @('Project: A', 'Project: B', 'Project: C')
        Set-SdcSession $id -Link @()
        (Get-SdcSession $id).Context.Links.Count | Should -Be 0
    }

    It 'sets the status, and refuses one that is none' {
        Set-SdcSession $id -Status reviewed
        (Get-SdcSession $id).Status | Should -BeExactly 'Reviewed'
        @(Get-SdcSession -Status Reviewed).SessionId | Should -Be $id
        { Set-SdcSession $id -Status Done -ErrorAction Stop } | Should -Throw '*Reviewed*'
        Set-SdcSession $id -Status 'Needs Review'
    }

    It 'sets customer and contact, by name or id, and no run overwrites them' {
        Set-SdcSession $id -Customer ' summit freight lines, inc. ' -Contact 'tess monroe'
        Set-SdcSession $open[1].SessionId -Customer 105 -Contact 5008
        $session = Get-SdcSession $id
        $session.CustomerId | Should -Be 110
        $session.ContactName | Should -Be 'Tess Monroe'
        $session.Context.ContactId | Should -Be 5014
        $session.Status | Should -Be 'Linked'
        (Get-SdcSession $open[1].SessionId).CustomerId | Should -Be 105
        Invoke-SdcPipeline -Force | Out-Null
        (Get-SdcSession $id).CustomerId | Should -Be 110
        (Get-SdcSession $id).ContactName | Should -Be 'Tess Monroe'
    }

    It 'refuses <Id>, says what comes near, and changes nothing' -ForEach @(
        @{ Id = 'CustomerNotFound'; Given = @{ Customer = 'Sumit Freight' }; Says = '*Summit Freight Lines, Inc. (#110)*' }
        @{ Id = 'CustomerAmbiguous'; Given = @{ Customer = 'Lakeview Property Management' }; Says = '*#105*#106*' }
        @{ Id = 'ContactNotFound'; Given = @{ Contact = 'Nobody' }; Says = '*Andre Kowalski*' }
        @{ Id = 'ContactNotFound'; Given = @{ Customer = '101'; Contact = 'Tess Monroe' }; Says = '*Marta Ellison*' }
    ) {
        $before = Get-FolderState "$project/data/output"
        Set-SdcSession $open[0].SessionId @Given -Note 'lost?' -ErrorAction SilentlyContinue -ErrorVariable problems
        Get-ErrorId $problems[0] | Should -Be $Id
        $problems[0].Exception.Message | Should -BeLike $Says
        Get-FolderState "$project/data/output" | Should -Be $before
    }

    It 'refuses a contact where there is no customer' {
        $without = Get-SdcSession -Status 'Needs Review' | Where-Object CustomerId -EQ $null | Select-Object -First 1
        Set-SdcSession $without.SessionId -Contact 'Somebody' -ErrorAction SilentlyContinue -ErrorVariable problems
        Get-ErrorId $problems[0] | Should -Be 'ContactWithoutCustomer'
    }

    It 'takes session objects and ids from the pipeline; an unknown id stops none of the others' {
        Get-SdcSession -Source SyncroRMM | Set-SdcSession -AddLink 'Batch: 1'
        @(Get-SdcSession -Source SyncroRMM | Where-Object { $_.Context.Links -contains 'Batch: 1' }).Count | Should -Be 8
        $id, 'ffff', $open[1].SessionId | Set-SdcSession -Note 'piped' -ErrorAction SilentlyContinue -ErrorVariable problems
        Get-ErrorId $problems[0] | Should -Be 'SessionNotFound'
        (Get-SdcSession $id, $open[1].SessionId).Insights.UserNotes | Should -Be @('piped', 'piped')
    }
}

Describe 'A session whose id has changed' {
    BeforeEach {
        $project = New-TestProject -Empty
        Push-Location $project
        Write-ConnectionLog ./late.csv -Start '2026-03-02T14:10:00Z' -FirstNumber 2
        Write-ConnectionLog ./early.csv -Start '2026-03-02T14:00:00Z' -FirstNumber 1
        $old = (Import-SdcScreenConnectLog ./late.csv).SessionId
        $new = (Import-SdcScreenConnectLog ./early.csv).SessionId
        $new | Should -Not -Be $old
        @(Get-SdcSession).Count | Should -Be 1
    }
    AfterEach { Pop-Location }

    It 'is found by its old id' {
        (Get-SdcSession $old).SessionId | Should -Be $new
        ($old | Get-SdcSession).SessionId | Should -Be $new
    }

    It 'is changed by its old id' {
        (Set-SdcSession $old -Note 'mine' -PassThru).SessionId | Should -Be $new
        (Get-SdcSession $new).Insights.UserNotes | Should -Be 'mine'
    }

    It 'is removed by its old id' {
        Remove-SdcSession $old -Confirm:$false
        Get-SdcSession | Should -BeNullOrEmpty
    }

    It 'is linked from an object that was read before' {
        $stale = (Get-SdcSession | ConvertTo-Json -Depth 9 | ConvertFrom-Json).SessionId | ForEach-Object { Get-SdcSession $_ }
        $stale.Meta.SessionId = $old
        $linked = $stale | Invoke-SdcCustomerLink
        $linked.SessionId | Should -Be $new
        $linked.CustomerId | Should -Be 101
        (Get-SdcSession).CustomerId | Should -Be 101
    }
}

Describe 'Remove-SdcSession' {
    BeforeEach {
        $project = New-TestProject -Empty
        Push-Location $project
        Write-ConnectionLog ./three.csv -Count 3
        $ids = (Import-SdcScreenConnectLog ./three.csv).SessionId
    }
    AfterEach { Pop-Location }

    It 'takes ids and session objects, and emits nothing' {
        Remove-SdcSession $ids[0] -Confirm:$false | Should -BeNullOrEmpty
        (Get-SdcSession).SessionId | Should -Be $ids[1, 2]
        Get-SdcSession | Remove-SdcSession -Confirm:$false
        Get-SdcSession | Should -BeNullOrEmpty
        Import-SdcScreenConnectLog ./three.csv | Should -BeNullOrEmpty
    }

    It 'asks, and where nobody can answer removes nothing' {
        $inner = "Import-Module '$((Get-Module Sdc).Path)/../../Sdc.psd1'; Remove-SdcSession $($ids[0]) -ConfigPath '$project/config.json'; 'unharmed'"
        $said = & (Get-Engine) -NoProfile -NonInteractive -Command $inner 2>&1
        "$said" | Should -BeLike '*NonInteractive*'
        @(Get-SdcSession).Count | Should -Be 3
    }

    It 'says that an id is none, and removes the others' {
        'ffff', $ids[1] | Remove-SdcSession -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems
        Get-ErrorId $problems[0] | Should -Be 'SessionNotFound'
        (Get-SdcSession).SessionId | Should -Be $ids[0, 2]
    }
}

Describe 'Invoke-SdcCustomerLink' {
    BeforeEach {
        $project = New-TestProject
        Push-Location $project
        Import-SdcScreenConnectLog | Out-Null
    }
    AfterEach { Pop-Location }

    It 'links all that need it where nothing is piped' {
        $linked = Invoke-SdcCustomerLink
        $linked.Count | Should -Be 28
        Get-SdcSession -Status 'Needs Linking' | Should -BeNullOrEmpty
        Invoke-SdcCustomerLink | Should -BeNullOrEmpty
    }

    It 'links only what is piped or given' {
        $some = Get-SdcSession -Customer 'Harbor Dental Group' | Select-Object -First 2
        ($some | Invoke-SdcCustomerLink).CustomerId | Should -Be @(101, 101)
        @(Get-SdcSession -Status Linked).Count | Should -Be 2
        $other = Get-SdcSession -Customer 'Fairlane*'
        (Invoke-SdcCustomerLink $other).CustomerId | Should -Be 115
        @() | Invoke-SdcCustomerLink | Should -BeNullOrEmpty
        @(Get-SdcSession -Status Linked).Count | Should -Be 3
    }

    It 'links what is not stored in memory' {
        $log = "$project/elsewhere.csv"
        Write-ConnectionLog $log
        $session = Import-SdcScreenConnectLog $log -NoStore | Invoke-SdcCustomerLink
        $session.CustomerId | Should -Be 101
        Get-SdcSession $session.SessionId -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
}
