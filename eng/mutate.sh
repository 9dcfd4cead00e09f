#!/usr/bin/env bash
# Changes the core's code in small ways, one at a time, and sees whether a test fails (mutation testing). A change that no test notices is a survivor: a
# test is missing, or the change makes no difference.
#
#   eng/mutate.sh [--sample N] [--seed N] [--survivors] [--no-build] [FILES…]
#
#   FILES           of src/Lightbill, with * for anything: 'Bolt11/Bolt11Core*.cs'; without any, the whole core
#   --sample N      N of the changes, drawn at random; the score of all is then told as a range (95 %)
#   --seed N        another draw; 1 unless said otherwise
#   --survivors     ask again about those that survived, with the tests as they are now
#   --no-build      take the changed core that is there, and what is known of the tests by name; the tests are built anyway
#
# dotnet-stryker makes the changes and compiles all of them into one Lightbill.dll with a switch for each; that takes some minutes, and what is not
# committed is no part of it. test/Lightbill.Mutation then throws one switch after another and runs the tests that reach it, in one process, until the
# first fails. What it found out stays in artifacts/mutation/outcomes.txt, so that a run that was stopped goes on; survivors.txt tells each survivor's
# place and change. The last line is the score.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export LIGHTBILL_RANDOM_RUNS="${LIGHTBILL_RANDOM_RUNS:-20}"

work="$PWD/artifacts/mutation" build=1
# With switches in it, the arithmetic of the managed curve computes wrong even when all are off (docs/adr/0023).
arguments=('!Cryptography/AffinePoint.cs' '!Cryptography/FieldElement.cs' '!Cryptography/JacobianPoint.cs' '!Cryptography/ManagedCurve*.cs'
  '!Cryptography/ModularInverse*.cs' '!Cryptography/PublicMultiplication.cs' '!Cryptography/Scalar.cs' '!Cryptography/SecretMultiplication.cs')
while [ $# -gt 0 ]; do
  case "$1" in
    --no-build) build="" ;;
    --sample | --seed) [ $# -ge 2 ] || { echo "mutate.sh: $1 needs a number" >&2; exit 2; }; arguments+=("$1" "$2"); shift ;;
    --survivors) arguments+=("$1") ;;
    -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"; exit 0 ;;
    -*) echo "mutate.sh: unknown option $1" >&2; exit 2 ;;
    *) arguments+=("$1") ;;
  esac
  shift
done

# Stryker's own way is to start the tests anew for every few changes. It is asked for its assembly and its list only: told to test what has changed since
# the last commit, which in a fresh tree is nothing, it stops there.
compile() {
  local tree="$work/tree" built
  if [ -e "$tree" ]; then git worktree remove --force "$tree"; fi
  rm -rf "$work"
  mkdir -p "$work"
  git worktree add --quiet --detach "$tree" HEAD
  built="$tree/test/Lightbill.Tests/bin/Debug/net10.0/Lightbill.dll"
  (cd "$tree/test/Lightbill.Tests" && dotnet tool restore > /dev/null && exec dotnet stryker --config-file ../../eng/stryker-config.json \
    --since:"$(git rev-parse HEAD)" --output "$work" --skip-version-check) > "$work/stryker.log" 2>&1 &
  stryker=$!
  trap 'kill "$stryker" 2> /dev/null || true' EXIT
  # It puts its assembly beside the tests for as long as it runs.
  while kill -0 "$stryker" 2> /dev/null; do
    # It may be written, or taken away again, at any moment: what is the same after copying is whole.
    if [ -e "$built.stryker-unchanged" ] && cp "$built" "$work/seen.dll" 2> /dev/null && cmp -s "$built" "$work/seen.dll" \
      && ! cmp -s "$work/seen.dll" "$built.stryker-unchanged"; then
      mv "$work/seen.dll" "$work/Lightbill.dll"
    fi
    sleep 0.2
  done
  trap - EXIT
  wait "$stryker" || { tail -n 20 "$work/stryker.log" >&2; exit 1; }
  [ -e "$work/Lightbill.dll" ] || { echo "mutate.sh: Stryker's assembly was not seen" >&2; exit 1; }
  git worktree remove --force "$tree"
}

if [ -n "$build" ] || [ ! -e "$work/Lightbill.dll" ]; then compile; fi
dotnet build test/Lightbill.Mutation -c Release -v quiet --nologo
rm -rf "$work/run"
cp -r test/Lightbill.Mutation/bin/Release/net10.0 "$work/run"
cp "$work/Lightbill.dll" "$work/run/Lightbill.dll"
dotnet "$work/run/Lightbill.Mutation.dll" "$work" "${arguments[@]}"
