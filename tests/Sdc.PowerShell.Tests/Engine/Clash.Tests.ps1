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
    # Loads the compiler that comes with the engine.
    Add-Type -TypeDefinition 'public static class SdcClashTest { }'

    # Add-Type gives an assembly a name by chance; here the name matters.
    function Write-Assembly([string] $Path, [string] $Version, [string] $Code, [string[]] $Reference) {
        $name = [System.IO.Path]::GetFileNameWithoutExtension($Path)
        $tree = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText("[assembly: System.Reflection.AssemblyVersion(`"$Version`")] $Code")
        $files = @([object].Assembly.Location) + @($Reference | Where-Object { $_ })
        $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create($name).
            WithOptions([Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary)).
            AddReferences([Microsoft.CodeAnalysis.MetadataReference[]] @($files | ForEach-Object { [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile($_) })).
            AddSyntaxTrees([Microsoft.CodeAnalysis.SyntaxTree[]] @($tree))
        $stream = [System.IO.File]::Create($Path)
        try { $result = $compilation.Emit($stream) } finally { $stream.Dispose() }
        if (-not $result.Success) { throw "$($result.Diagnostics)" }
    }

    # CsvHelper and the logging abstractions go where most modules load theirs, beside the engine's; a System.Text.Json other than the engine's needs a context of its own.
    function Write-Module([string] $Name, [string] $Version) {
        $folder = "$TestDrive/modules/$Name"
        $null = New-Item -ItemType Directory $folder -Force
        $code = 'namespace {0} {{ public static class Library {{ public static string Version() {{ return typeof(Library).Assembly.GetName().Version.ToString(); }} }} }}'
        foreach ($library in 'CsvHelper', 'Microsoft.Extensions.Logging.Abstractions', 'System.Text.Json') {
            Write-Assembly -Path "$folder/$library.dll" -Version $Version -Code ($code -f $library)
        }
        Write-Assembly -Path "$folder/$Name.Plain.dll" -Version '1.0.0.0' -Code "public static class ${Name}Plain { public static string Versions() { return CsvHelper.Library.Version() + `" `" + Microsoft.Extensions.Logging.Abstractions.Library.Version(); } }" -Reference "$folder/CsvHelper.dll", "$folder/Microsoft.Extensions.Logging.Abstractions.dll"
        Write-Assembly -Path "$folder/$Name.Json.dll" -Version '1.0.0.0' -Code "public static class ${Name}Json { public static string Version() { return System.Text.Json.Library.Version(); } }" -Reference "$folder/System.Text.Json.dll"
        [System.IO.File]::WriteAllText("$folder/$Name.psm1", @"
foreach (`$library in 'CsvHelper', 'Microsoft.Extensions.Logging.Abstractions', '$Name.Plain') { `$plain = [System.Reflection.Assembly]::LoadFrom("`$PSScriptRoot/`$library.dll") }
`$context = [System.Runtime.Loader.AssemblyLoadContext]::new('$Name')
foreach (`$library in 'System.Text.Json', '$Name.Json') { `$json = `$context.LoadFromAssemblyPath("`$PSScriptRoot/`$library.dll") }
function Get-${Name}Version { "`$(`$plain.GetType('${Name}Plain')::Versions()) `$(`$json.GetType('${Name}Json')::Version())" }
"@)
        "$folder/$Name.psm1"
    }

    if ($PSVersionTable.PSEdition -eq 'Core') { $modules = @{ Sdc = "$root/Sdc.psd1"; Older = Write-Module -Name Older -Version '1.0.0.0'; Newer = Write-Module -Name Newer -Version '99.0.0.0' } }
}

Describe 'Another module with other versions of System.Text.Json, CsvHelper and Microsoft.Extensions' -Skip:(-not $core) {
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
        $lines = @(& (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $script 2>&1 | ForEach-Object { "$_" })
        $version = if ($Other -eq 'Older') { '1.0.0.0' } else { '99.0.0.0' }
        $lines | Should -Be @("$version $version $version", '28', "$version $version $version", '28', "$version $version $version", '28')
    }

    It 'would be in the way of a module that loads its libraries beside the engine''s' {
        # What the tests above guard against: the first one wins.
        $lines = @(& (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "
            Import-Module '$($modules['Older'])'
            try { [System.Reflection.Assembly]::LoadFrom('$root/module/bin/net8.0/CsvHelper.dll').GetName().Version.ToString() } catch { 'refused' }" | ForEach-Object { "$_" })
        $lines | Should -Not -Be "$([System.Reflection.AssemblyName]::GetAssemblyName("$root/module/bin/net8.0/CsvHelper.dll").Version)"
    }
}
