#!/usr/bin/env bash
# Makes the command as one file that needs no .NET on the machine, for one platform or for all of them.
#
#   eng/publish.sh [RID…]
#
# Without a RID: every platform we know whose runtime the registry gives; what it does not give is named, and that is no failure. With RIDs: those, and a missing
# runtime is a failure. Into artifacts/publish: lightbill-VERSION-RID/ with the program and the licences, the same as .tar.gz, and SHA256SUMS over what this run made.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDTERMINALLOGGER=off

known="linux-x64 linux-arm64 linux-musl-x64 linux-musl-arm64 osx-x64 osx-arm64 win-x64 win-arm64"
case "${1:-}" in
  -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"; exit 0 ;;
  -*) echo "publish.sh: unknown option $1" >&2; exit 2 ;;
esac
wanted="${*:-$known}"

project=src/Lightbill.Cli
out=artifacts/publish
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
mkdir -p "$out"

if command -v sha256sum > /dev/null; then sum() { sha256sum "$@"; }; else sum() { shasum -a 256 "$@"; }; fi

# The same bytes from the same files, where tar can do that.
archive() { # folder
  if tar --version 2> /dev/null | grep -q GNU; then
    tar -C "$out" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf - "$1" | gzip -9n > "$out/$1.tar.gz"
  else
    tar -C "$out" -czf "$out/$1.tar.gz" "$1"
  fi
}

# Trimmed, because the whole runtime would be three times as much; with machine code, because a trimmed runtime without it takes four times as long to start.
publish() { # RID, machine code or not
  rm -rf "$out/files"
  nice dotnet publish "$project" -c Release -r "$1" --self-contained --artifacts-path "$PWD/$out/work" -o "$out/files" -m:1 -v quiet --nologo \
    -p:PublishSingleFile=true -p:PublishTrimmed=true -p:PublishReadyToRun="$2" -p:TrimmerSingleWarn=false -p:DebugType=embedded \
    -p:PublishDocumentationFiles=false > "$log" 2>&1
}

missing() { grep -o "Unable to find package Microsoft\.$1[^ ]*" "$log" | sed 's/.* //; s/\.$//' | sort -u | paste -sd' ' -; }

# What the file holds beside our own code comes with licences that want to be passed on.
licences() { # RID, folder
  local pack
  pack=$(ls -d "$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')"/microsoft.netcore.app.runtime."$1"/* | sort -V | tail -n 1)
  cp LICENSE "$2/LICENSE.txt"
  cp "$pack/LICENSE.TXT" "$2/LICENSE-dotnet.txt"
  cp "$pack/THIRD-PARTY-NOTICES.TXT" "$2/THIRD-PARTY-NOTICES-dotnet.txt"
  chmod 644 "$2"/*.txt
}

made="" absent="" failed=""
for rid in $wanted; do
  machine_code=", with machine code"
  if ! publish "$rid" true; then
    if [ -n "$(missing 'NETCore\.App\.Runtime')$(missing 'NETCore\.App\.Host')" ]; then
      echo "$rid: not made, the registry has no $(missing 'NETCore\.App\.\(Runtime\|Host\)')"
      absent="$absent $rid"
      continue
    fi
    # The compiler to machine code runs here, so its absence is this machine's matter; the file works all the same.
    if [ -n "$(missing 'NETCore\.App\.Crossgen2')" ] && publish "$rid" false; then
      machine_code=", without machine code: it starts slower"
    else
      echo "$rid: FAILED"
      cat "$log"
      failed="$failed $rid"
      continue
    fi
  fi
  name="lightbill-$version-$rid"
  suffix=""
  if [ -e "$out/files/Lightbill.Cli.exe" ]; then suffix=.exe; fi
  rm -rf "${out:?}/$name"
  mkdir "$out/$name"
  mv "$out/files/Lightbill.Cli$suffix" "$out/$name/lightbill$suffix"
  # One file means one file: what is left over would be missing on the other machine.
  if [ -n "$(ls -A "$out/files")" ]; then
    echo "$rid: FAILED, more than one file came out: $(ls "$out/files" | paste -sd' ' -)"
    failed="$failed $rid"
    continue
  fi
  licences "$rid" "$out/$name"
  archive "$name"
  made="$made $name"
  echo "$rid: $out/$name.tar.gz, $(($(wc -c < "$out/$name.tar.gz") / 1000000)) MB ($(($(wc -c < "$out/$name/lightbill$suffix") / 1000000)) MB unpacked)$machine_code"
done
rm -rf "$out/files"

if [ -n "$made" ]; then (cd "$out" && for name in $made; do sum "$name.tar.gz"; done > SHA256SUMS && cat SHA256SUMS); fi
if [ -n "$failed" ] || [ -z "$made" ]; then exit 1; fi
if [ -n "$absent" ] && [ $# -gt 0 ]; then exit 1; fi
