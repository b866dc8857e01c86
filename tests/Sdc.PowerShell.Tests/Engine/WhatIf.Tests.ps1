BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"
    $project = New-TestProject -Note
    Push-Location $project
    Import-SdcScreenConnectLog ./data/input/screenconnect/*-09.csv | Out-Null
    $session = @(Get-SdcSession)[0]
}
AfterAll { Pop-Location }

Describe 'With -WhatIf' {
    It '<Name> leaves every byte of the project, and needs no lock' -ForEach @(
        @{ Name = 'Import-SdcScreenConnectLog'; Action = { Import-SdcScreenConnectLog -WhatIf } }
        @{ Name = 'Import-SdcScreenConnectLog -Force'; Action = { Import-SdcScreenConnectLog -Force -WhatIf } }
        @{ Name = 'Import-SdcSillyTavernChat'; Action = { Import-SdcSillyTavernChat ./data/input/sillytavern -WhatIf } }
        @{ Name = 'Import-SdcSyncroTicket'; Action = { Get-ChildItem ./data/input/syncro | Import-SdcSyncroTicket -WhatIf } }
        @{ Name = 'Import-SdcNote'; Action = { Import-SdcNote -WhatIf } }
        @{ Name = 'Invoke-SdcPipeline'; Action = { Invoke-SdcPipeline -Force -WhatIf } }
        @{ Name = 'Invoke-SdcCustomerLink'; Action = { Invoke-SdcCustomerLink -WhatIf } }
        @{ Name = 'Invoke-SdcCustomerLink of a pipeline'; Action = { $session | Invoke-SdcCustomerLink -WhatIf | Out-Null } }
        @{ Name = 'Invoke-SdcLlmAnalysis'; Action = { Invoke-SdcLlmAnalysis -Force -WhatIf -WarningAction SilentlyContinue } }
        @{ Name = 'Invoke-SdcLlmAnalysis of a pipeline'; Action = { $session | Invoke-SdcLlmAnalysis Title -WhatIf -WarningAction SilentlyContinue } }
        @{ Name = 'Update-SdcCustomerCache'; Action = { Update-SdcCustomerCache -Force -WhatIf } }
        @{ Name = 'Set-SdcSession'; Action = { $session | Set-SdcSession -Note 'x' -AddLink 'y' -Status Reviewed -Customer 101 -PassThru -WhatIf } }
        @{ Name = 'Remove-SdcSession'; Action = { $session | Remove-SdcSession -WhatIf } }
        @{ Name = 'Remove-SdcCustomerData'; Action = { Remove-SdcCustomerData 101 -Force -WhatIf | Out-Null } }
        @{ Name = 'Resolve-SdcCustomerLink'; Action = { Resolve-SdcCustomerLink 'Legal' -Customer 103 -WhatIf } }
        @{ Name = 'Resolve-SdcCustomerLink that would ask'; Action = { Resolve-SdcCustomerLink 'Legal' -WhatIf } }
        @{ Name = 'Repair-SdcStore'; Action = { Repair-SdcStore -WhatIf -WarningAction SilentlyContinue | Out-Null } }
        @{ Name = 'New-SdcProject'; Action = { New-SdcProject . -WithSample -Force -WhatIf } }
        @{ Name = 'New-SdcProject elsewhere'; Action = { New-SdcProject ./other -WithSample -WhatIf } }
        @{ Name = '$WhatIfPreference'; Action = { $WhatIfPreference = $true; Invoke-SdcPipeline } }
    ) {
        $before = Get-FolderState $project
        $held = [System.IO.File]::Open("$project/data/state/run.lock", 'Open', 'ReadWrite', 'None')
        try { & $Action | Should -BeNullOrEmpty }
        finally { $held.Dispose() }
        Get-FolderState $project | Should -Be $before
    }

    It 'an import makes no folder in a project that never ran' {
        $fresh = New-TestProject
        $before = Get-FolderState $fresh
        Import-SdcScreenConnectLog -ConfigPath "$fresh/config.json" -WhatIf
        Invoke-SdcPipeline -ConfigPath "$fresh/config.json" -WhatIf
        Invoke-SdcCustomerLink -ConfigPath "$fresh/config.json" -WhatIf
        Get-FolderState $fresh | Should -Be $before
    }
}

Describe 'With -Confirm:$false' {
    It 'every writer works under a preference that would ask' {
        $ConfirmPreference = 'Low'
        Import-SdcScreenConnectLog -Confirm:$false | Should -Not -BeNullOrEmpty
        Invoke-SdcCustomerLink -Confirm:$false | Should -Not -BeNullOrEmpty
        (Set-SdcSession $session.SessionId -Note 'sure' -PassThru -Confirm:$false).Insights.UserNotes | Should -Be 'sure'
        Invoke-SdcPipeline -Confirm:$false | Should -Not -BeNullOrEmpty
        Remove-SdcSession $session.SessionId -Confirm:$false
        Get-SdcSession $session.SessionId -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        New-SdcProject ./nested -Confirm:$false | Should -Not -BeNullOrEmpty
    }
}
