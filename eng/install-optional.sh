#!/usr/bin/env bash
# Installs what the tests can use beyond the .NET SDK: libsecp256k1, Node.js with the npm peers, Electrum, ZBar, rsvg-convert, zsh and
# fish. Needs Debian or a relative of it for the parts that come from apt; says what to do elsewhere. Does nothing where the parts are there already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. eng/optional.sh

problems=0

problem() {
  echo "install-optional: $1" >&2
  problems=$((problems + 1))
}

apt_install() {
  local as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null || { problem "not root and no sudo: install $* yourself"; return; }
    as_root="sudo"
  fi
  if ! command -v apt-get > /dev/null; then
    problem "no apt-get here: install the like of $* yourself"
    return
  fi
  echo "install-optional: apt-get install $*"
  # The lists of a new machine are empty or old; a second look at the same machine needs none.
  if [ -z "${lists_are_fresh:-}" ]; then
    $as_root apt-get update -qq || problem "apt-get update failed"
    lists_are_fresh=1
  fi
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null \
    || problem "apt-get could not install $*"
}

have_native_curve || apt_install libsecp256k1-1
have_electrum || apt_install python3-electrum
have_zbar || apt_install zbar-tools
have_rsvg || apt_install librsvg2-bin
have_zsh || apt_install zsh
have_fish || apt_install fish

missing=""
command -v node > /dev/null || missing="nodejs"
command -v npm > /dev/null || missing="$missing npm"
# shellcheck disable=SC2086
[ -z "$missing" ] || apt_install $missing

if ! have_npm_peers; then
  if command -v npm > /dev/null; then
    echo "install-optional: npm ci in test/peers"
    (cd test/peers && npm ci --no-audit --no-fund --loglevel=error < /dev/null) || problem "npm ci failed in test/peers"
  else
    problem "no npm: the npm peers stay away"
  fi
fi

have_native_curve || problem "libsecp256k1 is still missing"
have_electrum || problem "Electrum is still missing"
have_zbar || problem "zbarimg is still missing"
have_rsvg || problem "rsvg-convert is still missing"
have_zsh || problem "zsh is still missing"
have_fish || problem "fish is still missing"
have_npm_peers || problem "the npm peers are still missing"

[ "$problems" -eq 0 ] || exit 1
echo "install-optional: everything is there"
