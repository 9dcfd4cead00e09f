#!/usr/bin/env bash
# Runs the tests of the libraries and the command in surroundings that have broken other programs: no vector units, other letters, digits, calendars and time zones.
#
#   eng/test-hostile.sh [--all]
#
#   --all    every culture on every project; without it, one round of each project on each half of the surroundings
#
# Wants the Release build of the tests. The projects themselves ask for invariant globalization, so these runs take a copy of their runtime settings without it; that needs
# ICU (Debian: libicu) and is skipped with a word where it is absent. The last line is "N rounds, N failed, N skipped".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset LIGHTBILL_ACCEPT LIGHTBILL_CRYPTO LIGHTBILL_SECP256K1
all=""
case "${1:-}" in
  --all) all=1 ;;
  "") ;;
  -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"; exit 0 ;;
  *) echo "test-hostile.sh: unknown option $1" >&2; exit 2 ;;
esac

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
rounds=0 failed=0 skipped=0

# round NAME cultures|invariant PROJECT VARIABLE=VALUE…
round() {
  local name="$1" mode="$2" project="$3" code=0
  shift 3
  local built="test/$project/bin/Release/net10.0/$project"
  cp "$built.runtimeconfig.json" "$room/settings.json"
  if [ "$mode" = cultures ]; then
    sed 's/\("System.Globalization.[A-Za-z]*"\): true/\1: false/' "$built.runtimeconfig.json" > "$room/settings.json"
  fi
  env "$@" timeout 600 dotnet exec --runtimeconfig "$room/settings.json" "$built.dll" -noLogo -noColor < /dev/null > "$room/log" 2>&1 || code=$?
  if [ "$code" -ne 0 ] && grep -q 'valid ICU package' "$room/log"; then
    echo "skipped: $project, $name: no ICU here"
    skipped=$((skipped + 1))
    return
  fi
  rounds=$((rounds + 1))
  echo "$project, $name: $(grep -o 'Total: [0-9]*, Errors: [0-9]*, Failed: [0-9]*, Skipped: [0-9]*' "$room/log" | tail -n 1)"
  if [ "$code" -ne 0 ]; then
    failed=$((failed + 1))
    cat "$room/log"
  fi
}

projects="Lightbill.Tests Lightbill.Cli.Tests Lightbill.Client.Tests"
for project in $projects; do
  round "Turkish, Kiritimati, no vector units" cultures "$project" LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati DOTNET_EnableHWIntrinsic=0
  round "Arabic, St John's" cultures "$project" LC_ALL=ar_SA.UTF-8 TZ=America/St_Johns
  if [ -n "$all" ]; then
    round "Persian" cultures "$project" LC_ALL=fa_IR.UTF-8 TZ=Asia/Tehran
    round "Thai, Buddhist calendar" cultures "$project" LC_ALL=th_TH.UTF-8 TZ=Asia/Bangkok
    round "invariant, Turkish, no vector units, managed curve" invariant "$project" LC_ALL=tr_TR.UTF-8 TZ=America/St_Johns DOTNET_EnableHWIntrinsic=0 LIGHTBILL_CRYPTO=managed
  fi
done
echo "$rounds rounds, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$rounds" -gt 0 ]
