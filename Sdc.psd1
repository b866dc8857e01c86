@{
    RootModule             = 'module/Sdc.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '8c2b0a52-5d0e-4b0c-9b7e-6a4d5a1f3e21'
    Author                 = 'The SDC authors'
    CompanyName            = 'SDC'
    Copyright              = '(c) The SDC authors. MIT licence.'
    Description            = 'Syncro Data Consolidator: turns remote connections, tickets, chats and notes into work sessions that say who worked, for whom, when and on what.'
    CompatiblePSEditions   = @('Desktop', 'Core')
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = @('module/Sdc.Format.ps1xml')
    CmdletsToExport        = @(
        'Get-SdcConfig'
        'Get-SdcCoverage'
        'Get-SdcCustomer'
        'Get-SdcCustomerLink'
        'Get-SdcSession'
        'Import-SdcNote'
        'Import-SdcScreenConnectLog'
        'Import-SdcSillyTavernChat'
        'Import-SdcSyncroTicket'
        'Invoke-SdcCustomerLink'
        'Invoke-SdcLlmAnalysis'
        'Invoke-SdcPipeline'
        'New-SdcProject'
        'Remove-SdcCustomerData'
        'Remove-SdcSession'
        'Repair-SdcStore'
        'Resolve-SdcCustomerLink'
        'Set-SdcSession'
        'Test-SdcConnection'
        'Update-SdcCustomerCache'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags = @('SyncroMSP', 'ScreenConnect', 'MSP', 'TimeTracking', 'PSEdition_Desktop', 'PSEdition_Core')
        }
    }
}
