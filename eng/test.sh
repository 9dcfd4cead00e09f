#!/usr/bin/env bash
# Builds everything once and runs every test project: on our managed curve code, and again on libsecp256k1 where that is installed.
# Needs the .NET SDK and nothing else; what is missing beyond it is reported as skipped.
#
#   eng/test.sh [--install] [--require-all] [--no-build] [--filter TEXT]
#
#   --install       first install the optional parts (eng/install-optional.sh)
#   --require-all   a skipped test or a missing part is a failure
#   --no-build      take the Release build that is there
#   --filter TEXT   only the tests whose full name contains TEXT
#
# The last line is "N passed, N failed, N skipped" over all runs; the exit code is 0 only when nothing failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/optional.sh
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

install="" require_all="" build=1 filter=""
while [ $# -gt 0 ]; do
  case "$1" in
    --install) install=1 ;;
    --require-all) require_all=1 ;;
    --no-build) build="" ;;
    --filter) [ $# -ge 2 ] || { echo "test.sh: --filter needs a text" >&2; exit 2; }; filter="$2"; shift ;;
    -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"; exit 0 ;;
    *) echo "test.sh: unknown option $1" >&2; exit 2 ;;
  esac
  shift
done

passed=0 failed=0 skipped=0
results=$(mktemp -d)

finish() {
  local code=$?
  rm -rf "$results"
  # Leaving by an error of the script itself, or of the build, is a failure too.
  if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ] && [ -z "${refused:-}" ]; then failed=1; fi
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$code"
}
trap finish EXIT
trap 'kill $(jobs -p) 2> /dev/null; exit 130' INT TERM

# Tests that need an optional part ask for this; the passes below set the curve for each run.
unset LIGHTBILL_REQUIRE_ALL LIGHTBILL_CRYPTO
if [ -n "$require_all" ]; then export LIGHTBILL_REQUIRE_ALL=1; fi
if [ -n "$install" ]; then
  if ! eng/install-optional.sh; then
    echo "test.sh: some optional parts could not be installed; their tests say which"
  fi
fi
if [ -n "$build" ]; then dotnet build Lightbill.slnx -c Release -v quiet --nologo; fi

# What does not touch the curve runs once.
needs_one_pass() { [ "$1" = Lightbill.Repository.Tests ]; }

start() { # project, backend
  local name="$1" backend="$2" run="$results/$1.$2"
  local dll="test/$name/bin/Release/net10.0/$name.dll"
  local arguments=(-noLogo -noColor -xml "$run.xml")
  if [ -n "$filter" ]; then arguments+=(-method "*$filter*"); fi
  (
    code=0
    LIGHTBILL_CRYPTO="$backend" dotnet "$dll" "${arguments[@]}" < /dev/null > "$run.log" 2>&1 || code=$?
    echo "$code" > "$run.code"
  ) &
}

# The number behind an attribute of the one <assembly> element; 0 without it.
attribute() {
  local value
  value=$(grep -o '<assembly [^>]*>' "$1" 2> /dev/null | head -n 1 | sed -n "s/.* $2=\"\([0-9]*\)\".*/\1/p")
  echo "${value:-0}"
}

collect() { # project, backend
  local name="$1" backend="$2" run="$results/$1.$2"
  local code good bad left
  code=$(cat "$run.code" 2> /dev/null || echo 1)
  good=$(attribute "$run.xml" passed)
  bad=$(($(attribute "$run.xml" failed) + $(attribute "$run.xml" errors)))
  left=$(attribute "$run.xml" skipped)
  # A run that ended badly without naming a failed test (a crash, a missing file) counts as one failure. A project without tests is none.
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  echo "$name ($backend): $good passed, $bad failed, $left skipped"
  if [ "$bad" -ne 0 ]; then
    cat "$run.log"
  elif [ "$left" -ne 0 ]; then
    grep '\[SKIP\]' -A 1 "$run.log" || true
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
}

pass() { # backend
  local backend="$1" project name running=""
  for project in test/*/*.Tests.csproj; do
    name=$(basename "$project" .csproj)
    if [ "$backend" = native ] && needs_one_pass "$name"; then continue; fi
    start "$name" "$backend"
    running="$running $name"
  done
  wait
  for name in $running; do collect "$name" "$backend"; done
}

pass managed
if have_native_curve; then
  pass native
else
  echo "skipped: the tests on libsecp256k1, which is not installed (Debian: apt-get install libsecp256k1-1; or eng/test.sh --install)"
  skipped=$((skipped + 1))
fi

if [ "$failed" -ne 0 ]; then exit 1; fi
if [ "$passed" -eq 0 ]; then
  refused=1
  echo "test.sh: no test ran"
  exit 1
fi
if [ -n "$require_all" ] && [ "$skipped" -ne 0 ]; then
  refused=1
  echo "test.sh: $skipped skipped, and --require-all takes that for a failure"
  exit 1
fi
