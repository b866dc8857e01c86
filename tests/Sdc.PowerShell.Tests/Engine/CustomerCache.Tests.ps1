BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"
    . "$PSScriptRoot/TestServer.ps1"

    # An account with three customers, until it is told to stop.
    $server = Start-TestServer {
        param($path)
        if ($path -like '*/customers') {
            '{"customers":[{"id":101,"business_name":"Zephyr Legal","fullname":"Dana Doe"},{"id":102,"business_name":"Harbor Closed","disabled":true},{"id":103,"firstname":"Lee","lastname":"Roe"}],"meta":{"total_pages":1}}'
        }
        elseif ($path -like '*/contacts') { '{"contacts":[{"id":9,"name":"Kim Poe","customer_id":101}]}' }
        else { '{}' }
    }
    $env:SYNCRO_API_KEY = 'none-of-the-real-ones'

    function Initialize-ServerProject([string] $Policy) {
        $project = New-TestProject -Empty
        Remove-Item "$project/data/cache/lean_customer_cache.json"
        @{
            processing_defaults = @{ syncro_cache_policy = $Policy }
            syncro_api          = @{ base_url = "$($server.Address)/api/v1" }
            network             = @{ retries = 0 }
        } | ConvertTo-Json | Set-Content "$project/config.json"
        $project
    }
}
AfterAll {
    Remove-Item Env:SYNCRO_API_KEY
    Stop-TestServer $server
}

Describe 'Update-SdcCustomerCache' {
    BeforeEach { Push-Location (Initialize-ServerProject 'if_older_than_hours') }
    AfterEach { Pop-Location }

    It 'emits the customers, and tells what is new with -Verbose' {
        $said = Update-SdcCustomerCache -Verbose *>&1
        $customers = @($said | Where-Object { $_ -is [Sdc.Customer] })
        $customers.BusinessName | Should -Be @('Zephyr Legal', 'Harbor Closed', 'Lee Roe')
        $customers[0].Contacts.Name | Should -Be 'Kim Poe'
        $customers[0].Aliases | Should -Be 'Dana Doe'
        $customers[1].IsDisabled | Should -BeTrue
        "$said" | Should -BeLike '*3 added, 0 renamed, 0 gone*'
    }

    It 'says with -Verbose why nothing was fetched, and fetches with -Force' {
        Update-SdcCustomerCache | Out-Null
        $said = @(Update-SdcCustomerCache -Verbose *>&1)
        $said | Should -Not -BeOfType ([Sdc.Customer])
        "$said" | Should -BeLike '*not fetched: the cache is 0 minutes old*'
        @(Update-SdcCustomerCache -Force).Count | Should -Be 3
    }

    It 'makes nothing with -WhatIf' {
        $before = Get-FolderState .
        Update-SdcCustomerCache -WhatIf | Should -BeNullOrEmpty
        Get-FolderState . | Should -Be $before
    }

    It 'leaves disabled customers out of lists and candidates, and finds them by id and for a person who names them' {
        Update-SdcCustomerCache | Out-Null
        (Get-SdcCustomer).Id | Should -Be @(101, 103)
        (Get-SdcCustomer -IncludeDisabled).Id | Should -Be @(101, 102, 103)
        (Get-SdcCustomer -Id 102).BusinessName | Should -Be 'Harbor Closed'
        Write-ConnectionLog ./data/input/screenconnect/a.csv -Company 'Harbor Closed'
        $session = Import-SdcScreenConnectLog | Invoke-SdcCustomerLink
        $session.Status | Should -Be 'Needs Review'
        ($session | Set-SdcSession -Customer 'harbor closed' -PassThru).CustomerId | Should -Be 102
    }
}

Describe 'The policy' {
    AfterEach { Pop-Location }

    It 'renews the customers before a run and before linking, and the summary has the step first' {
        Push-Location (Initialize-ServerProject 'on_each_run')
        Write-ConnectionLog ./data/input/screenconnect/a.csv -Company 'Zephyr Legal'
        $session = Import-SdcScreenConnectLog | Invoke-SdcCustomerLink
        $session.CustomerId | Should -Be 101
        $steps = Invoke-SdcPipeline -ErrorAction SilentlyContinue
        $steps[0].Step | Should -Be 'cache-customers'
        $steps[0].Read | Should -Be 3
    }

    It 'fetches nothing in a run under manual_only, and does when a person asks' {
        Push-Location (Initialize-ServerProject 'manual_only')
        Invoke-SdcCustomerLink -WarningAction SilentlyContinue
        Test-Path ./data/cache/lean_customer_cache.json | Should -BeFalse
        @(Update-SdcCustomerCache).Count | Should -Be 3
    }
}
