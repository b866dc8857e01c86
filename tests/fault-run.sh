#!/usr/bin/env bash
# The long version of the tests that go by seeds: servers and models that fail in every way, processes killed at random requests.
# Usage: tests/fault-run.sh [seeds]   (200 by default; 'dotnet test' takes 20)
set -euo pipefail
cd "$(dirname "$0")/.."
export SDC_SEEDS="${1:-200}" SDC_SESSIONS=1000 SDC_KILLS=300 SDC_ROUNDS=50
dotnet test tests/Sdc.Core.Tests --nologo --filter "FullyQualifiedName~ChaosRun|FullyQualifiedName~ChaosWholeRun"
dotnet test tests/Sdc.Core.Tests --nologo --filter "FullyQualifiedName~At_random_faults_each_session_ends_analysed"
# The properties whose every case takes long, with all their cases.
dotnet test tests/Sdc.Core.Tests --nologo --filter "FullyQualifiedName~IngestPropertyTests|FullyQualifiedName~ChatStorePropertyTests|FullyQualifiedName~TicketPropertyTests|FullyQualifiedName~DecisionProperties"
# 100,000 damaged files for every reader; alone, for its time and memory are measured.
SDC_MUTANTS="${SDC_MUTANTS:-100000}" dotnet test tests/Sdc.Core.Tests --nologo --filter "FullyQualifiedName~RubbishTests"
dotnet test tests/Sdc.Cli.Tests --nologo --filter "FullyQualifiedName~KilledFetch|FullyQualifiedName~KilledReport"
# Disks that are full at every page, too little memory, and sources that change while they are read.
SDC_STARVE=1 dotnet test tests/Sdc.Cli.Tests --nologo --filter "FullyQualifiedName~Starved"
# 300 processes killed at random moments of five kinds of work, at least 250 while they live; 50 rounds of four processes and a person on one folder.
dotnet test tests/Sdc.Cli.Tests --nologo --filter "FullyQualifiedName~KilledTests|FullyQualifiedName~CrowdTests"
# The packages of a release, built anew, installed and run.
SDC_PACKAGE=1 dotnet test tests/Sdc.PowerShell.Tests --nologo --filter "FullyQualifiedName~ReleaseTests"
