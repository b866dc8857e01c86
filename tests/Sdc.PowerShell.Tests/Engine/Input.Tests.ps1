BeforeAll { . "$PSScriptRoot/TestProject.ps1" }

Describe '<command>' -ForEach @(
    @{ Command = 'Import-SdcScreenConnectLog'; Folder = 'screenconnect'; Pattern = '*-09.csv'; Extension = 'csv' }
    @{ Command = 'Import-SdcSillyTavernChat'; Folder = 'sillytavern'; Pattern = '*Dental.jsonl'; Extension = 'jsonl' }
    @{ Command = 'Import-SdcSyncroTicket'; Folder = 'syncro'; Pattern = '*-12.json'; Extension = 'json' }
) {
    BeforeAll {
        $project = New-TestProject
        $from = "$project/data/input/$Folder"
        $one = (Get-ChildItem "$from/$Pattern").FullName
        $bracketed = "$project/a [1].$Extension"
        Copy-Item -LiteralPath $one -Destination $bracketed
        Push-Location $project
        $all = @(& $command -NoStore).SessionId | Sort-Object
        $ofOne = @(& $command $one -NoStore).SessionId | Sort-Object
    }
    AfterAll { Pop-Location }

    It 'reads the configured folder where no path is given' {
        $ofOne.Count | Should -BeGreaterThan 0
        $all.Count | Should -BeGreaterThan $ofOne.Count
    }

    It 'takes a folder, a wildcard, several paths, and a path with forward slashes relative to the location' {
        @(& $command $from -NoStore).SessionId | Sort-Object | Should -Be $all
        @(& $command "$from/*" -NoStore).SessionId | Sort-Object | Should -Be $all
        @(& $command "./data/input/$Folder/$Pattern" -NoStore).SessionId | Sort-Object | Should -Be $ofOne
        @(& $command -Path $one, "$from/*" -NoStore).SessionId | Sort-Object | Should -Be $all
    }

    It 'takes paths, files and folders from the pipeline as one run' {
        @($one | & $command -NoStore).SessionId | Sort-Object | Should -Be $ofOne
        @(Get-ChildItem "$from/*" | & $command -NoStore).SessionId | Sort-Object | Should -Be $all
        @(Get-Item $from | & $command -NoStore).SessionId | Sort-Object | Should -Be $all
        @([pscustomobject]@{ LiteralPath = $one } | & $command -NoStore).SessionId | Sort-Object | Should -Be $ofOne
        @((Get-ChildItem "$from/*").FullName | & $command -NoStore).SessionId | Sort-Object | Should -Be $all
    }

    It 'takes brackets in a name, literally and from the pipeline' {
        @(& $command -LiteralPath $bracketed -NoStore).SessionId | Sort-Object | Should -Be $ofOne
        @(& $command $bracketed -NoStore).SessionId | Sort-Object | Should -Be $ofOne
        @(Get-Item -LiteralPath $bracketed | & $command -NoStore).SessionId | Sort-Object | Should -Be $ofOne
    }

    It 'reads nothing from an empty pipeline' {
        @() | & $command -NoStore | Should -BeNullOrEmpty
    }

    It 'names a missing path in a non-terminating error and reads the others' {
        $got = & $command -Path 'gone [x].csv', $one -NoStore -ErrorAction SilentlyContinue -ErrorVariable problems
        $got.SessionId | Sort-Object | Should -Be $ofOne
        $problems.Count | Should -Be 1
        Get-ErrorId $problems[0] | Should -Be 'PathNotFound'
        $problems[0].TargetObject | Should -Be 'gone [x].csv'
        & $command 'gone.csv' -NoStore -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        Get-ErrorId $problems[0] | Should -Be 'PathNotFound'
    }

    It 'refuses a path that is not of the file system' {
        & $command 'Env:\PATH' -NoStore -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        Get-ErrorId $problems[0] | Should -Be 'PathNotFileSystem'
    }

    It 'stores nothing with -NoStore' {
        Test-Path "$project/data/output" | Should -BeFalse
        Test-Path "$project/data/state" | Should -BeFalse
    }

    It 'emits what is new, with -All what is unchanged too' {
        @(& $command).SessionId | Sort-Object | Should -Be $all
        & $command | Should -BeNullOrEmpty
        @(& $command -All).SessionId | Sort-Object | Should -Be $all
        @(& $command $one -All).SessionId | Sort-Object | Should -Be $ofOne
    }

    It 'leaves a removed session away until -Force' {
        $id = $ofOne[0]
        Remove-SdcSession $id -Confirm:$false
        Get-SdcSession $id -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        & $command | Should -BeNullOrEmpty
        Get-SdcSession $id -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        @(& $command -Force).SessionId | Should -Contain $id
        (Get-SdcSession $id).SessionId | Should -Be $id
    }

    It 'starts from PowerShell''s location on another drive as well' {
        New-PSDrive -Name SdcTest -PSProvider FileSystem -Root $project | Out-Null
        Push-Location SdcTest:/data
        try { @(& $command -NoStore).SessionId | Sort-Object | Should -Be $all }
        finally { Pop-Location; Remove-PSDrive SdcTest }
    }

    It 'takes the configuration by -ConfigPath, relative to the location, and by SDC_CONFIG' {
        Push-Location $TestDrive
        try {
            @(& $command -ConfigPath "./$(Split-Path $project -Leaf)/config.json" -NoStore).SessionId | Sort-Object | Should -Be $all
            $env:SDC_CONFIG = "$project/config.json"
            @(& $command -NoStore).SessionId | Sort-Object | Should -Be $all
        }
        finally {
            $env:SDC_CONFIG = $null
            Pop-Location
        }
    }
}

Describe 'New-SdcProject' {
    It 'lays out a folder, says what it made, and refuses to overwrite' {
        $folder = Join-Path $TestDrive 'new [1]'
        $made = New-SdcProject $folder
        ($made | Where-Object { $_ -is [System.IO.FileInfo] }).Name | Should -Contain 'config.json'
        ($made | Where-Object { $_ -is [System.IO.DirectoryInfo] }).Name | Should -Contain 'screenconnect'
        Set-Content -LiteralPath "$folder/config.json" -Value '{ "logging": { "log_level": "ERROR" } }'
        $before = Get-FolderState $folder
        { New-SdcProject $folder -ErrorAction Stop } | Should -Throw '*-Force*' -ErrorId 'ProjectNotMade,*'
        Get-FolderState $folder | Should -Be $before
        (New-SdcProject $folder -Force).Name | Should -Be 'config.json'
        (Get-SdcConfig -ConfigPath "$folder/config.json").Logging.LogLevel | Should -Be 'INFO'
    }

    It 'completes a layout that was stopped in its middle' {
        $folder = Join-Path $TestDrive 'stopped'
        @(New-SdcProject $folder -WithSample | Select-Object -First 3).Count | Should -Be 3
        (New-SdcProject $folder -WithSample).Name | Should -Contain 'config.json'
        @(Get-ChildItem "$folder/data/input/screenconnect").Count | Should -BeGreaterThan 0
        (Get-SdcConfig -ConfigPath "$folder/config.json").ProcessingDefaults.TimeZone | Should -Be 'America/New_York'
    }

    It 'uses the location where no path is given' {
        New-Item -ItemType Directory "$TestDrive/here" | Out-Null
        Push-Location "$TestDrive/here"
        try { New-SdcProject | Out-Null } finally { Pop-Location }
        Test-Path "$TestDrive/here/config.json" | Should -BeTrue
    }
}

Describe 'Invoke-SdcLlmAnalysis' {
    It 'refuses a task that there is not before anything else, with the names of those there are' {
        Push-Location (New-TestProject -Empty)
        try {
            { Invoke-SdcLlmAnalysis titel } | Should -Throw "*'titel'*There are: all, title, *" -ErrorId 'TaskNotFound,*'
            { @() | Invoke-SdcLlmAnalysis Summary, titel } | Should -Throw -ErrorId 'TaskNotFound,*'
            Test-Path ./data/state/run.lock | Should -BeFalse
        }
        finally { Pop-Location }
    }
}

Describe 'Get-SdcCustomer' {
    BeforeAll { Push-Location (New-TestProject) }
    AfterAll { Pop-Location }

    It 'finds customers by wildcard, by id, and of objects that name one' {
        @(Get-SdcCustomer).Count | Should -Be 15
        (Get-SdcCustomer 'harbor*').Id | Should -Be 101
        (Get-SdcCustomer -Name 'Harbor*', 'Quill*').Id | Should -Be @(101, 109)
        (Get-SdcCustomer -Id 110).Contacts.Name | Should -Be @('Andre Kowalski', 'Tess Monroe')
        ([pscustomobject]@{ CustomerId = 103 } | Get-SdcCustomer).BusinessName | Should -Be 'The Granite Legal Group'
        ([pscustomobject]@{ CustomerId = '103' } | Get-SdcCustomer).Id | Should -Be 103
        Get-SdcCustomer 'No such*' | Should -BeNullOrEmpty
        (Get-SdcCustomer 'harbor dental group', 'Harbor' -ErrorAction SilentlyContinue -ErrorVariable script:problems).Id | Should -Be 101
        $problems.FullyQualifiedErrorId | Should -BeLike 'CustomerNotFound,*'
        "$problems" | Should -BeLike "*'Harbor'*Harbor Dental Group*"
        Import-SdcScreenConnectLog | Out-Null
        Get-SdcSession -Customer 'Harbor Dental Group', 'Legal' | Invoke-SdcCustomerLink | Get-SdcCustomer | Sort-Object Id -Unique | ForEach-Object Id | Should -Be 101
    }

    It 'says that an id is none' {
        (Get-SdcCustomer -Id 4711, 101 -ErrorAction SilentlyContinue -ErrorVariable problems).Id | Should -Be 101
        Get-ErrorId $problems[0] | Should -Be 'CustomerNotFound'
    }
}

Describe 'Get-SdcConfig' {
    It 'gets what is in force, whatever it came from' {
        $project = New-TestProject
        $env:SDC__processing_defaults__screenconnect_session_gap_minutes = '45'
        try { $config = Get-SdcConfig -ConfigPath "$project/config.json" }
        finally { $env:SDC__processing_defaults__screenconnect_session_gap_minutes = $null }
        $config.ConfigPath | Should -Be ([System.IO.Path]::Combine($project, 'config.json'))
        $config.ProcessingDefaults.ScreenConnectSessionGapMinutes | Should -Be 45
        $config.ProcessingDefaults.TimeZone | Should -Be 'America/New_York'
    }
}
