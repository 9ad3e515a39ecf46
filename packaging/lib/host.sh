# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the host is, and how to become root on it. Needs say.sh.

# Debian 13 or newer; Debian's testing and unstable carry no version number.
host_is_debian13() {
    (
        ID='' VERSION_ID='' VERSION_CODENAME=''
        # shellcheck source=/dev/null
        . /etc/os-release
        [[ $ID == debian ]] || exit 1
        if [[ $VERSION_ID =~ ^[0-9]+ ]]; then
            ((BASH_REMATCH[0] >= 13))
        else
            [[ $VERSION_CODENAME != bookworm && $VERSION_CODENAME != bullseye ]]
        fi
    )
}

# as_root CMD...: as it is for root, through sudo for everybody else. sudo drops the environment, and
# the package manager may need its proxy.
as_root() {
    if ((EUID == 0)); then
        "$@"
        return
    fi
    command -v sudo >/dev/null || die "this step needs root, and there is no sudo here: $*"
    local kept=() name
    for name in http_proxy https_proxy ftp_proxy no_proxy STEMMA_DEBIAN_MIRROR; do
        [[ -z ${!name-} ]] || kept+=("$name=${!name}")
    done
    sudo -- env "${kept[@]}" "$@"
}

# install_on_host LABEL PACKAGE...
install_on_host() {
    local label=$1 log
    shift
    command -v apt-get >/dev/null || die "this host has no apt-get; packaging/Containerfile may do"
    say "$label: installing $# package(s) on this machine: $*"
    log=$(mktemp --tmpdir stemma-packages.XXXXXX.log)
    # One unreachable third-party source must not stop the install: apt-get decides with what it has.
    if ! as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 bash -c '
            apt-get -o DPkg::Lock::Timeout=600 update || true
            exec apt-get -o DPkg::Lock::Timeout=600 install --yes --no-install-recommends "$@"
        ' apt "$@" </dev/null 2>&1 | watch_packages "$label" "$log"; then
        tail -n 25 "$log" >&2
        die "the packages could not be installed; the whole log is $log"
    fi
    rm -f "$log"
}

# missing_on_host PACKAGE...: those that are not installed, one a line.
missing_on_host() {
    comm -23 <(printf '%s\n' "$@" | sort -u) \
        <(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u)
}
