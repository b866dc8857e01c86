BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"
    . "$PSScriptRoot/TestServer.ps1"
    $manifest = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1")
}

Describe 'A key that SecretManagement has' {
    BeforeAll {
        # What the module of that name does, as far as it is asked.
        $folder = New-Item -ItemType Directory "$TestDrive/modules/Microsoft.PowerShell.SecretManagement" -Force
        Set-Content -LiteralPath "$folder/Microsoft.PowerShell.SecretManagement.psm1" -Value @'
function Get-Secret {
    [CmdletBinding()]
    param([string] $Name, [string] $Vault, [switch] $AsPlainText)
    Write-Verbose "asked for $Name"
    $key = "$Vault/$Name"
    $found = @{ '/Syncro' = 'KEY-OF-SYNCRO-1'; 'Work/Control' = 'KEY-OF-CONTROL-1'; '/Model' = 'KEY-OF-MODEL-1'; '/Table' = @{ a = 1 } }
    if (-not $AsPlainText -or -not $found.ContainsKey($key)) { Write-Error "The secret $Name was not found."; return }
    $found[$key]
}
'@
        $modules = $env:PSModulePath
        $env:PSModulePath = "$TestDrive/modules$([System.IO.Path]::PathSeparator)$modules"
        $server = Start-TestServer
        $names = @{ syncro = 'secret:Syncro'; control = 'secret:Work/Control'; model = 'secret:Model' }

        function Write-Configuration([string] $Folder, [hashtable] $Names) {
            $config = Get-TestServerConfiguration $server | ConvertFrom-Json
            $config.syncro_api | Add-Member api_key $Names.syncro
            $config.screenconnect_ingestor.api_config | Add-Member api_key $Names.control
            $config.llm_config.test | Add-Member api_key $Names.model
            $config | Add-Member logging @{ log_level = 'DEBUG' }
            ConvertTo-Json $config -Depth 8 | Set-Content -LiteralPath "$Folder/config.json"
        }
    }
    AfterAll {
        $env:PSModulePath = $modules
        Stop-TestServer $server
        Get-Module Microsoft.PowerShell.SecretManagement | Remove-Module
    }
    BeforeEach {
        $project = New-TestProject -Empty
        Push-Location $project
        Write-Configuration $project $names
    }
    AfterEach { Pop-Location }

    It 'is sent, and stands in no stream, no transcript, no error and no file' {
        $said = & {
            $VerbosePreference = $DebugPreference = 'Continue'
            Start-Transcript "$project/transcript.txt" | Out-Null
            try {
                Update-SdcCustomerCache -Force
                Import-SdcScreenConnectLog -FromServer -Since 2026-10-06 -Until 2026-10-06
                Import-SdcSyncroTicket
                Invoke-SdcLlmAnalysis -Task title
                Test-SdcConnection
                Get-SdcConfig | Format-List *
                Get-History
            }
            finally { Stop-Transcript | Out-Null }
        } *>&1 | Out-String -Width 500
        $keys = $server.Keys.ToArray() | Sort-Object -Unique
        foreach ($key in 'Bearer KEY-OF-SYNCRO-1', 'KEY-OF-CONTROL-1', 'Bearer KEY-OF-MODEL-1') { $keys | Should -Contain $key }
        $said | Should -BeLike '*secret:Syncro*'
        $files = Get-ChildItem $project -Recurse -File | Get-Content -Raw
        foreach ($text in $said, "$files", ($Error | Format-List * -Force | Out-String -Width 500)) { $text | Should -Not -Match 'KEY-OF-' }
    }

    It 'is named, not shown, where it is not there or no text' {
        foreach ($name in 'Missing', 'Table') {
            Write-Configuration $project (@{ syncro = "secret:$name"; control = 'secret:Work/Control'; model = 'secret:Model' })
            { Update-SdcCustomerCache -Force } | Should -Throw "*secret:$name*" -ErrorId 'SecretNotFound,*'
        }
        (Test-SdcConnection | Where-Object Name -EQ 'Syncro key').Status | Should -Be 'Failed'
    }

    It 'is asked for by no command that needs none' {
        Write-Configuration $project (@{ syncro = 'secret:Missing'; control = 'secret:Missing'; model = 'secret:Missing' })
        Get-SdcSession | Should -BeNullOrEmpty
        Write-ConnectionLog "$project/data/input/screenconnect/log.csv"
        (Import-SdcScreenConnectLog).Count | Should -Be 1
        (Get-SdcConfig -WarningVariable warned).SyncroApi.ApiKey | Should -Be '(set, from secret:Missing)'
        $warned | Should -BeNullOrEmpty
    }

    It 'ends the command with what to install where there is no such module' {
        $shell = [powershell]::Create()
        try {
            $shell.AddScript("`$env:PSModulePath = '$PSHOME/Modules'; Import-Module '$manifest'; Update-SdcCustomerCache -Force -ConfigPath '$project/config.json'") | Out-Null
            $kept = $env:PSModulePath
            $shell.Invoke() | Out-Null
            $message = "$($shell.Streams.Error[0].FullyQualifiedErrorId) $($shell.Streams.Error[0])"
        }
        finally {
            $env:PSModulePath = $kept
            $shell.Dispose()
        }
        $message | Should -BeLike 'SecretManagementMissing,*Install-Module Microsoft.PowerShell.SecretManagement*'
    }
}

Describe 'A runspace pool' {
    It 'runs commands of two projects at once, each by its own configuration' {
        $projects = foreach ($zone in 'America/New_York', 'Asia/Tokyo') {
            $project = New-TestProject -Empty
            Set-Content -LiteralPath "$project/config.json" -Value "{ `"processing_defaults`": { `"time_zone`": `"$zone`" } }"
            Write-ConnectionLog "$project/data/input/screenconnect/log.csv" -Count 10
            $project
        }
        $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
        $state.ImportPSModule(@($manifest))
        $pool = [runspacefactory]::CreateRunspacePool(1, 3, $state, $Host)
        $pool.Open()
        try {
            $jobs = foreach ($project in $projects) {
                $shell = [powershell]::Create().AddScript('param($config) $new = Import-SdcScreenConnectLog -ConfigPath $config; "$($new.Count) $($new[0].StartTime.Offset.TotalHours) $(@(Get-SdcSession -ConfigPath $config).Count)"').AddArgument("$project/config.json")
                $shell.RunspacePool = $pool
                @{ Shell = $shell; Handle = $shell.BeginInvoke() }
            }
            $said = foreach ($job in $jobs) { $job.Shell.EndInvoke($job.Handle) }
        }
        finally { $pool.Dispose() }
        $said | Should -Be @('10 -5 10', '10 9 10')
    }
}

Describe 'A day, and a file that is damaged' {
    It 'is whole in -Until by the date of a moment' {
        $project = New-TestProject -Empty
        Write-ConnectionLog "$project/data/input/screenconnect/log.csv"
        Import-SdcScreenConnectLog -ConfigPath "$project/config.json" | Out-Null
        @(Get-SdcSession -ConfigPath "$project/config.json" -Until ([DateTime]::SpecifyKind([DateTime]'2026-03-02', 'Local'))).Count | Should -Be 1
        @(Get-SdcSession -ConfigPath "$project/config.json" -Until ([DateTime]::SpecifyKind([DateTime]'2026-03-01', 'Local'))).Count | Should -Be 0
    }

    It 'is told of by its id' {
        $project = New-TestProject -Empty
        Write-ConnectionLog "$project/data/input/screenconnect/log.csv"
        $id = (Import-SdcScreenConnectLog -ConfigPath "$project/config.json").SessionId
        Get-ChildItem "$project/data/output/sessions" | Set-Content -Value '{'
        foreach ($action in { Set-SdcSession $id -Note 'x' -ConfigPath "$project/config.json" -ErrorAction SilentlyContinue -ErrorVariable script:problems }, { Remove-SdcSession $id -Confirm:$false -ConfigPath "$project/config.json" -ErrorAction SilentlyContinue -ErrorVariable script:problems }) {
            & $action
            Get-ErrorId $problems[0] | Should -Be 'SessionFileDamaged'
            "$($problems[0])" | Should -BeLike '*Repair-SdcStore*'
        }
    }
}
