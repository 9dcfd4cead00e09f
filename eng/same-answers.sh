#!/usr/bin/env bash
# Does a published file answer as the ordinary build does? Trimming takes away what nothing seems to use; what it took too much shows here.
#
#   eng/same-answers.sh PROGRAM
#
# Runs every command on both and compares standard output, standard error and exit code to the byte. Wants the Release build of src/Lightbill.Cli.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ $# -eq 1 ] || { echo "same-answers.sh: name the program" >&2; exit 2; }
program="$1"
ordinary=src/Lightbill.Cli/bin/Release/net10.0/Lightbill.Cli.dll
[ -e "$ordinary" ] || { echo "same-answers.sh: there is no $ordinary; build it first" >&2; exit 2; }
unset LIGHTBILL_CRYPTO LIGHTBILL_SECP256K1 LIGHTBILL_KEY_FILE
export TERM=dumb

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
coffee=$(grep -A 1 '"name": "coffee-one-minute"' vectors/bolt11/spec.json | sed -n 's/.*"invoice": "\([^"]*\)".*/\1/p')
offer="bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.0025&label=x&lightning=$coffee"
lnurl=LNURL1DP68GURN8GHJ7UM9WFMXJCM99E3K7MF0V9CXJ0M385EKVCENXC6R2C35XVUKXEFCV5MKVV34X5EKZD3EV56NYD3HXQURZEPEXEJXXEPNXSCRVWFNV9NXZCN9XQ6XYEFHVGCXXCMYXYMNSERXFQ5FNS
# The public key of the specification's examples; it guards nothing.
(umask 077 && echo e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734 > "$room/key")
printf '%s\n' "$coffee" "$offer" hello "$lnurl" > "$room/lines"

runs=0 different=0
# same INPUT-FILE ARGUMENT…
same() {
  local input="$1" code
  shift
  for side in ordinary published; do
    mkdir -p "$room/$side"
    code=0
    if [ "$side" = ordinary ]; then dotnet "$ordinary" "$@" < "$input" > "$room/$side/out" 2> "$room/$side/err" || code=$?
    else "$program" "$@" < "$input" > "$room/$side/out" 2> "$room/$side/err" || code=$?; fi
    echo "$code" > "$room/$side/code"
  done
  runs=$((runs + 1))
  if ! diff -r "$room/ordinary" "$room/published" > "$room/difference"; then
    echo "different: lightbill $*"
    head -n 20 "$room/difference"
    different=$((different + 1))
  fi
}

at=(--at 1496314660)
for format in text json lncli cln decoder bolt11js; do same /dev/null decode "$coffee" -f "$format" "${at[@]}"; done
same /dev/null decode "$coffee" -v --strict "${at[@]}"
same "$room/lines" decode --lines -f json "${at[@]}"
same /dev/null decode "$offer" -f json "${at[@]}"
same /dev/null decode "$lnurl" -f json
same /dev/null decode "${coffee%?}q"
same /dev/null explain "$coffee" "${at[@]}"
same /dev/null explain "${coffee%?}q" -f json "${at[@]}"
same /dev/null check "$coffee" --network mainnet --amount 2500u "${at[@]}"
same /dev/null check "$coffee" --network testnet -f json "${at[@]}"
create=(create --description tea --amount 0.0025btc --network regtest --timestamp 1496314658 --expiry 1h --payment-hash
  0001020304050607080900010203040506070809000102030405060708090102 --payment-secret 1111111111111111111111111111111111111111111111111111111111111111)
same /dev/null "${create[@]}" --key-file "$room/key"
same /dev/null "${create[@]}" --key-file "$room/key" -f json
same /dev/null "${create[@]}" --unsigned -f json
dotnet "$ordinary" decode "$coffee" -f json "${at[@]}" > "$room/saved.json"
same "$room/saved.json" create --from - --key-file "$room/key" --amount 1sat
same /dev/null convert "$coffee" --to uri
same /dev/null qr "$coffee"
same /dev/null qr "$coffee" --svg -
same /dev/null qr "$coffee" --png -
same /dev/null key show --key-file "$room/key"
for shell in bash zsh fish pwsh; do same /dev/null completion "$shell"; done
same /dev/null --help
same /dev/null create --help
same /dev/null --version
same /dev/null decod x
same /dev/null decode --nonsense

# It tells the time and the machine, so there is nothing to compare; that it finds nothing broken is the point.
if ! "$program" doctor > "$room/doctor"; then
  cat "$room/doctor"
  different=$((different + 1))
fi

echo "$runs commands, $different answered differently"
[ "$different" -eq 0 ]
