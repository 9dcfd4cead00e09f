#!/usr/bin/env bash
# Whole-process figures: publishes the command, compiled ahead for this system, and measures it from outside. See bench/README.md.
#
#   bench/processes.sh [startup] [bulk] [growth] [lengths] [peers]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rid=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -n 1)
dotnet publish src/Lightbill.Cli -c Release -r "$rid" -o artifacts/bench/cli -v quiet --nologo
dotnet build bench/Lightbill.Processes -c Release -v quiet --nologo
exec dotnet bench/Lightbill.Processes/bin/Release/net10.0/Lightbill.Processes.dll artifacts/bench/cli/Lightbill.Cli.dll \
  bench/Lightbill.Empty/bin/Release/net10.0/Lightbill.Empty.dll "$@"
