#!/usr/bin/env bash
# Makes the packages, and in that of the command, for each platform named, the program compiled ahead: it starts in half the time. On other platforms the same package runs
# the code that every platform has, compiled as it runs.
#
#   eng/pack.sh [RID…]
#
# Wants the Release build. Without a RID: every platform we know whose runtime the registry gives; what it does not give is named, and that is no failure. With RIDs: those,
# and a missing runtime is a failure. Into artifacts/packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDTERMINALLOGGER=off

known="linux-x64 linux-arm64 linux-musl-x64 osx-x64 osx-arm64 win-x64"
case "${1:-}" in
  -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"; exit 0 ;;
  -*) echo "pack.sh: unknown option $1" >&2; exit 2 ;;
esac
wanted="${*:-$known}"

out=artifacts/packages
tools=artifacts/tools
log=$(mktemp)
trap 'rm -f "$log"' EXIT
rm -rf "$out" "$tools"
mkdir -p "$tools/compiled"

for rid in $wanted; do
  folder="$tools/compiled/$rid"
  # Its own artifacts, so that what is restored for one platform leaves no trace in the tree. No host: dotnet tool install brings one.
  if ! nice dotnet publish src/Lightbill.Cli -c Release -r "$rid" --no-self-contained --artifacts-path "$PWD/$tools/work" -o "$folder" -m:1 -v quiet --nologo \
    -p:UseAppHost=false -p:PublishDocumentationFiles=false > "$log" 2>&1; then
    rm -rf "$folder"
    if [ $# -eq 0 ] && grep -q 'Unable to find package Microsoft\.NETCore\.App\.Runtime' "$log"; then
      echo "$rid: not compiled ahead, the registry has no runtime for it"
      continue
    fi
    echo "$rid: FAILED"
    cat "$log"
    exit 1
  fi
  # dotnet tool install takes the folder of its own platform before that of any.
  cat > "$folder/DotnetToolSettings.xml" << 'XML'
<?xml version="1.0" encoding="utf-8"?>
<DotNetCliTool Version="1">
  <Commands>
    <Command Name="lightbill" EntryPoint="Lightbill.Cli.dll" Runner="dotnet" />
  </Commands>
</DotNetCliTool>
XML
done

dotnet pack Lightbill.slnx -c Release --no-build -o "$out" -v quiet --nologo -p:CompiledTools="$PWD/$tools/compiled"
ls -l "$out"
