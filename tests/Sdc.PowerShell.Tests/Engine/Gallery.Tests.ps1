# The package in a repository that is a folder, for the client of the gallery that is there: PSResourceGet, else PowerShellGet.
BeforeAll { . "$PSScriptRoot/TestPackage.ps1" }

Describe 'A repository that is a folder' {
    It 'gives the package to the gallery''s client, which saves it whole' {
        $folder = (Resolve-Path $packages).ProviderPath
        $saved = (New-Item -ItemType Directory "$TestDrive/saved").FullName
        $lines = Invoke-Installed $env:PSModulePath ([scriptblock]::Create("
            if (Get-Module Microsoft.PowerShell.PSResourceGet -ListAvailable) {
                Register-PSResourceRepository -Name SdcPackageTest -Uri '$folder' -Trusted
                try { `$found = Find-PSResource Sdc -Repository SdcPackageTest; Save-PSResource Sdc -Repository SdcPackageTest -Path '$saved' }
                finally { Unregister-PSResourceRepository SdcPackageTest }
            }
            else {
                Register-PSRepository -Name SdcPackageTest -SourceLocation '$folder' -InstallationPolicy Trusted
                try { `$found = Find-Module Sdc -Repository SdcPackageTest; Save-Module Sdc -Repository SdcPackageTest -Path '$saved' }
                finally { Unregister-PSRepository SdcPackageTest }
            }
            `$found.Includes.Cmdlet.Count
            Import-Module '$saved/Sdc'
            (Get-Module Sdc).ModuleBase"))
        $lines[0] | Should -Be (Import-PowerShellDataFile "$root/Sdc.psd1").CmdletsToExport.Count
        $lines[1] | Should -Be ([System.IO.Path]::GetFullPath("$saved/Sdc/$version"))
        # Names with blanks, # and @ too; what the client itself notes is no file of ours.
        $ours = Get-ChildItem "$packages/Sdc/$version" -Recurse -File -Name | Sort-Object
        Get-ChildItem "$saved/Sdc/$version" -Recurse -File -Name | Where-Object { $_ -ne 'PSGetModuleInfo.xml' } | Sort-Object | Should -Be $ours
    }
}
