# What the test files share; each dot-sources it in its BeforeAll.
Import-Module ([System.IO.Path]::GetFullPath("$PSScriptRoot/../../../Sdc.psd1")) -ErrorAction Stop

# A project of its own: zone America/New_York, the customers of the samples and, unless -Empty, their logs, chats and tickets; with -Note their notes too.
function New-TestProject {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    param([switch] $Empty, [switch] $Note)
    $folder = [System.IO.Path]::Combine($TestDrive, 'p' + [Guid]::NewGuid().ToString('N').Substring(0, 8))
    New-SdcProject $folder -WithSample -ErrorAction Stop | Out-Null
    if ($Empty) { Remove-Item "$folder/data/input/screenconnect/*", "$folder/data/input/sillytavern/*", "$folder/data/input/syncro/*" }
    if (-not $Note) { Remove-Item "$folder/data/input/notes.json" }
    $folder
}

# Connections of one technician, each long after the one before, so that each makes a session. {0} in the company is a number of its own for each.
function Write-ConnectionLog {
    param([string] $Path, [int] $Count = 1, [string] $Start = '2026-03-02T14:00:00Z', [int] $FirstNumber = 1, [int] $Minutes = 20, [string] $Company = 'Harbor Dental Group', [int] $HoursApart = 6)
    $time = [DateTimeOffset]::Parse($Start, [cultureinfo]::InvariantCulture).UtcDateTime
    $lines = [System.Collections.Generic.List[string]]::new()
    $lines.Add('ConnectionID,ParticipantName,SessionName,SessionCustomProperty1,ConnectedTime,DisconnectedTime')
    for ($i = 0; $i -lt $Count; $i++) {
        $from = $time.AddHours($HoursApart * $i)
        $lines.Add(('00000000-0000-0000-0000-{0:d12},Dana,DESK-1,"{1}",{2},{3}' -f ($FirstNumber + $i), ($Company -f $i),
                $from.ToString('yyyy-MM-ddTHH:mm:ssZ'), $from.AddMinutes($Minutes).ToString('yyyy-MM-ddTHH:mm:ssZ')))
    }
    [System.IO.File]::WriteAllLines($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path), $lines)
}

# Every file and folder below a folder, each file with a hash of its bytes.
function Get-FolderState([string] $Folder) {
    Get-ChildItem -LiteralPath $Folder -Recurse -Force | Sort-Object FullName | ForEach-Object {
        if ($_.PSIsContainer) { $_.FullName } else { "$($_.FullName) $((Get-FileHash -LiteralPath $_.FullName).Hash)" }
    }
}

# The id of an error record without the name of the command.
function Get-ErrorId($ErrorRecord) { ($ErrorRecord.FullyQualifiedErrorId -split ',')[0] }

# The engine that runs these tests, for a process of its own.
function Get-Engine { [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName }
