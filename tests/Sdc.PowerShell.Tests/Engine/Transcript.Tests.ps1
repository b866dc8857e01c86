BeforeAll {
    . "$PSScriptRoot/TestProject.ps1"
    $columns = 'SessionId', 'Date', 'StartTime', 'EndTime', 'DurationMinutes', 'CustomerName', 'CustomerId', 'ContactName',
    'Technician', 'Title', 'Source', 'Status', 'SegmentCount', 'Meta', 'Context', 'Insights', 'Segments'

    # Every value below a value: its path, as the property names lead to it, and its text. ConvertFrom-Json makes moments of all texts that look like one.
    function Get-Leaf($Value, [string] $Path) {
        $base = $Value
        if ($null -ne $Value) { $base = $Value.psobject.BaseObject }
        if ($null -eq $base) { "$Path=" }
        elseif ($base -is [DateTimeOffset] -or $base -is [DateTime] -or ($base -is [string] -and $base -match '^\d{4}-\d\d-\d\dT.*Z$')) { "$Path=" + ([DateTimeOffset]$base).UtcDateTime.ToString('o') }
        elseif ($base -is [string] -or $base -is [ValueType]) { "$Path=" + [Convert]::ToString($base, [cultureinfo]::InvariantCulture) }
        elseif ($base -is [System.Collections.IDictionary]) { foreach ($key in $base.Keys) { Get-Leaf $base[$key] "$Path.$key" } }
        elseif ($base -is [System.Collections.IEnumerable]) { $i = 0; foreach ($item in $base) { Get-Leaf $item "$Path[$i]"; $i++ } }
        else { foreach ($property in $Value.psobject.Properties) { Get-Leaf $property.Value "$Path.$($property.Name)" } }
    }
}

Describe 'A new project with samples' {
    BeforeAll {
        $project = New-TestProject
        Push-Location $project
    }
    AfterAll { Pop-Location }

    It 'imports, links, and shows what needs review' {
        $review = Import-SdcScreenConnectLog -Path ./data/input/screenconnect/*.csv | Invoke-SdcCustomerLink | Where-Object Status -EQ 'Needs Review'
        $review | Should -BeOfType ([Sdc.Session])
        $review.CustomerName | Should -Contain 'Legal'
        $review.CustomerId | Should -Be (@($null) * $review.Count)
        @(Get-SdcSession -Status 'Needs Review').Count | Should -Be $review.Count
        @(Get-SdcSession -Status Linked).Count | Should -BeGreaterThan $review.Count
        Get-SdcSession -Status 'Needs Linking' | Should -BeNullOrEmpty
    }

    It 'exports a customer''s sessions to CSV in the demanded columns' {
        Get-SdcSession -Since 2026-10-01 -Customer 'Harbor*' | Export-Csv october.csv -NoTypeInformation
        $rows = @(Import-Csv october.csv)
        $rows.Count | Should -BeGreaterThan 3
        foreach ($row in $rows) {
            $row.psobject.Properties.Name | Should -Be $columns
            $row.CustomerName | Should -Be 'Harbor Dental Group'
            $row.CustomerId | Should -Be '101'
            $row.Date | Should -Match '^2026-10-\d\d$'
            [int]$row.DurationMinutes | Should -BeGreaterThan 0
            foreach ($cell in $row.psobject.Properties) { $cell.Value | Should -Not -Match '(Sdc|System)\.[A-Z]' -Because $cell.Name }
        }
    }

    It 'sums minutes by customer over sessions that an import brings' {
        $sums = Import-SdcScreenConnectLog ./data/input/screenconnect -All |
            Group-Object CustomerName |
            Select-Object Name, @{ n = 'Minutes'; e = { ($_.Group | Measure-Object DurationMinutes -Sum).Sum } }
        ($sums | Where-Object Name -EQ 'Harbor Dental Group').Minutes | Should -Be 226
        ($sums | Measure-Object Minutes -Sum).Sum | Should -Be (Get-SdcSession | Measure-Object DurationMinutes -Sum).Sum
    }

    It 'gives nothing from an import that finds nothing new' {
        Import-SdcScreenConnectLog ./data/input/screenconnect | Should -BeNullOrEmpty
    }

    It 'runs the pipeline, with one summary a step' {
        $said = Invoke-SdcPipeline -Verbose 4>&1
        $steps = @($said | Where-Object { $_ -is [Sdc.StepSummary] })
        $steps.Step | Should -Be @('ingest-screenconnect', 'ingest-sillytavern', 'ingest-syncro', 'link')
        $steps[0].New | Should -Be 0
        $steps[0].Unchanged | Should -Be 28
        $steps[1].New | Should -Be 4
        $steps[2].New | Should -Be 8
        ($steps.Failed | Measure-Object -Sum).Sum | Should -Be 0
        @($said | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message -like 'New: *' }).Count | Should -Be 12

        $again = Invoke-SdcPipeline
        $again.New | Should -Be @(0, 0, 0, 0)
        $again.Changed | Should -Be @(0, 0, 0, 0)
    }

    It 'has properties of the demanded types, times in the configured zone' {
        foreach ($session in Get-SdcSession | Select-Object -First 8) {
            $session.psobject.Properties.Name | Should -Be $columns
            $session.Date | Should -BeOfType ([string])
            $session.Status | Should -BeOfType ([string])
            $session.StartTime | Should -BeOfType ([DateTimeOffset])
            $session.EndTime | Should -BeOfType ([DateTimeOffset])
            $session.StartTime.Offset | Should -Be ([TimeSpan]::FromHours(-4))
            $session.Date | Should -Be $session.StartTime.ToString('yyyy-MM-dd')
            $session.DurationMinutes | Should -BeOfType ([int])
            $session.SegmentCount | Should -Be $session.Segments.Count
        }
    }

    It 'loses nothing in ConvertTo-Json -Depth 6, keys that SDC does not know included' {
        $file = @(Get-ChildItem ./data/output/sessions/*SyncroRMM*.json)[0].FullName
        $text = [System.IO.File]::ReadAllText($file)
        $changed = $text -replace '^\{', '{ "team_tag": { "colour": ["red", 7] },' -replace '"schema_version"', '"meta_tag": "kept", "schema_version"'
        $changed | Should -Not -Be $text
        [System.IO.File]::WriteAllText($file, $changed)

        foreach ($session in Get-SdcSession | Select-Object -First 12) {
            $text = $session | ConvertTo-Json -Depth 6 -WarningVariable cut -WarningAction SilentlyContinue
            $cut | Should -BeNullOrEmpty
            $lost = [System.Collections.Generic.HashSet[string]]::new([string[]](Get-Leaf $session ''))
            $lost.SymmetricExceptWith([string[]](Get-Leaf ($text | ConvertFrom-Json) ''))
            $lost | Should -BeNullOrEmpty
        }

        $session = Get-SdcSession | Where-Object { $_.psobject.Properties['Unknown'] }
        @($session).Count | Should -Be 1
        $json = $session | ConvertTo-Json -Depth 6 | ConvertFrom-Json
        $json.Unknown.team_tag.colour | Should -Be @('red', 7)
        $json.Meta.Unknown.meta_tag | Should -Be 'kept'
        Set-SdcSession $session.SessionId -Note 'seen'
        [System.IO.File]::ReadAllText($file) | Should -BeLike '*"team_tag"*'
    }
}
