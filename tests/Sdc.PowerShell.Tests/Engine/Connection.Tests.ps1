BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"
    $project = New-TestProject
    Push-Location $project
}
AfterAll { Pop-Location }

Describe 'Test-SdcConnection' {
    It 'gets one object a check, and none failed in a fresh project' {
        $checks = @(Test-SdcConnection)
        $checks | Should -BeOfType ([Sdc.ConnectionCheck])
        $checks[0].Name, "$($checks[0].Status)" | Should -Be 'Configuration', 'Ok'
        $checks.Name | Should -Contain 'Sessions folder'
        $checks | Where-Object Status -eq Failed | Should -BeNullOrEmpty
    }

    It 'is true or false with -Quiet' {
        Test-SdcConnection -Quiet | Should -BeTrue
        $env:SDC__project_paths__sessions_output_folder = "$project/config.json/sessions"
        try { Test-SdcConnection -Quiet | Should -BeFalse }
        finally { Remove-Item Env:SDC__project_paths__sessions_output_folder }
    }

    It 'shows what failed with what to do, and writes no error' {
        $env:SDC__project_paths__sessions_output_folder = "$project/config.json/sessions"
        try { $failed = @(Test-SdcConnection -ErrorVariable problems | Where-Object Status -eq Failed) }
        finally { Remove-Item Env:SDC__project_paths__sessions_output_folder }
        $failed.Name | Should -Be 'Sessions folder'
        $failed.Advice | Should -BeLike '*project_paths.sessions_output_folder*'
        $problems | Should -BeNullOrEmpty
    }

    It 'tells each mistake of a configuration' {
        $env:SDC__logging__log_level = 'LOUD'
        try { $checks = @(Test-SdcConnection) }
        finally { Remove-Item Env:SDC__logging__log_level }
        "$($checks.Status)" | Should -Be 'Failed Skipped'
        $checks[0].Detail | Should -BeLike '*logging.log_level*'
        $checks[0].Advice | Should -BeLike 'Allowed: *DEBUG*'
    }

    It 'tells how to begin where there is no configuration' {
        $check = @(Test-SdcConnection -ConfigPath "$project/nowhere.json")[0]
        "$($check.Status)" | Should -Be 'Failed'
        $check.Advice | Should -BeLike '*New-SdcProject*'
    }

    It 'never shows a key' {
        $env:SYNCRO_API_KEY = 'a key with spaces in it'
        try { $text = Test-SdcConnection | Format-List * | Out-String -Width 500 }
        finally { Remove-Item Env:SYNCRO_API_KEY }
        $text | Should -BeLike '*SYNCRO_API_KEY*'
        $text | Should -Not -BeLike '*with spaces in it*'
    }

    It 'prints within 80 columns, broken between words' {
        $env:SYNCRO_API_KEY = 'short'
        try { $lines = (Test-SdcConnection | Where-Object Name -eq 'Syncro key' | Out-String -Width 80) -split '\r?\n' | Where-Object { $_.Trim() } }
        finally { Remove-Item Env:SYNCRO_API_KEY }
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
        $lines[0] | Should -Match '^Status +Name +Detail +Advice'
        $lines[2] | Should -Match '^Warning +Syncro key +Set, from +Copy the key again into'
    }

    It 'writes nothing' {
        $before = Get-FolderState $project
        Test-SdcConnection | Out-Null
        Get-FolderState $project | Should -Be $before
    }
}
