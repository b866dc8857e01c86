BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"
    $project = New-TestProject
    Push-Location $project
    Invoke-SdcPipeline | Out-Null
}
AfterAll { Pop-Location }

Describe 'Resolve-SdcCustomerLink' {
    It 'asks a person, and remembers the answer' {
        $before = @(Get-SdcCustomerLink -Undecided)
        $legal = $before | Where-Object Name -eq 'Legal'
        $manifest = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1")
        $shown = 'O', '103' | & (Get-Engine) -NoProfile -Command "Import-Module '$manifest'; Resolve-SdcCustomerLink Legal" | Out-String
        $shown | Should -BeLike "*Whose is 'Legal'?*Machines: $($legal.Machines)*"
        (Get-SdcCustomerLink).Name | Should -Be 'Legal'
        (Get-SdcCustomerLink).CustomerId | Should -Be 103
        @(Get-SdcCustomerLink -Undecided).Count | Should -Be ($before.Count - 1)
    }

    It 'takes names from objects, and takes them back' {
        Get-SdcCustomerLink | Resolve-SdcCustomerLink -Undo | Should -BeNullOrEmpty
        Get-SdcCustomerLink | Should -BeNullOrEmpty
        $session = Get-SdcCustomerLink Legal -Undecided | ForEach-Object { Get-SdcSession $_.SessionIds }
        ($session | Resolve-SdcCustomerLink -CustomerId 103).SessionCount | Should -Be @($session).Count
        (Get-SdcSession $session[0].SessionId).CustomerId | Should -Be 103
        $failure = $null
        Resolve-SdcCustomerLink 'Nobody ever' -Undo -ErrorVariable failure -ErrorAction SilentlyContinue
        Get-ErrorId $failure[0] | Should -Be 'LinkNotFound'
        { Resolve-SdcCustomerLink Legal -Customer 'No such customer' -ErrorAction Stop } | Should -Throw -ErrorId 'CustomerNotFound,*'
    }

    It 'says what to give where nobody can be asked' {
        $engine = [powershell]::Create([System.Management.Automation.RunspaceMode]::NewRunspace)
        $manifest = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1")
        try { { $engine.AddScript("Import-Module '$manifest'; try { Resolve-SdcCustomerLink -ConfigPath '$project/config.json' } catch { throw `$_.Exception.Message }").Invoke() } | Should -Throw '*give -Customer*' }
        finally { $engine.Dispose() }
    }
}

Describe 'Set-SdcSession -Customer' {
    It 'remembers the name, unless it is for one session only' {
        $session = @((Get-SdcCustomerLink -Undecided)[0].SessionIds)[0]
        Set-SdcSession $session -Customer 103 -OnlyThisSession
        Get-SdcCustomerLink | Should -BeNullOrEmpty
        Set-SdcSession $session -Customer 103
        (Get-SdcCustomerLink).CustomerId | Should -Be 103
        (Set-SdcSession $session -ClearCustomer -PassThru).CustomerId | Should -BeNullOrEmpty
        Get-SdcCustomerLink | Should -BeNullOrEmpty
    }
}

Describe 'Remove-SdcCustomerData' {
    It 'tells with -WhatIf what there is, removes it with -Force, and no run brings it back' {
        $plan = Remove-SdcCustomerData 103 -WhatIf
        $plan | Should -BeOfType ([Sdc.CustomerData])
        $plan.IsRemoved | Should -Not -Contain $true
        $removed = Remove-SdcCustomerData -Customer 103 -Force
        ($removed | Where-Object Kind -eq 'Session').Count | Should -Be ($plan | Where-Object Kind -eq 'Session').Count
        ($removed | Where-Object Kind -eq 'Left').Path | Should -Contain (Get-SdcConfig).ProjectPaths.ScreenConnectLogs
        Invoke-SdcPipeline | Out-Null
        Get-SdcSession | Where-Object CustomerId -eq 103 | Should -BeNullOrEmpty
        Get-SdcCustomerLink | Should -BeNullOrEmpty
        { Remove-SdcCustomerData 103 -Force -ErrorAction Stop } | Should -Throw -ErrorId 'CustomerNotFound,*'
    }
}
