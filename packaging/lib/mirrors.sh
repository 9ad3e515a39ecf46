# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Debian 13's package sources, found through the host's own.

# debian13_sources: one-line apt sources for Debian 13, from the mirrors this host uses for Debian.
# Prints nothing where the host names none (another distribution): mmdebstrap then takes its default.
# apt itself reads the configuration, so both source formats and every included file count.
debian13_sources() {
    local main=${STEMMA_DEBIAN_MIRROR-} security='' uri suite
    local names='(bullseye|bookworm|trixie|forky|sid|unstable|testing|stable|oldstable|oldoldstable)'
    while read -r uri suite; do
        uri=$(resolved_mirror "$uri") || continue
        if [[ -z $main && $suite =~ ^$names$ ]] && has_debian13 "$uri" trixie; then
            main=$uri
        elif [[ -z $security && $suite =~ ^$names(-security|/updates)$ ]] && has_debian13 "$uri" trixie-security; then
            security=$uri
        fi
    done < <(apt-get --print-uris update 2>/dev/null |
        sed -nE "s|^'(.*)/dists/([^']*)/main/binary-[^']*/Packages.*|\1 \2|p" | sort -u)
    [[ -n $main ]] || return 0
    printf 'deb %s trixie main\n' "$main"
    [[ -z $security ]] || printf 'deb %s trixie-security main\n' "$security"
}

# has_debian13 URI SUITE: other publishers also call their suites bookworm or stable; this asks the server.
has_debian13() {
    local folder status=1
    folder=$(mktemp --directory)
    if /usr/lib/apt/apt-helper -o Acquire::http::Timeout=15 -o Acquire::https::Timeout=15 -o Acquire::Retries=1 \
        -o APT::Sandbox::User=root download-file "$1/dists/$2/InRelease" "$folder/release" >/dev/null 2>&1; then
        grep -q '^Origin: Debian$' "$folder/release" && status=0
    fi
    rm -rf "$folder"
    return "$status"
}

# A mirror list lies in a file that the new root won't have: take its first entry. Discs hold no Debian 13.
resolved_mirror() {
    local uri=$1
    case $uri in
    mirror+file:* | mirror:file:*)
        uri=/${uri#*file:}
        awk '/^[a-z]/ { print $1; found = 1; exit } END { exit !found }' "$uri" 2>/dev/null
        ;;
    cdrom:*) return 1 ;;
    *) printf '%s\n' "$uri" ;;
    esac
}

# host_apt_options: the host's proxy, certificate and retry settings as apt.conf lines.
host_apt_options() {
    apt-config dump 2>/dev/null |
        grep -E '^Acquire::((http|https)(::[^ ]+)?|Retries|Check-Valid-Until|Check-Date|ForceIPv[46]) "[^"]+";$' || true
}
