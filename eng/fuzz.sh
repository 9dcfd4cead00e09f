#!/usr/bin/env bash
# Attacks the parsers with AFL++, guided by the coverage that SharpFuzz writes into our assemblies. Needs afl-fuzz (Debian: apt-get install afl++).
#
#   eng/fuzz.sh TARGET|all [--seconds N] [--no-build]
#
#   TARGET          one of those that test/Lightbill.Fuzz knows; "list" lists them
#   --seconds N     for each target, 300 unless said otherwise
#   --no-build      take the instrumented build that is there
#
# Starts from the target's seeds and its corpus, test/Lightbill.Fuzz/Corpus/TARGET.txt, and at the end stores the smallest set of inputs with the same
# coverage there. What fails is stored in vectors/regressions/TARGET.txt, where the tests fail on it until it is mended. The last line of each target
# tells executions, coverage and findings; the exit code is 1 when something failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

seconds=300 build=1 wanted=""
while [ $# -gt 0 ]; do
  case "$1" in
    --seconds) [ $# -ge 2 ] || { echo "fuzz.sh: --seconds needs a number" >&2; exit 2; }; seconds="$2"; shift ;;
    --no-build) build="" ;;
    -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"; exit 0 ;;
    -*) echo "fuzz.sh: unknown option $1" >&2; exit 2 ;;
    *) wanted="$wanted $1" ;;
  esac
  shift
done
[ -n "$wanted" ] || { echo "fuzz.sh: which target? eng/fuzz.sh list names them" >&2; exit 2; }

work=artifacts/fuzz
plain="$work/plain/Lightbill.Fuzz.dll"
instrumented="$work/instrumented/Lightbill.Fuzz.dll"

if [ -n "$build" ] || [ ! -e "$instrumented" ]; then
  rm -rf "$work/plain" "$work/instrumented"
  dotnet publish test/Lightbill.Fuzz -c Release -v quiet --nologo -o "$work/plain" -p:ErrorOnDuplicatePublishOutputFiles=false
  cp -r "$work/plain" "$work/instrumented"
  dotnet tool restore > /dev/null
  for assembly in Lightbill Lightbill.Qr Lightbill.Cli; do dotnet sharpfuzz "$work/instrumented/$assembly.dll"; done
fi

names=$(dotnet "$plain" list)
if [ "$wanted" = " list" ]; then echo "$names"; exit 0; fi
if [ "$wanted" = " all" ]; then wanted=$(echo "$names" | cut -d ' ' -f 1); fi
command -v afl-fuzz > /dev/null || { echo "fuzz.sh: no afl-fuzz here (Debian: apt-get install afl++)" >&2; exit 2; }

# SharpFuzz speaks to the fuzzer itself: the program is no binary that afl-clang made. Cores and CPU settings of the machine are left as they are.
export AFL_QUIET=1 AFL_TMPDIR="$PWD/$work" AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1 AFL_FAST_CAL=1 AFL_MAP_SIZE=65536
export DOTNET_TieredPGO=0

failed=0
# How many edges the files of a folder cover together.
covered() {
  AFL_MAP_SIZE=65536 LIGHTBILL_CRYPTO=$crypto afl-showmap -q -e -C -i "$1" -o "$folder/edges" -t 5000 -m none -- \
    "$(readlink -f "$(command -v dotnet)")" "$instrumented" run "$target" > "$folder/showmap.log" 2>&1 < /dev/null || true
  wc -l < "$folder/edges"
}

attack() { # target
  local target="$1" folder="$work/$1" corpus="test/Lightbill.Fuzz/Corpus/$1.txt" regressions="vectors/regressions/$1.txt"
  echo "$names" | cut -d ' ' -f 1 | grep -qx "$target" || { echo "fuzz.sh: there is no target $target; eng/fuzz.sh list names them" >&2; exit 2; }
  # The curve is the subject of its own target only; elsewhere the native one is faster.
  local crypto=auto
  [ "$target" = curve ] && crypto=managed
  rm -rf "$folder"
  mkdir -p "$folder"
  dotnet "$plain" seeds "$target" "$folder/seeds"
  if [ -e "$corpus" ]; then dotnet "$plain" unpack "$corpus" "$folder/seeds"; fi
  local dictionary=()
  if [ -s "$folder/seeds.dict" ]; then dictionary=(-x "$folder/seeds.dict"); fi
  LIGHTBILL_CRYPTO=$crypto afl-fuzz -i "$folder/seeds" -o "$folder/out" -t 5000 -m none -V "$seconds" ${dictionary[@]+"${dictionary[@]}"} \
    dotnet "$instrumented" run "$target" > "$folder/log" 2>&1 < /dev/null || { tail -n 20 "$folder/log"; echo "fuzz.sh: afl-fuzz failed on $target" >&2; failed=1; return; }

  local findings=0 file
  for file in "$folder"/out/default/crashes/id* "$folder"/out/default/hangs/id*; do
    [ -e "$file" ] || continue
    # A hang of a loaded machine is none: only what fails or takes long here too counts.
    if ! timeout 20 dotnet "$plain" replay "$target" "$file" > "$folder/replay" 2>&1; then
      findings=$((findings + 1))
      head -n 3 "$folder/replay"
      mkdir -p vectors/regressions
      base64 -w 0 "$file" >> "$regressions"
      echo >> "$regressions"
    fi
  done
  [ "$findings" -eq 0 ] || failed=1

  # The smallest set that covers the same edges.
  AFL_MAP_SIZE=65536 LIGHTBILL_CRYPTO=$crypto afl-cmin -e -i "$folder/out/default/queue" -o "$folder/kept" -t 5000 -m none -- \
    "$(readlink -f "$(command -v dotnet)")" "$instrumented" run "$target" > "$folder/cmin.log" 2>&1 || { tail -n 5 "$folder/cmin.log"; failed=1; return; }
  dotnet "$plain" pack "$target" "$folder/kept" "$corpus"
  local stats="$folder/out/default/fuzzer_stats"
  value() { sed -n "s/^$1 *: *//p" "$stats"; }
  # The same files as the fuzzer began with, in its order: what runs once in a process is then counted alike at the start and at the end.
  mkdir -p "$folder/start"
  cp "$folder"/out/default/queue/id*orig* "$folder/start/"
  echo "$target: $(value execs_done) executions in $(value run_time) s, $(covered "$folder/start") edges covered by seeds and corpus, $(covered "$folder/out/default/queue") at the end, $(value corpus_found) new inputs, $findings findings"
}

for target in $wanted; do attack "$target"; done
[ "$failed" -eq 0 ]
