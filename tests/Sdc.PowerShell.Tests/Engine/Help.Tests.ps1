BeforeDiscovery {
    $root = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../..")
    $commands = @((Import-PowerShellDataFile "$root/Sdc.psd1").CmdletsToExport | ForEach-Object { @{ Name = $_ } })
    # The fenced blocks of PowerShell of the pages and guides; what follows the language says what they need (docs/help/README.md).
    $pages = @(
        foreach ($file in @(Get-ChildItem "$root/docs/help" -Filter '*-*.md') + @(Get-ChildItem "$root/docs/guides" -Filter '*.md')) {
            $blocks = [regex]::Matches([System.IO.File]::ReadAllText($file.FullName), '(?ms)^```powershell *(?<needs>\w*)\r?\n(?<code>.*?)^```')
            $examples = @(foreach ($block in $blocks) { @{
                    Needs = $block.Groups['needs'].Value
                    How   = @{ '' = 'run'; server = 'run against servers on the loopback interface'; bind = 'can be typed, and are not run' }[$block.Groups['needs'].Value]
                    Code  = $block.Groups['code'].Value.Trim()
                    First = ($block.Groups['code'].Value.Trim() -split '\n')[0]
                } })
            if ($examples) { @{ Page = $file.BaseName; Examples = $examples } }
        }
    )
}

BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"
    . "$PSScriptRoot/TestServer.ps1"
    $samples = New-TestProject -Note
    Invoke-SdcPipeline -ConfigPath "$samples/config.json" | Out-Null
    $server = Start-TestServer
    $env:SYNCRO_API_KEY = $env:SCREENCONNECT_API_KEY = 'none-of-the-real-ones'
    $ConfirmPreference = 'None'

    # Where a page's examples run: a copy of the samples, and one whose servers are on the loopback interface.
    function Copy-Sample([string] $Folder, [string] $Needs) {
        Copy-Item -LiteralPath $samples -Destination $Folder -Recurse
        if ($Needs -eq 'server') { Set-Content -LiteralPath "$Folder/config.json" -Value (Get-TestServerConfiguration $server) }
    }

    # What tells that a file was written or is gone.
    function Get-Stamp([string] $Folder) {
        $stamp = [System.Text.StringBuilder]::new()
        foreach ($file in [System.IO.DirectoryInfo]::new($Folder).EnumerateFiles('*', 'AllDirectories')) {
            if ($file.Extension -ne '.log') { [void] $stamp.Append($file.FullName).Append(' ').Append($file.Length).Append(' ').Append($file.LastWriteTimeUtc.Ticks).AppendLine() }
        }
        $stamp.ToString()
    }

    # Why code that is not run cannot be typed: what does not parse, commands that there are not, parameters that they have not.
    function Get-Mistake([string] $Code) {
        $mistakes = $null
        $script = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $mistakes)
        $mistakes.Message
        foreach ($command in $script.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
            # A function of the block before, and commands that only Windows has.
            if ($command.GetCommandName() -match '^(Get-NightLine|(New|Register)-ScheduledTask\w*)$') { continue }
            if (-not (Get-Command $command.GetCommandName() -ErrorAction Ignore)) { "$command : there is no such command" }
            foreach ($problem in [System.Management.Automation.Language.StaticParameterBinder]::BindCommand($command).BindingExceptions.Values) { "$command : $($problem.BindingException.Message)" }
        }
    }
}
AfterAll {
    Remove-Item Env:SYNCRO_API_KEY, Env:SCREENCONNECT_API_KEY
    Stop-TestServer $server
}

Describe 'Get-Help <Name>' -ForEach $commands {
    BeforeAll { $help = Get-Help $Name -Full }

    It 'has texts and examples' {
        $help.Synopsis | Should -Not -BeLike "*$Name*"
        $help.description.Text | Should -Not -BeNullOrEmpty
        "$($help.returnValues.returnValue.type.name)" | Should -Not -BeNullOrEmpty
        $help.examples | Out-String | Should -BeLike '*Example 3:*'
    }

    It 'says of each parameter what the engine says' {
        $engine = foreach ($parameter in (Get-Command $Name).Parameters.Values) {
            if ($parameter.Name -in [System.Management.Automation.Cmdlet]::CommonParameters) { continue }
            $facts = @($parameter.ParameterSets.Values)[0]
            $position = if ($facts.Position -lt 0) { 'named' } else { $facts.Position }
            "$($parameter.Name): $($facts.IsMandatory), $position, $($facts.ValueFromPipeline), $($facts.ValueFromPipelineByPropertyName), $(if ($parameter.Aliases) { $parameter.Aliases -join ', ' } else { 'none' }), True"
        }
        $told = foreach ($parameter in $help.parameters.parameter) {
            "$($parameter.name): $($parameter.required), $($parameter.position), $($parameter.pipelineInput -like '*ByValue*'), $($parameter.pipelineInput -like '*ByPropertyName*'), $($parameter.aliases), $("$($parameter.description.Text)".Length -gt 10)"
        }
        $told | Sort-Object | Should -Be ($engine | Sort-Object)
    }

    It 'has the syntax that the engine has' {
        $lines = { param($Text) ($Text | Out-String -Width 1000) -split '\r?\n' | ForEach-Object Trim | Where-Object { $_ } | Sort-Object }
        & $lines $help.syntax | Should -Be (& $lines (Get-Command $Name -Syntax))
    }
}

Describe 'Help' {
    It 'is there after a re-import with -Force, and in other languages' {
        Import-Module ([System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1")) -Force
        $culture = [cultureinfo]::CurrentUICulture
        try {
            [cultureinfo]::CurrentUICulture = 'de-DE'
            (Get-Help Get-SdcSession).Synopsis | Should -BeLike 'Gets stored sessions*'
        }
        finally { [cultureinfo]::CurrentUICulture = $culture }
    }

    It 'has the topics' {
        $topics = Get-Help about_Sdc*
        $topics.Name | Sort-Object -Unique | Should -Be 'about_Sdc', 'about_Sdc_Configuration', 'about_Sdc_Linking'
        $topics.Synopsis | ForEach-Object { $_.Trim() | Should -Not -BeNullOrEmpty }
        Get-Help about_Sdc_Linking | Out-String | Should -BeLike '*LONG DESCRIPTION*'
    }
}

Describe 'The examples of <Page>' -ForEach $pages {
    It '<How>: <First>' -ForEach $Examples {
        if ($Needs -eq 'bind') {
            Get-Mistake $Code | Should -BeNullOrEmpty
            return
        }

        $folder = "$TestDrive/$Page$Needs"
        if (-not [System.IO.Directory]::Exists($folder)) { Copy-Sample $folder $Needs }
        Push-Location -LiteralPath $folder
        $before = Get-Stamp $folder
        try {
            $ErrorActionPreference = 'Stop'
            $WarningPreference = 'SilentlyContinue'
            $emitted = @(& ([scriptblock]::Create($Code)) 4>$null)
        }
        finally { Pop-Location }
        if ($Code -notlike '*-WhatIf*') { $emitted.Count -gt 0 -or (Get-Stamp $folder) -ne $before | Should -BeTrue -Because 'an example emits or changes something' }
    }
}
