@{
    Severity     = @('Error', 'Warning', 'Information')
    ExcludeRules = @(
        # What a BeforeAll of Pester sets is used in the tests beside it, where the analyser does not look.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
    Rules        = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
    }
}
