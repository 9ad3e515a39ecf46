# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Progress for a person, always on standard error: standard output belongs to the command that is run.

say() { printf '%s\n' "$*" >&2; }

die() {
    printf 'stemma: %s\n' "$*" >&2
    exit 1
}

# step 2/4 TEXT: a heading with the time since the first one.
step() {
    : "${STEMMA_BEGUN:=$EPOCHSECONDS}"
    export STEMMA_BEGUN
    printf '\n== %s (%d s)\n' "$*" "$((EPOCHSECONDS - STEMMA_BEGUN))" >&2
}

# watch_packages LABEL LOG: reads a package manager's output, keeps all of it in LOG and says every
# few seconds how far it is, also while the package manager is silent.
watch_packages() {
    local label=$1 log=$2 begun=$EPOCHSECONDS said=$EPOCHSECONDS line status
    local total=0 unpacked=0 ready=0 doing='reading package lists'
    : >"$log"
    while :; do
        status=0
        IFS= read -r -t 5 line || status=$?
        ((status == 0 || status > 128)) || break
        if ((status == 0)); then
            printf '%s\n' "$line" >>"$log"
            case $line in
            'Unpacking '*) unpacked=$((unpacked + 1)) doing= ;;
            'Setting up '*) ready=$((ready + 1)) doing= ;;
            'Get:'* | 'I: downloading'*) doing='downloading' ;;
            'I: extracting'*) doing='extracting the base system' ;;
            *' newly installed, '*)
                line=${line%% newly installed*}
                total=$((total + ${line##*[!0-9]}))
                ;;
            esac
        fi
        ((EPOCHSECONDS - said >= 5)) || continue
        said=$EPOCHSECONDS
        if [[ -n $doing ]]; then
            say "$label: $doing, $((said - begun)) s"
        else
            say "$label: $unpacked of $total packages unpacked, $ready set up, $((said - begun)) s"
        fi
    done
    # The last line has no newline when the package manager was killed.
    [[ -z $line ]] || printf '%s\n' "$line" >>"$log"
}
