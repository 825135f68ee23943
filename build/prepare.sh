# Sourced by ./ballast and ./test, which set `root` (absolute) and `me` (the name that messages carry). Functions only.

say() { printf '%s\n' "$*" >&2; }

# True when an input of the build is newer than the stamp. A deleted file shows in its folder's time; the build itself writes to artifacts/.
changed_since() {
    local stamp=$1
    shift
    [[ -e $stamp ]] || return 0
    [[ -n $(find "$@" "$root/build" "$root"/Directory.* "$root/Ballast.slnx" "$root/global.json" -newer "$stamp" -print -quit) ]]
}

# build_once STAMP FOLDERS -- PROJECTS: builds the projects unless nothing changed since STAMP. Safe to run twice at a time.
build_once() {
    local stamp=$1 folders=() lock
    shift
    while [[ $1 != -- ]]; do folders+=("$1"); shift; done
    shift
    changed_since "$stamp" "${folders[@]}" || return 0
    require_sdk
    mkdir -p "$root/artifacts"
    exec {lock}> "$root/artifacts/build.lock"
    flock "$lock"
    if changed_since "$stamp" "${folders[@]}"; then
        if [[ -e $root/artifacts/bin ]]; then say "building Ballast…"; else say "building Ballast (first time: a few minutes)…"; fi
        touch "$stamp.started"
        build_projects "$lock" "$@"
        mv "$stamp.started" "$stamp"
    fi
    exec {lock}>&-
}

# The lock's descriptor is closed for the compiler: its server outlives the build and would keep the lock.
build_projects() {
    local lock=$1 project log=$root/artifacts/build.log
    shift
    for project in "$@"; do
        if ! DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 dotnet build "$project" -c Release -v q --nologo -clp:NoSummary < /dev/null > "$log" 2>&1 {lock}>&-; then
            cat "$log" >&2
            say "$me: error: the build failed; its messages are above and in artifacts/build.log."
            exit 2
        fi
    done
}

require_sdk() {
    command -v dotnet > /dev/null && return 0
    say "$me: error: 'dotnet' is not on the PATH. Install the .NET 10 SDK and run this again."
    exit 2
}

# OpenCV's native library does not load without GTK 3, which a bare Debian lacks.
require_gtk() {
    [[ $OSTYPE == linux* ]] || return 0
    [[ -e /usr/lib/$HOSTTYPE-linux-gnu/libgtk-3.so.0 || $(/sbin/ldconfig -p 2> /dev/null) == *libgtk-3.so.0* ]] && return 0
    local failed=$root/artifacts/gtk-install-failed
    if ((EUID == 0)) && command -v apt-get > /dev/null && [[ ! -e $failed ]]; then
        say "installing libgtk-3-0, which reading images needs…"
        install_gtk && return 0
        touch "$failed"
    fi
    say "$me: reading images needs GTK 3. As root: apt-get install --no-install-recommends libgtk-3-0"
}

install_gtk() {
    local log=$root/artifacts/gtk-install.log
    local get=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
    local install=("${get[@]}" install --no-install-recommends libgtk-3-0)
    mkdir -p "$root/artifacts"
    "${install[@]}" < /dev/null > "$log" 2>&1 || { "${get[@]}" update < /dev/null >> "$log" 2>&1 && "${install[@]}" < /dev/null >> "$log" 2>&1; }
}

# A program's own starter looks for .NET in the usual places only; the SDK on the PATH may be elsewhere.
find_runtime() {
    [[ -z ${DOTNET_ROOT:-} && ! -e /etc/dotnet/install_location && ! -d /usr/share/dotnet && ! -d /usr/lib/dotnet ]] || return 0
    local dotnet
    dotnet=$(readlink -f "$(command -v dotnet)")
    export DOTNET_ROOT=${dotnet%/*}
}
