BeforeAll {
    $manifest = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1")
    $exported = @((Import-PowerShellDataFile -Path $manifest).CmdletsToExport)
    Set-StrictMode -Version Latest
}

Describe 'Sdc.psd1' {
    BeforeEach { Import-Module $manifest -ErrorAction Stop }
    AfterEach { Get-Module Sdc | Remove-Module }

    It 'is a valid manifest' {
        Test-ModuleManifest -Path $manifest -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'exports what the manifest names, and nothing else' {
        (Get-Module Sdc).ExportedCommands.Keys | Sort-Object | Should -Be ($exported | Sort-Object)
    }

    It 'shows the types of the model' {
        [Sdc.Session]::new() | Should -BeOfType ([Sdc.Session])
        [Sdc.SessionStatus]::NeedsReview | Should -BeExactly 'Needs Review'
    }

    It 'hides the types of what it depends on' {
        'CsvHelper.CsvReader' -as [type] | Should -BeNullOrEmpty
        'Serilog.Log' -as [type] | Should -BeNullOrEmpty
    }

    # Windows PowerShell has no load contexts.
    It 'keeps its assemblies in a context of their own, but for the loader (PowerShell 7 only)' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext([Sdc.Session].Assembly).Name | Should -Be 'Sdc'
        [Sdc.PowerShell.DisplayText].Assembly | Should -Not -BeNullOrEmpty
        $loader = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Sdc.Loader' }
        @($loader).Count | Should -Be 1
        [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($loader).Name | Should -Be 'Default'
    }

    It 'loads no second copy of what the framework has as new (PowerShell 7 only)' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        $framework = [System.IO.Path]::GetDirectoryName([object].Assembly.Location)
        foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::GetDirectoryName([Sdc.Session].Assembly.Location), 'System.*.dll')) {
            $ours = [System.Reflection.AssemblyName]::GetAssemblyName($file)
            $theirs = [System.IO.Path]::Combine($framework, [System.IO.Path]::GetFileName($file))
            $expected = if ([System.IO.File]::Exists($theirs) -and [System.Reflection.AssemblyName]::GetAssemblyName($theirs).Version -ge $ours.Version) { 'Default' } else { 'Sdc' }
            $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext([Sdc.Session].Assembly)
            $loaded = $context.LoadFromAssemblyName($ours)
            [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($loaded).Name | Should -Be $expected -Because $ours.Name
        }
    }

    It 'can be imported again with -Force' {
        Import-Module $manifest -Force -ErrorAction Stop
        (Get-Module Sdc).ExportedCommands.Keys | Sort-Object | Should -Be ($exported | Sort-Object)
        foreach ($name in $exported) { (Get-Command $name).ModuleName | Should -Be 'Sdc' }
        [Sdc.Session]::new() | Should -Not -BeNullOrEmpty
    }

    It 'leaves nothing behind when it is removed, and comes back' {
        Remove-Module Sdc
        Get-Module Sdc | Should -BeNullOrEmpty
        foreach ($name in $exported) { Get-Command $name -ErrorAction Ignore | Should -BeNullOrEmpty }

        Import-Module $manifest -ErrorAction Stop
        (Get-Module Sdc).ExportedCommands.Keys | Sort-Object | Should -Be ($exported | Sort-Object)
    }

    It 'can be imported by the runspaces of a pool at once' {
        $pool = [runspacefactory]::CreateRunspacePool(1, 4)
        $pool.Open()
        try {
            $shells = 1..4 | ForEach-Object {
                $shell = [powershell]::Create()
                $shell.RunspacePool = $pool
                $shell.AddScript("Import-Module '$manifest' -ErrorAction Stop; [Sdc.Session].FullName")
            }
            $running = foreach ($shell in $shells) { @{ Shell = $shell; Result = $shell.BeginInvoke() } }
            $types = foreach ($one in $running) { $one.Shell.EndInvoke($one.Result) }
            $types | Should -Be @('Sdc.Session', 'Sdc.Session', 'Sdc.Session', 'Sdc.Session')
        }
        finally { $pool.Dispose() }
    }

    # Windows PowerShell takes the copy that it has, and holds the files open.
    It 'can be imported twice from two places in one process (PowerShell 7 only)' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        Copy-Item ([System.IO.Path]::GetDirectoryName($manifest) + '/module') "$TestDrive/module" -Recurse
        Copy-Item $manifest "$TestDrive/Sdc.psd1"
        Import-Module "$TestDrive/Sdc.psd1" -Force -ErrorAction Stop
        [Sdc.Session]::new() | Should -Not -BeNullOrEmpty
    }
}

Describe 'A module that is not built' {
    It 'says so, and what to do' {
        New-Item -ItemType Directory "$TestDrive/bare/module" | Out-Null
        Copy-Item ([System.IO.Path]::GetDirectoryName($manifest) + '/module/Sdc.*') "$TestDrive/bare/module"
        Copy-Item $manifest "$TestDrive/bare/Sdc.psd1"
        { Import-Module "$TestDrive/bare/Sdc.psd1" -ErrorAction Stop } | Should -Throw "*dotnet build*"
    }
}
