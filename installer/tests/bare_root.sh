#!/usr/bin/env bash
# Proves the README's commands on a bare Debian: Python, git and certificates, no venv module, no Qt libraries, no
# package lists. Makes such a root with debootstrap, clones this repository (what is committed) into a copy of it, and
# runs ./dev there, once as root and once as a plain user without sudo, with the time of each command.
#
#   sudo installer/tests/bare_root.sh MIRROR [root|user|both] [VERB…]
#
# MIRROR is a Debian mirror, as in /etc/apt/sources.list. Verbs: setup test test, unless others are given.
# SUITE (bookworm) chooses the release; WORK (/var/tmp/parcours-bare) is where the roots stand: the first one is kept
# there and copied the next time. This machine's name resolution, certificates, proxy settings and apt's proxy settings
# are carried in, nothing else of it. Needs root, debootstrap, git, 2 GB.
set -euo pipefail

if [ $# -lt 1 ] || [ "$(id -u)" != 0 ]; then
  sed -n '2,12p' "$0" >&2
  exit 2
fi
mirror=$1
who=${2:-both}
shift $(($# > 1 ? 2 : 1))
verbs=("$@")
[ ${#verbs[@]} -gt 0 ] || verbs=(setup test test)
suite=${SUITE:-bookworm}
work=${WORK:-/var/tmp/parcours-bare}
here=$(cd "$(dirname "$0")/../.." && pwd)
base=$work/$suite
mkdir -p "$work"

make_base() {
  [ -e "$base/bare" ] && return
  echo "== a bare $suite root"
  rm -rf "$base"
  debootstrap --variant=minbase --include=python3,git,ca-certificates "$suite" "$base" "$mirror" >"$work/debootstrap.log" 2>&1 ||
    { tail -20 "$work/debootstrap.log"; exit 1; }
  mkdir -p "$base/usr/local/share/ca-certificates"
  cp -L /usr/local/share/ca-certificates/*.crt "$base/usr/local/share/ca-certificates/" 2>/dev/null || true
  chroot "$base" update-ca-certificates >/dev/null 2>&1
  grep -lE 'Proxy|Check-Valid-Until|CaInfo' /etc/apt/apt.conf.d/* 2>/dev/null | xargs -r cp -t "$base/etc/apt/apt.conf.d/"
  rm -rf "$base"/var/lib/apt/lists/* "$base"/var/cache/apt/*.bin "$base"/var/cache/apt/archives/*.deb
  chroot "$base" useradd -m -s /bin/bash tester
  touch "$base/bare"
}

enter() { # ROOT USER COMMAND…: a command in the root, with an environment of its own
  local root=$1 user=$2 home=/home/tester
  shift 2
  [ "$user" = root ] && home=/root
  local kept=() name
  for name in http_proxy https_proxy no_proxy PIP_INDEX_URL PIP_CERT SSL_CERT_FILE; do
    [ -n "${!name:-}" ] && kept+=("$name=${!name}")
  done
  chroot --userspec="$user:$user" "$root" env -i HOME="$home" USER="$user" LANG=C.UTF-8 \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${kept[@]}" "$@"
}

failed=""
mounted=""
leave() {
  [ -n "$mounted" ] || return 0
  umount "$mounted/dev/shm" "$mounted/dev" "$mounted/proc" 2>/dev/null || true
  mounted=""
}
trap leave EXIT

try() { # USER
  local user=$1 root=$work/$suite-$1 home=/home/tester verb began took
  [ "$user" = root ] && home=/root
  [ -n "$root" ] && rm -rf --one-file-system "$root"
  cp -a "$base" "$root"
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  git -c safe.directory='*' clone -q "file://$here" "$root$home/checkout"
  chroot "$root" chown -R "$user:$user" "$home/checkout"
  mounted=$root
  mount -t proc proc "$root/proc"
  mount --bind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/dev/shm" -o mode=1777
  echo "== $user, $(enter "$root" "$user" python3 --version), ensurepip: $(enter "$root" "$user" python3 -c 'import importlib.util as u; print("yes" if u.find_spec("ensurepip") else "no")')"
  for verb in "${verbs[@]}"; do
    began=${EPOCHREALTIME/[.,]/}
    # shellcheck disable=SC2086  # a verb may carry arguments: "run --version"
    enter "$root" "$user" sh -c "cd '$home/checkout' && ./dev $verb </dev/null" || failed+=" [$user: $verb]"
    took=$(((${EPOCHREALTIME/[.,]/} - began) / 100000))
    echo "== $user: ./dev $verb took $((took / 10)).$((took % 10)) s"
  done
  leave
}

make_base
case $who in
  root) try root ;;
  user) try tester ;;
  both)
    try root
    try tester
    ;;
  *) echo "root, user or both?" >&2 && exit 2 ;;
esac
if [ -n "$failed" ]; then
  echo "== FAILED:$failed"
  exit 1
fi
echo "== all of it works on a bare $suite"
