BeforeDiscovery {
    Import-Module ([System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1"))
    $writers = @(Get-Command -Module Sdc | Where-Object { $_.Parameters.ContainsKey('WhatIf') } | ForEach-Object { @{ Name = $_.Name } })
    # Each way in which a parameter says that it takes the pipeline: the object itself, a property of its name or of an alias.
    $forms = foreach ($command in Get-Command -Module Sdc) {
        foreach ($parameter in $command.Parameters.Values) {
            foreach ($set in $parameter.ParameterSets.GetEnumerator()) {
                $common = @{ Command = $command.Name; Parameter = $parameter.Name; Set = $set.Key }
                if ($set.Value.ValueFromPipeline) { $common + @{ Property = $null; Form = 'the object' } }
                if ($set.Value.ValueFromPipelineByPropertyName) { foreach ($name in @($parameter.Name) + $parameter.Aliases) { $common + @{ Property = $name; Form = "its property $name" } } }
            }
        }
    }
}

Describe 'A parameter that takes the pipeline' {
    BeforeAll {
        function Get-Sample([type] $Type) {
            $one = if ($Type.IsArray) { $Type.GetElementType() } else { $Type }
            if ($one -eq [string] -or $one -eq [object]) { 'x' } elseif ($one.IsValueType) { 7 -as $one } else { $one::new() }
        }
    }

    # A function with the cmdlet's parameters tells how the engine binds them, without doing anything.
    It '<Command> -<Parameter> binds <Form>' -ForEach $forms {
        $cmdlet = Get-Command $Command
        $metadata = [System.Management.Automation.CommandMetadata] $cmdlet
        $bound = [scriptblock]::Create("$([System.Management.Automation.ProxyCommand]::GetCmdletBindingAttribute($metadata))`nparam($([System.Management.Automation.ProxyCommand]::GetParamBlock($metadata)))`nprocess { `$PSBoundParameters['$Parameter'] }")
        $others = @{}
        foreach ($other in $cmdlet.Parameters.Values) {
            $facts = @($other.ParameterSets[$Set], $other.ParameterSets['__AllParameterSets']) | Where-Object { $_ } | Select-Object -First 1
            if ($other.Name -ne $Parameter -and $facts.IsMandatory) { $others[$other.Name] = Get-Sample $other.ParameterType }
        }
        $value = Get-Sample $cmdlet.Parameters[$Parameter].ParameterType
        $piped = if ($Property) { [pscustomobject] @{ $Property = $value } } else { $value }
        $got = @($piped | & $bound @others)
        $got.Count | Should -Be 1
        # Not handed to Should, which would write a whole session out.
        $got[0] -eq $value | Should -BeTrue
    }
}

Describe 'A cmdlet that writes' {
    It '<Name> is tried with -WhatIf in WhatIf.Tests.ps1' -ForEach $writers {
        [System.IO.File]::ReadAllText("$PSScriptRoot/WhatIf.Tests.ps1").Contains("@{ Name = '$Name") | Should -BeTrue -Because 'its list needs a row for each writer'
    }
}
