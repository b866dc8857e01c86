BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"
    $project = New-TestProject -Empty
    Push-Location $project
    # A connection at noon of every day from 1 January to 30 April 2020, but for 10 to 12 March.
    Write-ConnectionLog data/input/screenconnect/before.csv -Count 69 -Start '2020-01-01T17:00:00Z' -HoursApart 24
    Write-ConnectionLog data/input/screenconnect/after.csv -Count 49 -Start '2020-03-13T16:00:00Z' -HoursApart 24 -FirstNumber 1000
    Import-SdcScreenConnectLog | Out-Null
    $until = '2020-04-30'
}
AfterAll { Pop-Location }

Describe 'Get-SdcCoverage' {
    It 'gets one object a source and day' {
        $days = Get-SdcCoverage -Until $until
        $days | Should -BeOfType ([Sdc.CoverageDay])
        $days.Count | Should -Be 121
        ($days | Measure-Object Sessions -Sum).Sum | Should -Be 118
        $days[0].Date, $days[0].Weekday, $days[0].Source, $days[0].Minutes | Should -Be '2020-01-01', 'Wednesday', 'ScreenConnect', 20
        $days[0].LastEvent | Should -Be ([DateTimeOffset]::new(2020, 1, 1, 12, 0, 0, [TimeSpan]::FromHours(-5)))
    }

    It 'names the days that look missing, with the reason' {
        $missing = Get-SdcCoverage -Until $until | Where-Object LooksMissing
        $missing.Date | Should -Be '2020-03-10', '2020-03-11', '2020-03-12'
        $missing[0].Reason | Should -BeLike 'No event on this Tuesday,*One of 3 such days from 2020-03-10 to 2020-03-12.'
    }

    It 'takes days as text and as DateTime, both included' {
        (Get-SdcCoverage -Since 2020-03-09 -Until 2020-03-10).Date | Should -Be '2020-03-09', '2020-03-10'
        (Get-SdcCoverage -Since ([datetime]::new(2020, 3, 9)) -Until ([datetime]::new(2020, 3, 10))).Date | Should -Be '2020-03-09', '2020-03-10'
        (Get-SdcCoverage -Since '2020-03-09T18:00' -Until '2020-03-10T01:00').Date | Should -Be '2020-03-09', '2020-03-10'
        { Get-SdcCoverage -Since '3/9/2020' } | Should -Throw -ErrorId 'TimeInvalid,*'
    }

    It 'sums by source' {
        $sum = Get-SdcCoverage -BySource -Until $until
        $sum | Should -BeOfType ([Sdc.CoverageSource])
        $sum.Source, $sum.Days, $sum.Sessions, $sum.Minutes, $sum.MissingDays | Should -Be 'ScreenConnect', 118, 118, 2360, 3
        $sum.LastEvent.ToString('yyyy-MM-dd') | Should -Be $until
        Get-SdcCoverage -Source SyncroRMM | Should -BeNullOrEmpty
    }

    It 'prints one line a day within <_> columns, under its source' -ForEach 80, 120 {
        $lines = @((Get-SdcCoverage -Since 2020-03-09 -Until 2020-03-13 | Out-String -Width $_) -split '\r?\n' | Where-Object { $_.Trim() })
        $lines.Count | Should -Be 8
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $lines[0].Trim() | Should -Be 'Source: ScreenConnect'
        $lines[3] | Should -Match '^2020-03-09 Monday +1 +1 +20 13:00'
        $lines[4] | Should -Match '^2020-03-10 Tuesday +0 +0 +0 +No event on this'
    }

    It 'exports to CSV without the name of a .NET type in any cell' {
        foreach ($row in @(Get-SdcCoverage -Until $until) + @(Get-SdcCoverage -BySource) | ForEach-Object { $_ | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv }) {
            foreach ($cell in $row.PSObject.Properties) { $cell.Value | Should -Not -Match '(Sdc|System)\.[A-Z]' -Because $cell.Name }
        }
    }

    It 'tells of a damaged file and goes on' {
        $damaged = "$project/data/output/sessions/2020-02-01_ScreenConnect_0000000000000bad.json"
        Set-Content -LiteralPath $damaged -Value '{ "meta": '
        try {
            @(Get-SdcCoverage -Until $until -ErrorAction SilentlyContinue -ErrorVariable problems).Count | Should -Be 121
            Get-ErrorId $problems[0] | Should -Be 'SessionFailed'
        }
        finally { Remove-Item -LiteralPath $damaged }
    }

    It 'writes nothing' {
        $before = Get-FolderState $project
        Get-SdcCoverage | Out-Null
        Get-FolderState $project | Should -Be $before
    }
}

Describe 'A technician''s names' {
    BeforeAll { $env:SDC__processing_defaults__technician_aliases = '{ "Dana Keller": ["Dana", "AdminUser"] }' }
    AfterAll { Remove-Item Env:SDC__processing_defaults__technician_aliases }

    It 'show as the one of the configuration, and either filters' {
        (Get-SdcSession -Until 2020-01-02).Technician | Should -Be 'Dana Keller', 'Dana Keller'
        @(Get-SdcSession -Technician 'dana keller').Count | Should -Be 118
        @(Get-SdcSession -Technician 'Dan?' -Until 2020-01-02).Segments.Author | Should -Be 'Dana', 'Dana'
        Get-SdcSession -Technician 'Lee*' | Should -BeNullOrEmpty
    }

    It 'show in the configuration' {
        "$((Get-SdcConfig).ProcessingDefaults)" | Should -BeLike '*technician_aliases: Dana Keller=Dana, AdminUser*'
    }
}
