#!/usr/bin/env bash
# Starts the build: ./build.sh [TARGET ...] [--option VALUE ...]. Compiles it first when its sources are not those of the last time.
# Same steps in build.ps1: compare with the stamp, lock, find .NET, choose packages, restore locked, publish, stamp, start.
set -euo pipefail

script=${BASH_SOURCE[0]}
[[ ! -L $script ]] || script=$(readlink -f -- "$script")
[[ $script == */* ]] || script=./$script
root=$(cd -- "${script%/*}" && pwd)
bin=$root/build/bin
stamp=$bin/slipway.stamp
packages=$root/.nuke/temp/packages.props

say() { printf '%s\n' "$*" >&2; }

# stop EXIT-CODE NUMBER FOUND ALLOWED DO: the four parts of every message of the build.
stop() {
  say "$2 $3"
  [[ -z $4 ]] || say "       allowed: $4"
  say "       do: $5"
  exit "$1"
}

# Every file that the compiled build depends on, with time and size: an edit, a deletion and a restored older file all differ.
sources() {
  cd -- "$root"
  printf 'packages %s\n' "${SLIPWAY_PACKAGES:-auto}"
  local inputs=(build global.json Directory.Build.props Directory.Packages.props)
  [[ ! -f .nuke/temp/packages.props ]] || inputs+=(.nuke/temp/packages.props)
  if [[ $OSTYPE == darwin* ]]; then
    find "${inputs[@]}" \( -name bin -o -name obj \) -prune -o -type f -exec stat -f '%N %Fm %z' {} +
  else
    find "${inputs[@]}" \( -name bin -o -name obj \) -prune -o -type f -printf '%p %T@ %s\n'
  fi
}

# The stamp: folder of .NET, compiled program, then the sources that it was compiled from.
is_current() {
  recorded=
  [[ -f $stamp ]] || return 1
  IFS= read -r -d '' recorded <"$stamp" || true
  dotnet=${recorded%%$'\n'*}
  recorded=${recorded#*$'\n'}
  program=$root/${recorded%%$'\n'*}
  recorded=${recorded#*$'\n'}
  [[ -x $program && -x $dotnet/dotnet && $recorded == "$(sources)"$'\n' ]]
}

# Two starts at once compile once. Without flock (macOS) a folder is the lock, and a dead owner's is taken over.
lock() {
  mkdir -p "$bin"
  if command -v flock >/dev/null; then
    exec 9>"$bin/slipway.lock"
    flock 9
    return
  fi
  until mkdir "$bin/slipway.locked" 2>/dev/null; do
    kill -0 "$(cat "$bin/slipway.locked/owner" 2>/dev/null || echo $$)" 2>/dev/null || rm -rf "$bin/slipway.locked"
    sleep 0.2
  done
  echo $$ >"$bin/slipway.locked/owner"
}

unlock() {
  exec 9>&-
  rm -rf "$bin/slipway.locked"
}

# Runs dotnet in the repository, without handing the lock to servers that outlive it.
sdk() { (cd -- "$root" && exec "$dotnet/dotnet" "$@" 9>&-); }

find_dotnet() {
  local home=${SLIPWAY_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/slipway} version on_path
  on_path=$(command -v dotnet || true)
  [[ -z $on_path ]] || on_path=$(dirname -- "$(readlink -f -- "$on_path")")
  for dotnet in "${DOTNET_ROOT:-}" "$on_path" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet "$home/dotnet"; do
    [[ -n $dotnet && -x $dotnet/dotnet ]] && sdk --version >/dev/null 2>&1 && return
  done
  version=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json")
  dotnet=$home/dotnet
  say "installing the .NET SDK $version into $dotnet"
  mkdir -p "$dotnet"
  # SLP490 (Missing): the .NET SDK that global.json asks for was not found and could not be fetched.
  if ! { curl -fsSL --retry 2 "${SLIPWAY_DOTNET_INSTALL:-https://dot.net/v1/dotnet-install.sh}" -o "$dotnet/install.sh" &&
    bash "$dotnet/install.sh" --version "$version" --install-dir "$dotnet" --no-path && sdk --version; } >"$dotnet/install.log" 2>&1; then
    tail -n 3 "$dotnet/install.log" >&2
    stop 4 SLP490 "the .NET SDK $version was not found and could not be fetched" \
      "a .NET SDK that fits global.json in DOTNET_ROOT, on PATH, in ~/.dotnet, /usr/share/dotnet or /usr/lib/dotnet" \
      "install it, or set DOTNET_ROOT to it, or connect to a network and start again (log: $dotnet/install.log)"
  fi
}

# With SLIPWAY_PACKAGES=auto the feed is asked once whether it can restore the real packages; its answer is remembered.
choose_packages() {
  local answer missing
  took=${SLIPWAY_PACKAGES:-auto}
  case $took in
    feed | compat) return ;;
    auto) ;;
    # SLP190 (Usage): SLIPWAY_PACKAGES is none of its words.
    *) stop 2 SLP190 "SLIPWAY_PACKAGES is '$took'" "auto, feed, compat" "unset SLIPWAY_PACKAGES, which means auto" ;;
  esac
  if [[ -f $packages ]]; then
    took=$(sed -n 's/.*<SlipwayPackages>\(.*\)<.*/\1/p' "$packages")
  elif answer=$(NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=1 sdk restore build/compat/Feed/Feed.csproj -v q 2>&1); then
    say "packages: the feed's own Nuke.Common, Docker.DotNet and Octokit (remembered in .nuke/temp/packages.props)"
    remember feed
  elif [[ $answer == *NU110[123]* ]]; then
    missing=$(sed -n 's/.*NU110[123]: Unable to find .*package \([^ ]*[^. ]\)\.\{0,1\} .*/\1/p' <<<"$answer" | sort -u | tr '\n' ' ')
    say "packages: the feed lacks ${missing:-some}-> the stand-ins in build/compat (remembered in .nuke/temp/packages.props)"
    remember compat
  else
    say "packages: the feed did not answer -> the stand-ins in build/compat this time"
    took=compat
  fi
}

remember() {
  took=$1
  mkdir -p "$root/.nuke/temp"
  printf '<Project>\n  <PropertyGroup>\n    <SlipwayPackages>%s</SlipwayPackages>\n  </PropertyGroup>\n</Project>\n' "$took" >"$packages"
}

# Shows what restore or the compiler said against the build, each line once and without the project's name behind it.
refuse() {
  grep -E 'error [A-Z]+[0-9]+' <<<"$1" | sed -e 's/ \[[^][]*proj\]$//' -e 's/^/         | /' | sort -u >&2 || say "$1"
  case $1 in
    # SLP290 (Drift): the package lock files are not what the projects ask for.
    *NU1004*) stop 6 SLP290 "the package lock files do not fit the projects" "lock files made by a restore of the same projects" \
      "dotnet restore Slipway.slnx, then look at the change of packages.*.lock.json" ;;
    # SLP491 (Missing): a package that the build needs could not be restored.
    *NU1[13]0[0-9]*) stop 4 SLP491 "packages that the build needs could not be restored" "a feed that has them, or the stand-ins where only Nuke.Common, Docker.DotNet or Octokit is missing" \
      "look at the sources with: dotnet nuget list source; or start with SLIPWAY_PACKAGES=compat" ;;
    # SLP590 (Failed): the build itself does not compile.
    *) stop 5 SLP590 "the build does not compile" "" "mend the lines above" ;;
  esac
}

# The compiler skips a project whose sources are older than its last output. An older file put back is a change all the same.
forget_outputs() {
  local file
  while IFS=' ' read -r file _; do
    [[ -n $file && ! $root/$file -nt $stamp ]] || continue
    find "$root/build" -path '*/obj/*' -name '*.dll' -exec rm -f {} +
    return
  done < <(comm -13 <(sort <<<"$recorded") <(sort <<<"$1"))
}

compile() {
  local before folder output quiet=(-v q -nologo -nodeReuse:false)
  find_dotnet
  choose_packages
  before=$(sources)
  folder=build/bin/slipway/$(date +%s)-$$
  say "compiling the build: its sources changed"
  forget_outputs "$before"
  [[ $took != feed || -f $root/build/packages.feed.lock.json ]] ||
    say "packages: the feed's have no lock yet; write one: dotnet restore Slipway.slnx -p:SlipwayPackages=feed -p:RestorePackagesWithLockFile=true"
  output=$(sdk restore build/_build.csproj -p:SlipwayLocked=true "${quiet[@]}" 2>&1) || refuse "$output"
  local publish=(publish build/_build.csproj -c Release -p:SlipwayPublish=true -o "$folder" "${quiet[@]}")
  if ! output=$(sdk "${publish[@]}" 2>&1); then
    [[ $output == *NU1[13]0[0-9]* || $output == *NETSDK1094* ]] || refuse "$output"
    say "the feed lacks the ahead-of-time compiler: starts will take longer"
    output=$(sdk "${publish[@]}" -p:SlipwayAhead=false 2>&1) || refuse "$output"
  fi
  program=$root/$folder/_build
  printf '%s\n' "$dotnet" "$folder/_build" "$before" >"$stamp.$$"
  mv -f "$stamp.$$" "$stamp"
  # Builds that still run keep their own folder; only those of another day go.
  find "$bin/slipway" -mindepth 1 -maxdepth 1 -mtime +0 ! -path "$root/$folder" -exec rm -rf {} +
}

if ! is_current; then
  lock
  is_current || compile
  unlock
fi

# The working directory stays the user's, so that relative paths mean what they typed; the build's root is told apart from it.
# The runtime's second mapping of code, a defence for servers, costs a start 8 ms.
export DOTNET_ROOT=$dotnet NUKE_ROOT=$root NUKE_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_EnableWriteXorExecute=${DOTNET_EnableWriteXorExecute:-0}
exec "$program" "$@"
