# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Debian 13's package sources, found through the host's own.

# debian13_sources: one-line apt sources for Debian 13, from the mirrors this host uses for Debian.
# Prints nothing where the host names none (another distribution): mmdebstrap then takes its default.
# apt itself reads the configuration, so both source formats and every included file count.
debian13_sources() {
    # shellcheck disable=SC2016 # apt fills them in
    local format='$(REPO_URI) $(RELEASE) $(COMPONENT)'
    local main=${STEMMA_DEBIAN_MIRROR-} security='' uri release component
    local names='(bullseye|bookworm|trixie|forky|sid|unstable|testing|stable|oldstable|oldoldstable)'
    while read -r uri release component; do
        [[ $component == main ]] || continue
        uri=$(resolved_mirror "$uri") || continue
        if [[ $release =~ ^$names$ ]]; then
            : "${main:=$uri}"
        elif [[ $release =~ ^$names(-security|/updates)$ ]]; then
            : "${security:=$uri}"
        fi
    done < <(apt-get indextargets --format "$format" 'Created-By: Packages' 2>/dev/null)
    [[ -n $main ]] || return 0
    printf 'deb %s trixie main\n' "$main"
    [[ -z $security ]] || printf 'deb %s trixie-security main\n' "$security"
}

# A mirror list lies in a file that the new root won't have: take its first entry. Discs hold no Debian 13.
resolved_mirror() {
    local uri=$1
    case $uri in
    mirror+file:* | mirror:file:*)
        uri=${uri#*file:} uri=${uri%/}
        uri=/${uri##+(/)}
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
