BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"

    function Invoke-Line([string] $Line) { & ([scriptblock]::Create($Line)) }

    function Write-LogWithBadRow([string] $Path) {
        Write-ConnectionLog $Path -Count 3
        $lines = [System.IO.File]::ReadAllLines($Path)
        $lines[2] = $lines[2] -replace '2026-03-02T20:00:00Z', '31/12/2026 9:99'
        [System.IO.File]::WriteAllLines($Path, $lines)
    }
}

Describe 'A row that cannot be read' {
    BeforeEach {
        $project = New-TestProject -Empty
        Push-Location $project
        $log = "$project/data/input/screenconnect/log.csv"
        Write-LogWithBadRow $log
    }
    AfterEach { Pop-Location }

    It 'is one non-terminating error with its place, beside the sessions of the good rows' {
        $sessions = Import-SdcScreenConnectLog -ErrorAction SilentlyContinue -ErrorVariable problems
        $sessions.Count | Should -Be 2
        $problems.Count | Should -Be 1
        Get-ErrorId $problems[0] | Should -Be 'RecordFailed'
        $problems[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $problems[0].TargetObject.File | Should -Be ([System.IO.Path]::GetFullPath($log))
        $problems[0].TargetObject.Line | Should -Be 3
        $problems[0].TargetObject.Column | Should -Be 'ConnectedTime'
        $problems[0].Exception.Message | Should -BeLike '*log.csv*line 3*ConnectedTime*31/12/2026 9:99*'
        @(Get-SdcSession).Count | Should -Be 2
    }

    It 'is an error of the summary''s step in a whole run' {
        $steps = Invoke-SdcPipeline -ErrorAction SilentlyContinue -ErrorVariable problems
        $steps[0].Failed | Should -Be 1
        $steps[0].NewlyFailed | Should -Be 1
        $steps[0].New | Should -Be 2
        Get-ErrorId $problems[0] | Should -Be 'RecordFailed'
    }

    It 'ends the command with -ErrorAction Stop, and the next run completes' {
        { Import-SdcScreenConnectLog -ErrorAction Stop } | Should -Throw '*line 3*' -ErrorId 'RecordFailed,*'
        Import-SdcScreenConnectLog -ErrorAction SilentlyContinue | Out-Null
        @(Get-SdcSession).Count | Should -Be 2
    }

    It 'is a warning and a verbose line when it failed before, which -WarningAction hides' {
        Import-SdcScreenConnectLog -ErrorAction SilentlyContinue | Out-Null
        Add-Content -LiteralPath $log -Value '00000000-0000-0000-0000-000000000009,Dana,DESK-1,Harbor Dental Group,2026-04-01T10:00:00Z,2026-04-01T10:05:00Z'
        $said = Import-SdcScreenConnectLog -Verbose -ErrorVariable problems *>&1
        $problems | Should -BeNullOrEmpty
        @($said | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }).Message | Should -BeLike '*1 of its records failed in an earlier run*'
        @($said | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message -like '*line 3*' }).Count | Should -Be 1

        Add-Content -LiteralPath $log -Value '00000000-0000-0000-0000-000000000010,Dana,DESK-1,Harbor Dental Group,2026-04-02T10:00:00Z,2026-04-02T10:05:00Z'
        $said = Import-SdcScreenConnectLog -WarningAction SilentlyContinue -WarningVariable warned *>&1
        $said | Should -BeOfType ([Sdc.Session])
        $warned.Count | Should -Be 1
    }
}

Describe 'A configuration with mistakes' {
    It 'is one terminating error that names them all' {
        $file = "$TestDrive/wrong.json"
        Set-Content -LiteralPath $file -Value '{ "logging": { "log_level": "LOUD" }, "processing_defaults": { "time_zone": "Mars/Olympus", "customer_linking_fuzzy_match_threshold": 500 } }'
        $problem = $null
        try { Get-SdcSession -ConfigPath $file -ErrorAction SilentlyContinue } catch { $problem = $_ }
        Get-ErrorId $problem | Should -Be 'ConfigurationInvalid'
        foreach ($text in 'log_level', 'LOUD', 'time_zone', 'Mars/Olympus', 'customer_linking_fuzzy_match_threshold', '500', 'line 1') { $problem.Exception.Message | Should -BeLike "*$text*" }
        $problem.Exception.Mistakes.Count | Should -Be 3
    }

    BeforeDiscovery {
        Import-Module ([System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1"))
        # What each command needs to do nothing much.
        $needed = @{
            'Get-SdcSession' = '-Since 2026-01-01'; 'Remove-SdcCustomerData' = '101 -WhatIf'; 'Remove-SdcSession' = 'x -Confirm:$false'; 'Resolve-SdcCustomerLink' = 'x -Undo'; 'Set-SdcSession' = 'x -Note y'; 'Update-SdcCustomerCache' = ''
        }
        $commands = Get-Command -Module Sdc | Where-Object { $_.Parameters.ContainsKey('ConfigPath') } | ForEach-Object { @{ Name = $_.Name; Line = "$($_.Name) $($needed[$_.Name])".TrimEnd() } }
    }
    BeforeAll {
        New-Item -ItemType Directory "$TestDrive/nowhere" -Force | Out-Null
        $warned = "$TestDrive/warned-all.json"
        Set-Content -LiteralPath $warned -Value '{ "project_paths": { "data_foldr": "x" } }'
    }

    It 'is the same terminating error for every command where there is no configuration: <Line>' -ForEach ($commands | Where-Object Name -NE 'Test-SdcConnection') {
        Push-Location "$TestDrive/nowhere"
        try { foreach ($preference in 'Stop', 'SilentlyContinue') { { Invoke-Line "$Line -ErrorAction $preference" } | Should -Throw '*New-SdcProject*' -ErrorId 'ConfigurationInvalid,*' } }
        finally { Pop-Location }
    }

    It 'is a warning of every command that hides, is collected or ends it as asked: <Line>' -ForEach ($commands | Where-Object Name -NE 'Test-SdcConnection') {
        $line = "$Line -ConfigPath '$warned' -ErrorAction SilentlyContinue"
        $said = try { Invoke-Line "$line -Debug -Verbose -InformationAction Continue -WarningAction SilentlyContinue -WarningVariable script:told" *>&1 } catch { $_ }
        "$told" | Should -BeLike '*data_foldr*data_folder*'
        @($said | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }) | Should -BeNullOrEmpty
        { Invoke-Line "$line -WarningAction Stop" } | Should -Throw '*data_foldr*' -ErrorId 'ActionPreferenceStop,*'
    }

    It 'warns of an unknown key and a secret in the file, and goes on' {
        $file = "$TestDrive/warned.json"
        Set-Content -LiteralPath $file -Value '{ "project_paths": { "data_foldr": "x" }, "syncro_api": { "api_key": "s3cret-in-the-file" } }'
        $config = Get-SdcConfig -ConfigPath $file -WarningAction SilentlyContinue -WarningVariable warned
        "$warned" | Should -BeLike '*data_foldr*data_folder*'
        "$warned" | Should -BeLike '*api_key*'
        "$warned$($config | Out-String)" | Should -Not -BeLike '*s3cret*'
    }
}

Describe 'What one record is about' {
    BeforeAll {
        $project = New-TestProject -Empty
        Push-Location $project
        Write-ConnectionLog "$project/data/input/screenconnect/log.csv"
        Import-SdcScreenConnectLog | Out-Null
        $session = Get-SdcSession
        New-Item -ItemType Directory "$TestDrive/broken" | Out-Null
        Set-Content -LiteralPath "$TestDrive/broken/config.json" -Value '{ "syncro_api": { "base_url": "http://127.0.0.1:9/api/v1" }, "network": { "retries": 0 } }'
        $env:SYNCRO_API_KEY = 'none-of-the-real-ones'
    }
    AfterAll {
        Remove-Item Env:SYNCRO_API_KEY
        Pop-Location
    }

    It 'is an error that -ErrorAction hides, collects or ends the command with: <Line>, <Id>' -ForEach @(
        @{ Line = 'Get-SdcSession no-such'; Id = 'SessionNotFound' }
        @{ Line = 'Set-SdcSession no-such -Note x'; Id = 'SessionNotFound' }
        @{ Line = 'Set-SdcSession $session.SessionId -Customer Nobody'; Id = 'CustomerNotFound' }
        @{ Line = 'Remove-SdcSession no-such -Confirm:$false'; Id = 'SessionNotFound' }
        @{ Line = 'Get-SdcCustomer -Id 999'; Id = 'CustomerNotFound' }
        @{ Line = 'Get-SdcCustomer Nobody'; Id = 'CustomerNotFound' }
        @{ Line = 'Resolve-SdcCustomerLink Nobody -Undo'; Id = 'LinkNotFound' }
        @{ Line = 'Import-SdcScreenConnectLog no-such.csv'; Id = 'PathNotFound' }
        @{ Line = 'Import-SdcSillyTavernChat -LiteralPath no-such'; Id = 'PathNotFound' }
        @{ Line = 'Import-SdcSyncroTicket no*such'; Id = 'PathNotFound' }
        @{ Line = 'Import-SdcNote no-such.json'; Id = 'PathNotFound' }
        @{ Line = 'Import-SdcSyncroTicket -Since 2026-01-01 -ConfigPath "$TestDrive/broken/config.json"'; Id = 'ServerUnreachable' }
        @{ Line = 'Update-SdcCustomerCache -Force -ConfigPath "$TestDrive/broken/config.json"'; Id = 'ServerUnreachable' }
        @{ Line = 'Invoke-SdcPipeline -ConfigPath "$TestDrive/broken/config.json" -WarningAction SilentlyContinue'; Id = 'ServerUnreachable' }
    ) {
        $said = Invoke-Line "$Line -ErrorAction Continue -ErrorVariable script:told" 2>&1
        Get-ErrorId @($told)[0] | Should -Be $Id
        @($said | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }).Count | Should -Be @($told).Count
        $Error.Clear()
        $said = Invoke-Line "$Line -ErrorAction SilentlyContinue -ErrorVariable script:told" 2>&1
        Get-ErrorId @($told)[0] | Should -Be $Id
        Get-ErrorId $Error[0] | Should -Be $Id
        $Error.Clear()
        $said += @(Invoke-Line "$Line -ErrorAction Ignore" 2>&1)
        $Error | Should -BeNullOrEmpty
        @($said | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) | Should -BeNullOrEmpty
        { Invoke-Line "$Line -ErrorAction Stop" } | Should -Throw -ErrorId "$Id,*"
        # Whatever ended the command, nobody holds the store.
        (Set-SdcSession $session.SessionId -Note "$Line" -PassThru).Insights.UserNotes | Should -Be "$Line"
    }
}

Describe 'A lock that another process holds' {
    BeforeAll {
        $project = New-TestProject
        Push-Location $project
        Import-SdcScreenConnectLog ./data/input/screenconnect/*-09.csv | Out-Null
        $one = @(Get-SdcSession)[0].SessionId

        # A run of another engine, which stays in the middle of its work until it is killed.
        $manifest = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1")
        $script = "$TestDrive/holder.ps1"
        Set-Content -LiteralPath $script -Value "Import-Module '$manifest'; Import-SdcScreenConnectLog -ConfigPath '$project/config.json' | ForEach-Object { Set-Content '$TestDrive/ready' 1; [Threading.Thread]::Sleep(120000) }"
        $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Engine), "-NoProfile -NonInteractive -File `"$script`"")
        $start.UseShellExecute = $false
        $start.RedirectStandardInput = $true
        $holder = [System.Diagnostics.Process]::Start($start)
        for ($i = 0; $i -lt 300 -and -not (Test-Path "$TestDrive/ready"); $i++) { [System.Threading.Thread]::Sleep(100) }
        Test-Path "$TestDrive/ready" | Should -BeTrue
    }
    AfterAll {
        if (-not $holder.HasExited) { $holder.Kill() }
        Pop-Location
    }

    It 'ends <Name>, and says who holds it' -ForEach @(
        @{ Name = 'Import-SdcScreenConnectLog'; Action = { Import-SdcScreenConnectLog } }
        @{ Name = 'Import-SdcSillyTavernChat'; Action = { Import-SdcSillyTavernChat } }
        @{ Name = 'Import-SdcSyncroTicket'; Action = { Import-SdcSyncroTicket } }
        @{ Name = 'Invoke-SdcPipeline'; Action = { Invoke-SdcPipeline } }
        @{ Name = 'Invoke-SdcCustomerLink'; Action = { Invoke-SdcCustomerLink } }
        @{ Name = 'Set-SdcSession'; Action = { Set-SdcSession $one -Note 'x' } }
        @{ Name = 'Remove-SdcSession'; Action = { Remove-SdcSession $one -Confirm:$false } }
    ) {
        $Action | Should -Throw "*Import-SdcScreenConnectLog*process $($holder.Id)*" -ErrorId 'RunLockHeld,*'
    }

    It 'does not keep readers from reading' {
        (Get-SdcSession $one).SessionId | Should -Be $one
        @(Get-SdcSession).Count | Should -BeGreaterThan 1
        @(Import-SdcScreenConnectLog -NoStore).Count | Should -Be 28
        Get-SdcCustomer | Should -Not -BeNullOrEmpty
    }

    It 'is free when that process dies, and the next run completes' {
        $holder.Kill()
        $holder.WaitForExit()
        Import-SdcScreenConnectLog | Out-Null
        @(Get-SdcSession).Count | Should -Be 28
        Import-SdcScreenConnectLog | Should -BeNullOrEmpty
    }
}

Describe 'Secrets' {
    It 'are in no stream, no error and no log' {
        $project = New-TestProject
        Write-LogWithBadRow "$project/data/input/screenconnect/bad.csv"
        Set-Content -LiteralPath "$project/config.json" -Value @'
{
  "logging": { "log_level": "DEBUG" },
  "processing_defaults": { "time_zone": "America/New_York" },
  "syncro_api": { "base_url": "https://example.syncromsp.com/api/v1", "api_key": "FILE-SECRET-1" },
  "screenconnect_ingestor": { "mode": "csv", "api_config": { "api_key": "FILE-SECRET-2" } },
  "network": { "retries": 0 },
  "llm_config": { "google_api_key": "FILE-SECRET-3", "openai_api_key": "FILE-SECRET-4" }
}
'@
        $names = 'SYNCRO_API_KEY', 'GOOGLE_API_KEY', 'OPENAI_API_KEY', 'SCREENCONNECT_API_KEY', 'SDC__syncro_api__api_key'
        foreach ($name in $names) { [Environment]::SetEnvironmentVariable($name, "ENV-SECRET-$name") }
        Push-Location $project
        $Error.Clear()
        try {
            $DebugPreference = 'Continue'
            $ErrorActionPreference = 'Continue'
            $said = & {
                Invoke-SdcPipeline -Verbose
                Get-SdcSession -Verbose
                Get-SdcConfig -Verbose
                Get-SdcConfig | Format-List -Property *
                Get-SdcConfig | ConvertTo-Json -Depth 4
                Get-SdcCustomer -Verbose
                $env:SDC__syncro_api__timeout_seconds = 'not a number'
                try { Get-SdcConfig } catch { $_ | Format-List * -Force; "$_" }
            } *>&1 | Out-String -Width 500
        }
        finally {
            Pop-Location
            foreach ($name in $names + 'SDC__syncro_api__timeout_seconds') { [Environment]::SetEnvironmentVariable($name, $null) }
        }

        $said | Should -BeLike '*ingest-screenconnect*'
        $log = Get-ChildItem "$project/data/logs" -File | Get-Content -Raw
        "$log" | Should -BeLike '*ingest-screenconnect*'
        $state = Get-ChildItem "$project/data/state", "$project/data/output" -Recurse -File | Get-Content -Raw
        foreach ($text in $said, "$log", "$state", ($Error | Format-List * -Force | Out-String -Width 500)) { $text | Should -Not -Match '(FILE|ENV)-SECRET' }
    }
}

Describe 'A name that is hostile' {
    It 'reaches no stream with its control characters' {
        $project = New-TestProject -Empty
        Push-Location $project
        try {
            $escape = [char]27
            $bell = [char]7
            Write-ConnectionLog './data/input/screenconnect/log.csv' -Count 2 -Company "Evil$escape[2J$bell`rCo"
            $lines = [System.IO.File]::ReadAllText("$project/data/input/screenconnect/log.csv") -replace '2026-03-02T14:00:00Z', "bad$escape[31mtime"
            [System.IO.File]::WriteAllText("$project/data/input/screenconnect/log.csv", $lines)
            $ErrorActionPreference = 'Continue'
            $said = & {
                Invoke-SdcPipeline -Verbose -WarningAction Continue
                Get-SdcSession
                Get-SdcSession | Format-List
                Set-SdcSession "x$escape[31m" -Note 'n'
                Set-SdcSession (Get-SdcSession)[0].SessionId -Customer "No$escape[31m"
                Get-SdcSession "y$bell"
                Import-SdcScreenConnectLog "gone$escape[2J.csv"
            } *>&1 | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $_.Exception.Message } else { $_ } } | Out-String -Width 300
        }
        finally { Pop-Location }
        $said | Should -BeLike '*Evil*'
        $said -replace "$escape\[[0-9;]*m(?=Date|Step|\s*$)", '' | Should -Not -Match '[\x00-\x08\x0b\x0c\x0e-\x1a\x7f-\x9f]|\x1b\[(2J|31mtime)'
    }
}
