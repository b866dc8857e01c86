BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"
    $project = New-TestProject
    Push-Location $project
    Import-SdcScreenConnectLog | Out-Null
    $sessions = "$project/data/output/sessions"
    $harm = "x$([char]27)[31m$([char]7)$([char]0x9b)2J$([char]0x202e)$([char]0x2066)$([char]0x200f)"
    $harmful = '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]'
}
AfterAll { Pop-Location }

Describe 'Repair-SdcStore' {
    It 'finds nothing in a sound store' { Repair-SdcStore | Should -BeNullOrEmpty }

    It 'with -WhatIf tells what is wrong and leaves every byte, though another run writes' {
        $file = (Get-ChildItem $sessions)[0].FullName
        $before = [System.IO.File]::ReadAllText($file)
        [System.IO.File]::WriteAllText($file, $before.Substring(0, $before.Length - 30))
        $state = Get-FolderState $project
        $held = [System.IO.File]::Open("$project/data/state/run.lock", 'Open', 'ReadWrite', 'None')
        try {
            $found = @(Repair-SdcStore -WhatIf)
            { Repair-SdcStore -ErrorAction Stop } | Should -Throw -ErrorId 'RunLockHeld,*'
            { Repair-SdcStore -WaitSeconds 1 -WarningVariable waits -WarningAction SilentlyContinue -ErrorAction Stop } | Should -Throw -ErrorId 'RunLockHeld,*'
        }
        finally { $held.Dispose() }
        Get-FolderState $project | Should -Be $state
        $found.Kind | Should -Be 'SessionDamaged'
        $found[0].Path | Should -Be $file
        $found[0].Done | Should -BeNullOrEmpty
        $found[0] | Should -BeOfType ([Sdc.StoreFinding])
    }

    It 'mends it, and the next run completes it' {
        $found = Repair-SdcStore -Confirm:$false
        $found.Done | Should -BeLike 'Moved to*'
        Invoke-SdcPipeline | Out-Null
        Repair-SdcStore -WhatIf | Should -BeNullOrEmpty
    }

    It 'prints its findings whole, and harmless' {
        $name = if ([System.IO.Path]::DirectorySeparatorChar -eq '/') { $harm } else { 'x' }
        Set-Content -LiteralPath "$sessions/$name.txt" -Value 'x'
        $found = Repair-SdcStore
        Remove-Item -LiteralPath "$sessions/$name.txt"
        foreach ($printed in ($found | Out-String -Width 80), ($found | Format-Table | Out-String -Width 80)) {
            $printed | Should -Match 'StrangeFile'
            $printed | Should -Not -Match $harmful
        }
    }
}

Describe 'Views of what others wrote' {
    It 'of customers and their contacts are harmless' {
        $customers = @(@{ id = 1; business_name = $harm; aliases = @($harm); contacts = @(@{ id = 2; name = $harm; email = $harm }) })
        [System.IO.File]::WriteAllText("$project/data/cache/lean_customer_cache.json", (ConvertTo-Json -InputObject $customers -Depth 5))
        $customer = Get-SdcCustomer
        foreach ($printed in ($customer | Out-String), ($customer | Format-List | Out-String), ($customer.Contacts | Out-String), ($customer.Contacts | Format-List | Out-String)) {
            $printed | Should -Match 'x'
            $printed | Should -Not -Match $harmful
        }
    }

    It 'of coverage, checks and errors are harmless' {
        (Get-SdcCoverage | Out-String) | Should -Not -Match $harmful
        (Test-SdcConnection | Out-String) | Should -Not -Match $harmful
        $failure = $null
        Get-SdcSession $harm -ErrorVariable failure -ErrorAction SilentlyContinue
        "$failure" | Should -Match 'x'
        "$failure" | Should -Not -Match $harmful
    }
}
