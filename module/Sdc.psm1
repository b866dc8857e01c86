# Loads the module's assemblies and hands their cmdlets on. Nothing else happens at import.
$framework = if ($PSVersionTable.PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
$loader = [System.IO.Path]::Combine($PSScriptRoot, 'bin', $framework, 'Sdc.Loader.dll')
if (-not [System.IO.File]::Exists($loader)) {
    throw "The module is not built: $loader is missing. Run 'dotnet build' in the folder of Sdc.psd1."
}

$model, $commands = [System.Reflection.Assembly]::LoadFrom($loader).GetType('Sdc.Loader.ModuleAssemblies', $true)::Load()
Import-Module -Assembly $model
# The second Import-Module is for a re-import: the engine then finds the nested module in its cache and forgets to hand its cmdlets on
# (https://github.com/PowerShell/PowerShell/issues/20710). It changes nothing the first time.
Import-Module -Assembly $commands -PassThru | Import-Module
