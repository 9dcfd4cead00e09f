#!/usr/bin/env bash
# Changes the core's code in small ways, one at a time, and sees whether a test fails (mutation testing, dotnet-stryker). A change that no test notices
# is a survivor: a test is missing, or the change makes no difference.
#
#   eng/mutate.sh [FILES…]      e.g. eng/mutate.sh '**/Bolt11/Bolt11Core*.cs'; without any, the files that eng/stryker-config.json names
#
# Takes a long while: one build, one run of the tests, then a few tests for each change. Peers, long laws and hostile texts are left out, being too slow
# to ask hundreds of times. The report is artifacts/mutation/reports/mutation-report.html.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../test/Lightbill.Tests"
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export LIGHTBILL_RANDOM_RUNS="${LIGHTBILL_RANDOM_RUNS:-20}"

arguments=()
for file in "$@"; do arguments+=(--mutate "$file"); done
dotnet tool restore > /dev/null
exec dotnet stryker --config-file ../../eng/stryker-config.json --output ../../artifacts/mutation --skip-version-check ${arguments[@]+"${arguments[@]}"}
