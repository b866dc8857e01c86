BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"
    . "$PSScriptRoot/TestServer.ps1"
    $env:SCREENCONNECT_API_KEY = 'none-of-the-real-ones'
    $env:OPENAI_API_KEY = 'neither-a-real-one'
}
AfterAll { Remove-Item Env:SCREENCONNECT_API_KEY, Env:OPENAI_API_KEY }

Describe 'Import-SdcScreenConnectLog -FromServer' {
    BeforeAll {
        # A report of two connections, which knows the window that is asked for and no other filter.
        $server = Start-TestServer {
            $report = @($args[1] | ConvertFrom-Json)[0]
            $fields = @($report.SelectFieldNames)
            $after = if ($report.FilterExpression -match "ConnectedTime > '([^']+)'") { [DateTimeOffset]::Parse($Matches[1]) } else { [DateTimeOffset]::MinValue }
            $before = if ($report.FilterExpression -match "ConnectedTime < '([^']+)'") { [DateTimeOffset]::Parse($Matches[1]) } else { [DateTimeOffset]::MaxValue }
            $rows = [System.Collections.Generic.List[object]]::new()
            foreach ($number in 1, 2) {
                $time = [DateTimeOffset]::Parse("2026-03-0${number}T14:00:00Z")
                if ($time -le $after -or $time -ge $before) { continue }
                $values = @{
                    ProcessType = 'Host'; SessionSessionType = 'Access'; SessionName = 'DESK-1'; ParticipantName = 'Dana'; DurationSeconds = '600'
                    ConnectedTime = "2026-03-0${number}T14:00:00Z"; DisconnectedTime = "2026-03-0${number}T14:10:00Z"; ConnectionID = "00000000-0000-0000-0000-00000000000$number"
                    SessionCustomProperty1 = 'Harbor Dental Group'
                }
                $rows.Add(@($fields | ForEach-Object { "$($values[$_])" }))
            }
            @{ FieldNames = $fields; Items = $rows } | ConvertTo-Json -Depth 5
        }
        $project = New-TestProject -Empty
        @{
            screenconnect_ingestor = @{ mode = 'api'; api_config = @{ base_url = $server.Address; extension_id = '2d558935-686a-4bd0-9991-07539f5fe749'; origin = 'https://sdc.test' } }
            network                = @{ retries = 0 }
        } | ConvertTo-Json -Depth 5 | Set-Content "$project/config.json"
        Push-Location $project
    }
    AfterAll {
        Pop-Location
        Stop-TestServer $server
    }

    It 'fetches what the server has, and sends nothing with -WhatIf' {
        Import-SdcScreenConnectLog -FromServer -WhatIf | Should -BeNullOrEmpty
        $server.Asked.Count | Should -Be 0
        $sessions = @(Import-SdcScreenConnectLog -FromServer -Since 2026-03-01 -Until 2026-03-31)
        $sessions | Should -BeOfType ([Sdc.Session])
        $sessions.Count | Should -Be 2
        (Get-SdcSession).Count | Should -Be 2
    }

    It 'sends a filter whose value stays a value' {
        Import-SdcScreenConnectLog -FromServer -Since 2026-03-01 -Filter @{ ParticipantName = "Dana' OR '1'='1" } | Out-Null
        $last = (@($server.Asked)[-1] | ConvertFrom-Json)[0]
        $last.FilterExpression | Should -BeLike "*ParticipantName = 'Dana'' OR ''1''=''1'*"
    }

    It 'refuses a field that the report has not, and a time that is none, before anything is sent' {
        $before = $server.Asked.Count
        { Import-SdcScreenConnectLog -FromServer -Filter @{ Participant = 'Dana' } } | Should -Throw '*ParticipantName*'
        { Import-SdcScreenConnectLog -FromServer -Since 'the other day' } | Should -Throw
        { Import-SdcScreenConnectLog -FromServer -Since 2026-04-02 -Until 2026-04-01 } | Should -Throw
        $server.Asked.Count | Should -Be $before
    }
}

Describe 'Invoke-SdcLlmAnalysis' {
    BeforeAll {
        $server = Start-TestServer {
            $answer = @{ title = "Printer mended"; summary = 'The printer was mended.'; invoice_line = 'Printer repaired'; category = 'Other'; detailed_overview = 'Looked. Mended.' } | ConvertTo-Json -Compress
            @{
                id = 'a'; object = 'chat.completion'; created = 1; model = 'model-a'
                choices = @(@{ index = 0; finish_reason = 'stop'; message = @{ role = 'assistant'; content = $answer } })
                usage = @{ prompt_tokens = 100; completion_tokens = 10; total_tokens = 110 }
            } | ConvertTo-Json -Depth 6
        }
        $project = New-TestProject
        Push-Location $project
        @{
            processing_defaults = @{ time_zone = 'America/New_York' }
            llm_config          = @{ active_provider = 'openai'; openai = @{ base_url = "$($server.Address)/v1"; models = @{ general = 'model-a' }; prices = @{ input = 1; output = 2 } } }
            network             = @{ retries = 0 }
        } | ConvertTo-Json -Depth 5 | Set-Content "$project/config.json"
        Import-SdcSyncroTicket | Out-Null
        Import-SdcSillyTavernChat | Out-Null
        $named = @(Get-SdcSession | Where-Object { $_.Segments.Content -match '\w' })[0]
    }
    AfterAll {
        Pop-Location
        Stop-TestServer $server
    }

    It 'with -WhatIf tells sessions, tokens and cost, shows prompts with -Verbose, and sends and writes nothing' {
        $before = Get-FolderState $project
        $asked = $server.Asked.Count
        $said = $named | Invoke-SdcLlmAnalysis -WhatIf -Verbose *>&1
        $estimate = @($said | Where-Object { $_ -is [Sdc.AnalysisEstimate] })
        $estimate.Sessions, $estimate.Model | Should -Be 1, 'model-a'
        $estimate.Cost | Should -BeGreaterThan 0
        "$($said | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })" | Should -BeLike '*Answer with*'
        $server.Asked.Count | Should -Be $asked
        Get-FolderState $project | Should -Be $before
    }

    It 'stops before -MaxCost, which is a warning and no error' {
        $asked = $server.Asked.Count
        $named | Invoke-SdcLlmAnalysis -MaxCost 0 -WarningVariable warnings -WarningAction SilentlyContinue -ErrorVariable problems | Out-Null
        "$warnings" | Should -BeLike '*limit of the cost*'
        $problems | Should -BeNullOrEmpty
        $server.Asked.Count | Should -Be $asked
        { Invoke-SdcLlmAnalysis -MaxCost -1 } | Should -Throw '*MaxCost*'
    }

    It 'emits each session when it is stored, and asks once only' {
        $done = $named | Invoke-SdcLlmAnalysis
        $done | Should -BeOfType ([Sdc.Session])
        $done.Insights.LlmGeneratedTitle | Should -Be 'Printer mended'
        (Get-SdcSession -SessionId $named.SessionId).Insights.LlmGeneratedTitle | Should -Be 'Printer mended'
        $asked = $server.Asked.Count
        $named | Invoke-SdcLlmAnalysis | Out-Null
        $server.Asked.Count | Should -Be $asked
        $named | Invoke-SdcLlmAnalysis -Task Title -Force | Out-Null
        $server.Asked.Count | Should -Be ($asked + 1)
    }

    It 'does nothing for an empty pipeline, and names a task that is none' {
        $asked = $server.Asked.Count
        @() | Invoke-SdcLlmAnalysis | Should -BeNullOrEmpty
        { Invoke-SdcLlmAnalysis -Task Titel } | Should -Throw '*did you mean*'
        $server.Asked.Count | Should -Be $asked
    }

    It 'shows the key nowhere' {
        $said = $named | Invoke-SdcLlmAnalysis -Force -Verbose -Debug *>&1 | Out-String
        $said | Should -Not -BeLike '*neither-a-real-one*'
        Get-ChildItem $project -Recurse -File | Select-String -SimpleMatch 'neither-a-real-one' | Should -BeNullOrEmpty
    }
}
