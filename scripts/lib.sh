# Helpers for the scripts beside this file; sourced by bash, never run.
# shellcheck shell=bash

swift_major_min=6
swift_minor_min=1

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$(basename "$0"): $*"
  exit 2
}

# Runs as root: directly, or through sudo when there is one.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    die "installing needs root, and there is no sudo here. As root: $*"
  fi
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]
}

# need_packages WHY PACKAGE…  Installs what is missing and says so; silent when nothing is.
need_packages() {
  local why=$1 package missing=()
  shift
  if ! command -v apt-get >/dev/null 2>&1; then
    say "There is no apt-get here; needed ($why): $*"
    return 0
  fi
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing for $why: ${missing[*]}"
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends)
  # The package lists may be old or not there at all; they are fetched only when installing fails without.
  if ! as_root "${install[@]}" "${missing[@]}" >/dev/null 2>&1; then
    as_root apt-get update -qq >&2 || die "the package lists could not be fetched: is there a network?"
    as_root "${install[@]}" "${missing[@]}" >&2 || die "these packages could not be installed: ${missing[*]}"
  fi
}

# One clear sentence when the toolchain is missing or too old.
need_swift() {
  command -v swift >/dev/null 2>&1 ||
    die "Swift $swift_major_min.$swift_minor_min or newer is needed, and there is no 'swift' in PATH: install the toolchain from swift.org for your system."
  local text major minor
  text=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
  major=${text% *}
  minor=${text#* }
  case $major$minor in
    '' | *[!0-9]*) die "'swift --version' does not say its version: is the toolchain in PATH a whole one?" ;;
  esac
  if [ "$major" -lt $swift_major_min ] || { [ "$major" -eq $swift_major_min ] && [ "$minor" -lt $swift_minor_min ]; }; then
    die "Swift $swift_major_min.$swift_minor_min or newer is needed; this is $major.$minor: install a newer toolchain from swift.org."
  fi
}

# What compiling and linking needs beside the toolchain.
need_build_packages() {
  need_packages "the build" binutils g++ git libcurl4-openssl-dev libncurses-dev libpq-dev libsqlite3-dev zlib1g-dev
}
