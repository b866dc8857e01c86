# Modules made for the test bring other versions of libraries that SDC uses. Each pair has a process of its own, for what is loaded stays loaded.
BeforeDiscovery {
    $pairs = foreach ($other in 'Older', 'Newer') {
        @{ Other = $other; Order = 'before'; First = $other; Second = 'Sdc' }
        @{ Other = $other; Order = 'after'; First = 'Sdc'; Second = $other }
    }
    $core = $PSVersionTable.PSEdition -eq 'Core'
}

BeforeAll {
    $root = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../..")
    $core = $PSVersionTable.PSEdition -eq 'Core'
    # Loads the compiler that comes with PowerShell 7.
    Add-Type -TypeDefinition 'public static class SdcClashTest { }'

    # The name of the assembly matters: Windows PowerShell takes the file's, PowerShell 7's Add-Type one by chance.
    function Write-Assembly([string] $Path, [string] $Version, [string] $Code, [string[]] $Reference) {
        $name = [System.IO.Path]::GetFileNameWithoutExtension($Path)
        $code = "[assembly: System.Reflection.AssemblyVersion(`"$Version`")] $Code"
        if (-not $core) {
            $given = @{}
            if ($Reference) { $given.ReferencedAssemblies = $Reference }
            Add-Type -TypeDefinition $code -OutputAssembly $Path -OutputType Library @given
            return
        }

        $tree = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($code)
        $files = @([object].Assembly.Location) + @($Reference | Where-Object { $_ })
        $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create($name).
            WithOptions([Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary)).
            AddReferences([Microsoft.CodeAnalysis.MetadataReference[]] @($files | ForEach-Object { [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile($_) })).
            AddSyntaxTrees([Microsoft.CodeAnalysis.SyntaxTree[]] @($tree))
        $stream = [System.IO.File]::Create($Path)
        try { $result = $compilation.Emit($stream) } finally { $stream.Dispose() }
        if (-not $result.Success) { throw "$($result.Diagnostics)" }
    }

    # CsvHelper and the logging abstractions go where most modules load theirs, beside the engine's. In PowerShell 7 a System.Text.Json other than the engine's needs a context of
    # its own; Windows PowerShell has neither contexts nor a System.Text.Json.
    function Write-Module([string] $Name, [string] $Version) {
        $folder = "$TestDrive/modules/$Name"
        $null = New-Item -ItemType Directory $folder -Force
        $code = 'namespace {0} {{ public static class Library {{ public static string Version() {{ return typeof(Library).Assembly.GetName().Version.ToString(); }} }} }}'
        foreach ($library in 'CsvHelper', 'Microsoft.Extensions.Logging.Abstractions', 'System.Text.Json') {
            Write-Assembly -Path "$folder/$library.dll" -Version $Version -Code ($code -f $library)
        }
        Write-Assembly -Path "$folder/$Name.Plain.dll" -Version '1.0.0.0' -Code "public static class ${Name}Plain { public static string Versions() { return CsvHelper.Library.Version() + `" `" + Microsoft.Extensions.Logging.Abstractions.Library.Version(); } }" -Reference "$folder/CsvHelper.dll", "$folder/Microsoft.Extensions.Logging.Abstractions.dll"
        Write-Assembly -Path "$folder/$Name.Json.dll" -Version '1.0.0.0' -Code "public static class ${Name}Json { public static string Version() { return System.Text.Json.Library.Version(); } }" -Reference "$folder/System.Text.Json.dll"
        $into = if ($core) { "[System.Runtime.Loader.AssemblyLoadContext]::new('$Name')" } else { '$null' }
        $load = if ($core) { '$context.LoadFromAssemblyPath' } else { '[System.Reflection.Assembly]::LoadFrom' }
        [System.IO.File]::WriteAllText("$folder/$Name.psm1", @"
foreach (`$library in 'CsvHelper', 'Microsoft.Extensions.Logging.Abstractions', '$Name.Plain') { `$plain = [System.Reflection.Assembly]::LoadFrom("`$PSScriptRoot/`$library.dll") }
`$context = $into
foreach (`$library in 'System.Text.Json', '$Name.Json') { `$json = $load("`$PSScriptRoot/`$library.dll") }
function Get-${Name}Version { "`$(`$plain.GetType('${Name}Plain')::Versions()) `$(`$json.GetType('${Name}Json')::Version())" }
"@)
        "$folder/$Name.psm1"
    }

    $modules = @{ Sdc = "$root/Sdc.psd1"; Older = Write-Module -Name Older -Version '1.0.0.0'; Newer = Write-Module -Name Newer -Version '99.0.0.0' }

    function Invoke-Engine([string] $Script) { @(& (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $Script 2>&1 | ForEach-Object { "$_" }) }
}

Describe 'Another module with other versions of System.Text.Json, CsvHelper and Microsoft.Extensions' {
    It 'works, as SDC does: <Other>, imported <Order> SDC' -ForEach $pairs {
        $script = "
            `$ErrorActionPreference = 'Stop'
            Import-Module '$($modules[$First])'
            Import-Module '$($modules[$Second])'
            # CSV and JSON, in and out; twice, the second time after a re-import of both.
            foreach (`$time in 1, 2) {
                Get-${Other}Version
                `$null = New-SdcProject '$TestDrive/$Other-$Order' -WithSample -Force
                @(Import-SdcScreenConnectLog -ConfigPath '$TestDrive/$Other-$Order/config.json' -All).Count
                Import-Module '$($modules[$Second])', '$($modules[$First])' -Force
            }
            Remove-Module Sdc
            Get-${Other}Version
            Import-Module '$root/Sdc.psd1'
            Remove-Module $Other
            @(Get-SdcSession -ConfigPath '$TestDrive/$Other-$Order/config.json').Count"
        $lines = Invoke-Engine $script
        $version = if ($Other -eq 'Older') { '1.0.0.0' } else { '99.0.0.0' }
        $lines | Should -Be @("$version $version $version", '28', "$version $version $version", '28', "$version $version $version", '28')
    }

    It 'gets none of SDC''s where it forgot one of its own' {
        $folder = Split-Path (Write-Module -Name Lacking -Version '1.0.0.0')
        Remove-Item "$folder/CsvHelper.dll"
        $lines = Invoke-Engine "
            `$ErrorActionPreference = 'Stop'
            Import-Module '$root/Sdc.psd1'
            `$null = New-SdcProject '$TestDrive/Lacking' -WithSample
            @(Import-SdcScreenConnectLog -ConfigPath '$TestDrive/Lacking/config.json').Count
            `$plain = [System.Reflection.Assembly]::LoadFrom('$folder/Lacking.Plain.dll')
            try { `$plain.GetType('LackingPlain')::Versions() } catch { `$_.Exception.GetBaseException().GetType().Name }"
        $lines | Should -Be @('28', 'FileNotFoundException')
    }

    # What the tests above guard against: the first one wins. Windows PowerShell loads versions with strong names, as all of SDC's are, beside each other.
    It 'would be in the way of a module that loads its libraries beside the engine''s (PowerShell 7 only)' -Skip:(-not $core) {
        $lines = Invoke-Engine "
            Import-Module '$($modules['Older'])'
            try { [System.Reflection.Assembly]::LoadFrom('$root/module/bin/net8.0/CsvHelper.dll').GetName().Version.ToString() } catch { 'refused' }"
        $lines | Should -Not -Be "$([System.Reflection.AssemblyName]::GetAssemblyName("$root/module/bin/net8.0/CsvHelper.dll").Version)"
    }
}
