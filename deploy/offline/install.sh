#!/bin/sh
# 一呼 Yihu: installs, updates and takes away what this archive holds. Nothing is fetched: all of it is here.
#   ./install.sh [--public-url https://NAME]        as root: user, folders, service; run again with a newer archive it updates
#   ./install.sh --prefix DIR                       a trial without root: everything below DIR, no user, no service
#   ./install.sh --check                            looks at this machine and at the archive, and changes nothing
#   ./install.sh --uninstall [--prefix DIR]         takes programs and service away; data, settings and keys stay
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix= public_url= action=install start=yes

say() { printf '%s\n' "$*"; }
refuse() { printf '%s\n' "$*" >&2; exit 1; }
usage='用法 usage: install.sh [--public-url https://NAME] [--prefix DIR] [--no-start] | --check | --uninstall [--prefix DIR]'
while [ $# -gt 0 ]; do
  case $1 in
    --public-url) [ $# -gt 1 ] || refuse "$usage"; public_url=$2; shift ;;
    --prefix) [ $# -gt 1 ] || refuse "$usage"; prefix=$2; shift ;;
    --check) action=check ;;
    --uninstall) action=uninstall ;;
    --no-start) start=no ;;
    *) refuse "$usage" ;;
  esac
  shift
done
case $public_url in
  '' | https://*[!/]) ;;
  *) refuse "--public-url: 写大家访问的 https 网址，如 https://yihu.example.gov.cn。It is the https address people use, without a path." ;;
esac
[ -z "$prefix" ] || { mkdir -p "$prefix"; prefix=$(cd "$prefix" && pwd); }

opt=$prefix/opt/yihu etc=$prefix/etc/yihu var=$prefix/var/lib/yihu
as_service() { [ -z "$prefix" ] && [ -d /run/systemd/system ]; }
needs_root() {
  [ -n "$prefix" ] || [ "$(id -u)" = 0 ] ||
    refuse '请用 root 运行（sudo ./install.sh），或用 --prefix 目录 试装。Run it as root, or with --prefix DIR for a trial.'
}

# What the binaries ask of the system: node and libvips need glibc 2.28, SQLite 2.34 (read with objdump when it was packed).
NODE_GLIBC=228
SQLITE_GLIBC=234
# YIHU_GLIBC and YIHU_MACHINE are for the tests of this script.
glibc=${YIHU_GLIBC:-$(getconf GNU_LIBC_VERSION 2>/dev/null | sed 's/^glibc //')}
# 2.36 as 236; 0 for another C library.
glibc_number() {
  case $glibc in
    [0-9]*.[0-9]*) printf '%s%02d\n' "${glibc%%.*}" "$(printf '%s' "${glibc#*.}" | sed 's/[^0-9].*//')" ;;
    *) echo 0 ;;
  esac
}

check() {
  case ${YIHU_MACHINE:-$(uname -s)-$(uname -m)} in
    Linux-x86_64 | Linux-amd64) arch=x64 ;;
    Linux-aarch64 | Linux-arm64) arch=arm64 ;;
    *) refuse "本安装包用于 Linux x86_64 和 aarch64，这台机器是 $(uname -sm)。This archive is for Linux on x86_64 and aarch64." ;;
  esac
  [ -x "$here/node/$arch/bin/node" ] ||
    refuse "安装包里没有 $arch 的程序。The archive holds nothing for $arch."
  have=$(glibc_number)
  [ "$have" -ge $NODE_GLIBC ] ||
    refuse "系统的 glibc 版本过低：需要 2.28 以上。glibc 2.28 or later is needed, this machine has ${glibc:-another C library}."
  say "架构 architecture: $arch；glibc $glibc"
  if [ "$have" -lt $SQLITE_GLIBC ]; then
    say '注意：内置数据库 SQLite 需要 glibc 2.34，这台机器上只能用 PostgreSQL（DATABASE_URL=postgres://…）。'
    say 'Mind: SQLite needs glibc 2.34, so on this machine only PostgreSQL will do (DATABASE_URL=postgres://…).'
  fi
  # Of every file as it was packed; what was added does no harm, what was changed or is missing does.
  (cd "$here" && sha256sum -c --quiet --strict SHA256SUMS >&2) ||
    refuse '校验失败：安装包不完整或被改动过，请重新取得。The checksums do not fit: fetch the archive anew.'
  say "校验通过 checksums: $(wc -l <"$here/SHA256SUMS") 个文件 files"
}

owned() { if [ -z "$prefix" ]; then install -d -m "$1" -o "$2" -g "$2" "$3"; else install -d -m "$1" "$3"; fi; }

make_user() {
  [ -z "$prefix" ] || return 0
  id yihu >/dev/null 2>&1 ||
    useradd --system --user-group --home-dir /var/lib/yihu --no-create-home --shell /usr/sbin/nologin yihu
}

# A release is a folder of its own; "current" points to one, so that an update is one step and the step back, too.
copy_release() {
  release=$opt/releases/$(cat "$here/RELEASE")
  [ "$(readlink "$opt/current" 2>/dev/null || true)" != "$release" ] || say '这个版本已经装着。This release is installed already.'
  if [ ! -d "$release" ]; then
    install -d -m 0755 "$prefix/opt" "$opt" "$opt/releases"
    rm -rf "$release.new"
    mkdir -m 0755 "$release.new"
    (cd "$here" && tar -cf - --exclude=./node .) | (cd "$release.new" && tar -xof -)
    mkdir -p "$release.new/node/bin"
    cp "$here/node/$arch/bin/node" "$release.new/node/bin/node"
    chmod -R u=rwX,go=rX "$release.new"
    if [ -z "$prefix" ]; then runner=$(id -u yihu); else runner=$(id -u); fi
    # What V8 has compiled is found by the number of who runs it, which was another where it was built.
    for compiled in "$release.new"/dist/packed/compiled/*; do
      own=${compiled%-*}-$runner
      [ ! -d "$compiled" ] || [ -e "$own" ] || ln -s "${compiled##*/}" "$own"
    done
    [ "$(id -u)" != 0 ] || chown -R 0:0 "$release.new"
    mv "$release.new" "$release"
  fi
}
point_to_release() {
  previous=$(readlink "$opt/current" 2>/dev/null || true)
  ln -sfn "$release" "$opt/current.new"
  mv -Tf "$opt/current.new" "$opt/current"
  # The one before stays, to go back to; what is older goes.
  for old in "$opt"/releases/*; do
    [ "$old" = "$release" ] || [ "$old" = "$previous" ] || rm -rf "$old"
  done
}

write_settings() {
  owned 0755 root "$etc"
  owned 0700 yihu "$etc/keys"
  owned 0700 yihu "$var"
  owned 0755 root "$prefix/var/backups"
  owned 0700 yihu "$prefix/var/backups/yihu"
  [ ! -e "$etc/yihu.env" ] || return 0
  : "${public_url:=${prefix:+http://localhost:3000}}"
  : "${public_url:=https://yihu.example.gov.cn}"
  umask_before=$(umask)
  umask 077
  sed -e "s#^PUBLIC_URL=.*#PUBLIC_URL=$public_url#" -e "s#=/etc/yihu/#=$etc/#" -e "s#=/var/lib/yihu/#=$var/#" \
    -e "s#sqlite:/var/lib/yihu/#sqlite:$var/#" -e "s#=/var/backups/#=$prefix/var/backups/#" "$here/deploy/systemd/yihu.env.example" >"$etc/yihu.env"
  if [ -n "$prefix" ]; then sed -i 's/^TRUST_PROXY=/#TRUST_PROXY=/' "$etc/yihu.env"; fi
  umask "$umask_before"
}

write_service() {
  if [ -n "$prefix" ]; then
    install -d -m 0755 "$prefix/bin"
    sed "s#^prefix=.*#prefix=$prefix#" "$here/deploy/offline/yihu" >"$prefix/bin/yihu"
    chmod 0755 "$prefix/bin/yihu"
    return 0
  fi
  install -m 0755 "$here/deploy/offline/yihu" /usr/local/bin/yihu
  install -d -m 0755 /etc/systemd/system /etc/systemd/journald.conf.d /etc/logrotate.d
  install -d -m 0750 -g "$(getent group adm >/dev/null && echo adm || echo root)" /var/log/yihu
  install -m 0644 "$here/deploy/systemd/yihu.service" /etc/systemd/system/yihu.service
  [ -e /etc/systemd/journald.conf.d/yihu.conf ] ||
    install -m 0644 "$here/deploy/systemd/journald-yihu.conf" /etc/systemd/journald.conf.d/yihu.conf
  [ -e /etc/logrotate.d/yihu ] || install -m 0644 "$here/deploy/logrotate/yihu" /etc/logrotate.d/yihu
  if command -v restorecon >/dev/null 2>&1; then restorecon -R /opt/yihu /etc/yihu /var/lib/yihu >/dev/null 2>&1 || true; fi
}

# One hub on SQLite updates without a gap: a process of the new release takes over from the service, then the service from it.
hands_over() {
  [ -d "$1/dist/take-over" ] && [ -d "$release/dist/take-over" ] &&
    grep -q '^DATABASE_URL=["'"'"']\{0,1\}sqlite:' "$etc/yihu.env"
}
# Until the unit is up no more, or the other one has given up.
wait_for_end() {
  seconds=0
  while systemctl is-active --quiet "$1" && systemctl is-active --quiet "$2" && [ $seconds -lt 1800 ]; do
    sleep 1
    seconds=$((seconds + 1))
  done
  ! systemctl is-active --quiet "$1" && systemctl is-active --quiet "$2"
}
update_service() {
  mkdir -p /run/systemd/system
  sed 's/^Restart=.*/Restart=no/' /etc/systemd/system/yihu.service >/run/systemd/system/yihu-update.service
  systemctl daemon-reload
  systemctl set-environment YIHU_TAKE_OVER=1
  updated=no
  if systemctl start yihu-update && wait_for_end yihu yihu-update; then
    updated=yes
    systemctl start yihu && wait_for_end yihu-update yihu || systemctl restart yihu
  fi
  systemctl unset-environment YIHU_TAKE_OVER
  systemctl stop yihu-update >/dev/null 2>&1 || true
  rm -f /run/systemd/system/yihu-update.service
  systemctl daemon-reload
  if [ $updated = no ]; then
    ln -sfn "$previous" "$opt/current.new"
    mv -Tf "$opt/current.new" "$opt/current"
    systemctl is-active --quiet yihu || systemctl start yihu
    refuse "新版本没有接上，旧版本照常运行；原因见 journalctl -u yihu-update。The new release could not take over; the one before goes on."
  fi
}
run_service() {
  as_service || return 0
  systemctl daemon-reload
  systemctl enable yihu >/dev/null 2>&1
  if [ "$start" = no ]; then return 0; fi
  if ! systemctl is-active --quiet yihu; then
    systemctl start yihu
  elif [ "$previous" != "$release" ] && hands_over "$previous"; then
    update_service
  else
    systemctl restart yihu
  fi
}

install_all() {
  needs_root
  check
  make_user
  copy_release
  write_settings
  point_to_release
  write_service
  run_service
  yihu=$([ -n "$prefix" ] && echo "$prefix/bin/yihu" || echo yihu)
  say ''
  say "已安装 installed: $release"
  say "设置 settings:     $etc/yihu.env"
  say "数据 data:         $var（升级和卸载都不动它 neither update nor uninstall touches it）"
  say "备份 backups:      $prefix/var/backups/yihu"
  say "密钥 keys:         $etc/keys/keys.json（首次启动时生成；请立刻另存一份，与数据分开 made at the first start; keep a copy apart from the data）"
  if [ -n "${previous:-}" ] && [ "$previous" != "$release" ]; then
    say "上一版本 before:    $previous"
  elif as_service && [ "$start" = yes ]; then
    say "设置码 set-up code: yihu code"
  else
    say "启动 start:        $yihu start"
  fi
}

uninstall() {
  needs_root
  if as_service; then
    systemctl disable --now yihu >/dev/null 2>&1 || true
  fi
  if [ -z "$prefix" ]; then
    rm -f /etc/systemd/system/yihu.service /usr/local/bin/yihu
    ! as_service || systemctl daemon-reload
  else
    rm -f "$prefix/bin/yihu"
  fi
  rm -rf "$opt"
  say "已卸载。数据、设置和密钥都还在：$var  $etc"
  say 'Uninstalled. Data, settings and keys are still there.'
}

case $action in
  install) install_all ;;
  check) check ;;
  uninstall) uninstall ;;
esac
