#!/usr/bin/env bash
# Proves the README: in a clone in an empty folder, with an empty HOME and empty caches, each of its two commands
# works as the first one. Needs Node 20 or newer, npm and git.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

prove() {
  local name=$1
  shift
  local home="$work/$name-home" clone="$work/$name"
  mkdir -p "$home"
  git clone --quiet "$root" "$clone"
  # npm's own settings of this machine (its registry) stay; nothing else does.
  local npmrc
  npmrc=$(npm config get userconfig)
  [ -f "$npmrc" ] && cp "$npmrc" "$home/.npmrc"
  printf '\n=== first command in a fresh clone: %s\n' "$*"
  (cd "$clone" && env -i HOME="$home" PATH="$PATH" TERM=dumb ${CI:+CI="$CI"} "$@" </dev/null)
}

pnpm=(npx -y pnpm@12.21.0)
prove demo "${pnpm[@]}" demo
prove test "${pnpm[@]}" test
printf '\nboth commands work in a fresh clone, either one first\n'
