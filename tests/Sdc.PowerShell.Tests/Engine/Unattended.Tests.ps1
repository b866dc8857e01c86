BeforeAll { . "$PSScriptRoot/TestProject.ps1" }

Describe 'A script that nobody watches' {
    BeforeAll {
        # As a scheduler starts it: no profile, no console, no home, nothing to answer a prompt.
        function Invoke-Unattended([string] $Script, [string] $Folder) {
            $file = "$TestDrive/unattended.ps1"
            $manifest = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1")
            Set-Content -LiteralPath $file -Value "`$ErrorActionPreference = 'Stop'; Import-Module '$manifest'; $Script"
            $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Engine), "-NoProfile -NonInteractive -File `"$file`"")
            $start.UseShellExecute = $false
            $start.WorkingDirectory = $Folder
            $start.RedirectStandardInput = $true
            $start.RedirectStandardOutput = $true
            $start.RedirectStandardError = $true
            foreach ($name in 'HOME', 'USERPROFILE', 'XDG_CONFIG_HOME', 'APPDATA', 'TERM') { $start.Environment.Remove($name) | Out-Null }
            $process = [System.Diagnostics.Process]::Start($start)
            $process.StandardInput.Close()
            $errors = $process.StandardError.ReadToEndAsync()
            $output = $process.StandardOutput.ReadToEnd()
            $process.WaitForExit()
            [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $output; Errors = $errors.Result }
        }
        $project = New-TestProject
    }

    It 'runs the pipeline' {
        $run = Invoke-Unattended 'Invoke-SdcPipeline | ConvertTo-Json -Depth 2' $project
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        ($run.Output | ConvertFrom-Json).Step | Should -Be @('ingest-screenconnect', 'ingest-sillytavern', 'ingest-syncro', 'link')
        @(Get-SdcSession -ConfigPath "$project/config.json").Count | Should -Be 40
    }

    It 'fails rather than waits where a command would ask' {
        $run = Invoke-Unattended 'Get-SdcSession | Remove-SdcSession' $project
        $run.ExitCode | Should -Be 1
        $run.Errors | Should -BeLike '*NonInteractive*'
        @(Get-SdcSession -ConfigPath "$project/config.json").Count | Should -Be 40
    }

    It 'fails with the reason where the configuration is wrong' {
        $run = Invoke-Unattended "Invoke-SdcPipeline -ConfigPath '$TestDrive/none.json'" $project
        $run.ExitCode | Should -Be 1
        $run.Errors -replace '[\s|]+', ' ' | Should -BeLike '*none.json*does not exist*'
    }
}
