# Which optional parts are here? Sourced by test.sh and install-optional.sh, from the root of the repository.

have_native_curve() {
  [ -e "${LIGHTBILL_SECP256K1:-}" ] && return 0
  local ldconfig
  for ldconfig in ldconfig /sbin/ldconfig /usr/sbin/ldconfig; do
    if command -v "$ldconfig" > /dev/null; then
      "$ldconfig" -p 2> /dev/null | grep -c 'libsecp256k1\.so' > /dev/null && return 0
    fi
  done
  local file
  for file in /opt/homebrew/lib/libsecp256k1*.dylib /usr/local/lib/libsecp256k1*; do
    [ -e "$file" ] && return 0
  done
  return 1
}

have_electrum() {
  local python
  for python in /usr/bin/python3 python3; do
    "$python" -c 'import electrum.lnaddr' > /dev/null 2>&1 && return 0
  done
  return 1
}

have_zbar() { command -v zbarimg > /dev/null; }

have_zsh() { command -v zsh > /dev/null; }

have_fish() { command -v fish > /dev/null; }

have_rsvg() { command -v rsvg-convert > /dev/null; }

# The versions on the disk are those of the lock file; npm notes them in a file of its own.
have_npm_peers() {
  command -v node > /dev/null || return 1
  local peer version
  for peer in bolt11 invoices js-lnurl light-bolt11-decoder lnurl lnurl-pay; do
    version=$(sed -n "s/^ *\"$peer\": \"\([^\"]*\)\",\{0,1\}$/\1/p" test/peers/package.json)
    [ -n "$version" ] && grep -q "\"version\": \"$version\"" "test/peers/node_modules/$peer/package.json" 2> /dev/null || return 1
  done
}
