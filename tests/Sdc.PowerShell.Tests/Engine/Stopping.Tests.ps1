BeforeAll { . "$PSScriptRoot/TestProject.ps1" }

Describe 'A pipeline whose end has enough' {
    BeforeEach {
        $project = New-TestProject -Empty
        Push-Location $project
        Write-ConnectionLog "$project/data/input/screenconnect/log.csv" -Count 1200 -Company 'Customer {0}'
    }
    AfterEach { Pop-Location }

    It 'stops reading sessions' {
        Import-SdcScreenConnectLog | Out-Null
        # Whoever reads to the end comes to this file.
        Set-Content -LiteralPath "$project/data/output/sessions/2999-01-01_ScreenConnect_0000000000000bad.json" -Value '{'
        $first = Get-SdcSession -ErrorVariable problems -ErrorAction SilentlyContinue | Select-Object -First 1
        $first.Date | Should -Be '2026-03-02'
        $problems | Should -BeNullOrEmpty
        @(Get-SdcSession -ErrorVariable problems -ErrorAction SilentlyContinue).Count | Should -Be 1200
        $problems.Count | Should -Be 1
    }

    It 'gets no second object, whatever it gets' {
        Import-SdcNote "$PSScriptRoot/../../../module/samples/notes.json" | Out-Null
        Import-SdcScreenConnectLog | Select-Object -First 50 | Invoke-SdcCustomerLink | Out-Null
        foreach ($name in 'Customer 1', 'Customer 2') { Resolve-SdcCustomerLink $name -Customer 101 | Out-Null }
        foreach ($line in 'Get-SdcSession', 'Get-SdcCustomer', 'Get-SdcCustomerLink', 'Get-SdcCustomerLink -Undecided', 'Get-SdcCoverage', 'Get-SdcCoverage -BySource') {
            $command = [scriptblock]::Create($line)
            @(& $command).Count | Should -BeGreaterThan 1 -Because $line
            $script:seen = 0
            @(& $command | ForEach-Object { $script:seen++; $_ } | Select-Object -First 1).Count | Should -Be 1 -Because $line
            $seen | Should -Be 1 -Because $line
        }
    }

    It 'leaves an import that the next one completes' {
        @(Import-SdcScreenConnectLog | Select-Object -First 1).Count | Should -Be 1
        $stored = @(Get-SdcSession).Count
        $stored | Should -BeGreaterThan 0
        $stored | Should -BeLessThan 1200
        Import-SdcScreenConnectLog | Out-Null
        @(Get-SdcSession).Count | Should -Be 1200
        Import-SdcScreenConnectLog | Should -BeNullOrEmpty
    }

    It 'frees the lock' {
        Import-SdcScreenConnectLog | Select-Object -First 1 | Out-Null
        $held = [System.IO.File]::Open("$project/data/state/run.lock", 'Open', 'ReadWrite', 'None')
        $held.Dispose()
    }
}

Describe 'A writer beside another' {
    BeforeEach {
        $project = New-TestProject -Empty
        Push-Location $project
        Write-ConnectionLog "$project/data/input/screenconnect/log.csv" -Count 5
        Import-SdcScreenConnectLog | Out-Null
    }
    AfterEach { Pop-Location }

    It 'waits for as long as it is told, and says so' {
        $held = [System.IO.File]::Open("$project/data/state/run.lock", 'Open', 'ReadWrite', 'None')
        try {
            { Import-SdcScreenConnectLog } | Should -Throw -ErrorId 'RunLockHeld*'
            { Import-SdcScreenConnectLog -WaitSeconds 1 -WarningVariable script:said -WarningAction SilentlyContinue } | Should -Throw -ErrorId 'RunLockHeld*'
            "$said" | Should -BeLike 'Waiting, for up to 1 s, for another run to end*'
            @(Get-SdcSession).Count | Should -Be 5
        }
        finally { $held.Dispose() }
        (Get-SdcSession | Select-Object -First 1 | Set-SdcSession -Note 'mine' -WaitSeconds 60 -PassThru).Insights.UserNotes | Should -Be 'mine'
    }
}

Describe 'Writers in one pipeline' {
    BeforeEach {
        $project = New-TestProject -Empty
        Push-Location $project
        Write-ConnectionLog "$project/data/input/screenconnect/log.csv" -Count 50
    }
    AfterEach { Pop-Location }

    It 'change what an import brings' {
        $set = Import-SdcScreenConnectLog | Set-SdcSession -Status Reviewed -AddLink 'Batch: 7' -PassThru
        $set.Count | Should -Be 50
        @(Get-SdcSession -Status Reviewed | Where-Object { $_.Context.Links -contains 'Batch: 7' }).Count | Should -Be 50
        Import-SdcScreenConnectLog | Should -BeNullOrEmpty
    }

    It 'link, change and read in turn' {
        $out = Import-SdcScreenConnectLog | Invoke-SdcCustomerLink | Set-SdcSession -Note 'seen' -PassThru | Get-SdcSession | Get-SdcSession
        $out.Count | Should -Be 50
        $out.CustomerId | Sort-Object -Unique | Should -Be 101
        $out.Insights.UserNotes | Sort-Object -Unique | Should -Be 'seen'
        (Invoke-SdcPipeline).Changed | Should -Be @(0, 0, 0, 0)
    }

    It 'remove what an import brings' {
        Import-SdcScreenConnectLog | Remove-SdcSession -Confirm:$false
        Get-SdcSession | Should -BeNullOrEmpty
        Import-SdcScreenConnectLog | Should -BeNullOrEmpty
    }

    It 'read while they write' {
        Import-SdcScreenConnectLog | Out-Null
        Get-SdcSession | Set-SdcSession -Note 'x'
        Get-SdcSession | Where-Object SegmentCount -EQ 1 | Remove-SdcSession -Confirm:$false
        Get-SdcSession | Should -BeNullOrEmpty
    }
}

# By ForEach-Object -Parallel, which Windows PowerShell does not have; a pool of runspaces is tried in Module.Tests.ps1.
Describe 'Runspaces at once (PowerShell 7 only)' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
    It 'lose nothing in one project: each waits its turn or is told of the lock' {
        $project = New-TestProject -Empty
        Write-ConnectionLog "$project/data/input/screenconnect/log.csv"
        $id = (Import-SdcScreenConnectLog -ConfigPath "$project/config.json").SessionId
        $manifest = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1")
        $ends = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:manifest
            for ($number = 1; $number -le 10; $number++) {
                for ($try = 0; ; $try++) {
                    try { Set-SdcSession $using:id -AddLink "Link: $_.$number" -ConfigPath "$using:project/config.json"; break }
                    catch { if ($_.FullyQualifiedErrorId -notlike 'RunLockHeld,*' -or $try -gt 5000) { throw } else { Start-Sleep -Milliseconds 5 } }
                }
            }
            'done'
        }
        $ends | Should -HaveCount 4
        (Get-SdcSession $id -ConfigPath "$project/config.json").Context.Links | Should -HaveCount 40
    }

    It 'work on two projects side by side, each by its own configuration' {
        $manifest = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1")
        $projects = foreach ($zone in 'America/New_York', 'Asia/Tokyo') {
            $project = New-TestProject -Empty
            Set-Content -LiteralPath "$project/config.json" -Value "{ `"processing_defaults`": { `"time_zone`": `"$zone`" } }"
            Write-ConnectionLog "$project/data/input/screenconnect/log.csv" -Count 60
            $project
        }
        $offsets = $projects | ForEach-Object -Parallel {
            Import-Module $using:manifest
            Set-Location $_
            $sessions = Import-SdcScreenConnectLog | Invoke-SdcCustomerLink
            "$(Split-Path $_ -Leaf) $($sessions.Count) $($sessions[0].StartTime.Offset.TotalHours) $(@(Get-SdcSession).Count)"
        }
        $offsets | Sort-Object | Should -Be (@("$(Split-Path $projects[0] -Leaf) 60 -5 60", "$(Split-Path $projects[1] -Leaf) 60 9 60") | Sort-Object)
    }
}

Describe 'A command that is stopped' {
    BeforeDiscovery {
        . "$PSScriptRoot/TestProject.ps1"
        $storing = 'Import-SdcScreenConnectLog', 'Invoke-SdcPipeline'
        $giving = 'Get-SdcConfig', 'Get-SdcCoverage', 'Get-SdcCustomer', 'Get-SdcCustomerLink', 'Get-SdcSession', 'New-SdcProject ./new -WithSample'
        # They read all that is stored, and give nothing.
        $reading = "Get-SdcCoverage -Source 'notes.json'", 'Get-SdcCustomerLink nobody', 'Get-SdcCustomerLink nobody -Undecided', 'Get-SdcSession -Customer nobody', 'Repair-SdcStore -WhatIf'
        $asking = @(
            'Update-SdcCustomerCache -Force', 'Import-SdcSyncroTicket', 'Import-SdcSyncroTicket -Since 2026-01-01', 'Import-SdcScreenConnectLog -FromServer'
            'Invoke-SdcCustomerLink', 'Get-SdcSession | Invoke-SdcCustomerLink', 'Invoke-SdcLlmAnalysis title', 'Invoke-SdcPipeline', 'Test-SdcConnection'
        )
        $arguments = @{
            'Remove-SdcCustomerData' = '101 -Force'; 'Remove-SdcSession' = 'x -Confirm:$false'; 'Resolve-SdcCustomerLink' = 'x -Customer 101'; 'Set-SdcSession' = 'x -Note y'; 'Update-SdcCustomerCache' = '-Force'
        }
        $waiting = Get-Command -Module Sdc | Where-Object { $_.Parameters.ContainsKey('WaitSeconds') } | ForEach-Object { "$($_.Name) $($arguments[$_.Name])".TrimEnd() }
    }

    It 'is every command of the module' -ForEach @{ Lines = $storing + $giving + $reading + $asking + $waiting } {
        $stopped = $Lines | ForEach-Object { ($_ -split '\| ')[-1].Split(' ')[0] }
        (Get-Command -Module Sdc).Name | Where-Object { $_ -notin $stopped } | Should -BeNullOrEmpty -Because 'each has a test here that stops it'
    }

    BeforeAll {
        . "$PSScriptRoot/TestServer.ps1"
        # One runspace for all: it lives on after a stop.
        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()
        function Invoke-InRunspace([string] $Command) {
            $shell = [powershell]::Create()
            $shell.Runspace = $runspace
            $shell.AddScript($Command)
        }
        (Invoke-InRunspace "Import-Module '$([System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1"))'").Invoke()

        # Stops a command when a condition says that it is in the middle of its work: that ends it, with no error, long before what it works on or waits for would.
        function Invoke-AndStop([string] $Command, [scriptblock] $Until) {
            $shell = Invoke-InRunspace $Command
            try {
                $running = $shell.BeginInvoke()
                for ($i = 0; $i -lt 12000 -and -not $running.IsCompleted -and -not (& $Until); $i++) { [System.Threading.Thread]::Sleep(5) }
                # Not what it wrote: the streams of a command that runs are read to their end.
                $running.IsCompleted | Should -BeFalse -Because 'a command that ended by itself cannot be stopped'
                $clock = [System.Diagnostics.Stopwatch]::StartNew()
                $shell.Stop()
                # How much within a second it is, no loaded machine can promise.
                $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
                $shell.InvocationStateInfo.State | Should -Be 'Stopped'
                $shell.Streams.Error | Should -BeNullOrEmpty
                $running.IsCompleted | Should -BeTrue
            }
            finally { $shell.Dispose() }
        }

        function Test-LockIsFree([string] $Project) { [System.IO.File]::Open("$Project/data/state/run.lock", 'OpenOrCreate', 'ReadWrite', 'None').Dispose() }
    }
    AfterAll { $runspace.Dispose() }

    Context 'while it stores' {
        BeforeEach {
            $project = New-TestProject -Empty
            Write-ConnectionLog "$project/data/input/screenconnect/log.csv" -Count 1000 -Company 'Customer {0}'
        }

        It '<_> ends at once, and the next import completes' -ForEach $storing {
            Invoke-AndStop "$_ -ConfigPath '$project/config.json' | ForEach-Object { Start-Sleep 120 }" { @([System.IO.Directory]::GetFileSystemEntries("$project/data", '*.json', 'AllDirectories') -like '*sessions*').Count -ge 5 }
            Import-SdcScreenConnectLog -ConfigPath "$project/config.json" | Out-Null
            [System.IO.Directory]::GetFiles("$project/data/output/sessions", '*.json').Count | Should -Be 1000
            Import-SdcScreenConnectLog -ConfigPath "$project/config.json" | Should -BeNullOrEmpty
        }
    }

    Context 'while it reads' {
        BeforeAll {
            $project = New-TestProject -Empty
            Write-ConnectionLog "$project/data/input/screenconnect/log.csv" -Count 300 -Company 'Customer {0}'
            Import-SdcScreenConnectLog -ConfigPath "$project/config.json" | Select-Object -Last 2 | Invoke-SdcCustomerLink -ConfigPath "$project/config.json"
            Resolve-SdcCustomerLink 'Customer 1' -Customer 101 -ConfigPath "$project/config.json" | Out-Null
        }

        It '<_> ends at once where somebody takes what it gives' -ForEach $giving {
            Invoke-AndStop "Set-Location '$project'; $_ | ForEach-Object { Write-Warning 'taken'; Start-Sleep 120 }" { $shell.Streams.Warning.Count -gt 0 }
        }

        It '<_> ends at once where it gives nothing' -ForEach $reading {
            Invoke-AndStop "Set-Location '$project'; Write-Warning 'begun'; while (`$true) { $_ }" { $shell.Streams.Warning.Count -gt 0 }
        }
    }

    Context 'while a server or a model says nothing' {
        BeforeAll {
            # It takes connections and never answers.
            $silent = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
            $silent.Start()
            $env:SYNCRO_API_KEY = $env:SCREENCONNECT_API_KEY = 'none-of-the-real-ones'
            $project = New-TestProject -Empty
            Copy-Item "$PSScriptRoot/../../../module/samples/sillytavern/Lee and Net Sage - Summit Freight.jsonl" "$project/data/input/sillytavern"
            Import-SdcSillyTavernChat -ConfigPath "$project/config.json" | Out-Null
            # Old enough to be fetched anew before linking.
            (Get-Item "$project/data/cache/lean_customer_cache.json").LastWriteTime = '2020-01-01'
            $config = Get-TestServerConfiguration ([pscustomobject]@{ Address = "http://127.0.0.1:$($silent.LocalEndpoint.Port)" }) | ConvertFrom-Json
            foreach ($section in $config.syncro_api, $config.screenconnect_ingestor.api_config, $config.llm_config.test) { $section | Add-Member timeout_seconds 120 }
            Set-Content -LiteralPath "$project/config.json" -Value (ConvertTo-Json $config -Depth 5)
        }
        AfterAll {
            $silent.Stop()
            Remove-Item Env:SYNCRO_API_KEY, Env:SCREENCONNECT_API_KEY
        }
        AfterEach { while ($silent.Pending()) { $silent.AcceptTcpClient().Dispose() } }

        It '<_> ends at once, and frees the lock' -ForEach $asking {
            $connection = $silent.AcceptTcpClientAsync()
            Invoke-AndStop "Set-Location '$project'; $_" { $connection.IsCompleted }
            $connection.Result.Dispose()
            Test-LockIsFree $project
        }
    }

    Context 'while it waits for another run' {
        BeforeAll {
            $project = New-TestProject -Empty
            Write-ConnectionLog "$project/data/input/screenconnect/log.csv"
            $session = Import-SdcScreenConnectLog -ConfigPath "$project/config.json"
            # A command in the middle of its work.
            $holder = { Set-SdcSession -Note 'x' -ConfigPath "$project/config.json" }.GetSteppablePipeline()
            $holder.Begin($true)
            $holder.Process($session)
        }
        AfterAll {
            $holder.End()
            $holder.Dispose()
        }

        It '<_> ends at once' -ForEach $waiting {
            Invoke-AndStop "Set-Location '$project'; $_ -WaitSeconds 120" { $shell.Streams.Warning.Count -gt 0 }
        }
    }
}
