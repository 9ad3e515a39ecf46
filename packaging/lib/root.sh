# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What a Debian 13 root says about itself: its recipe, then the packages that were asked for so far.

root_recipe='recipe 1' # another number throws older roots away

root_is_usable() { [[ -f $1/etc/stemma-root && $(head -n 1 "$1/etc/stemma-root") == "$root_recipe" ]]; }

# root_lacks ROOT PACKAGE...: those that still have to be installed, one a line.
root_lacks() {
    local root=$1
    shift
    if root_is_usable "$root"; then
        comm -23 <(printf '%s\n' "$@" | sort -u) <(sort -u "$root/etc/stemma-root")
    else
        printf '%s\n' "$@" | sort -u
    fi
}

# root_mark ROOT PACKAGE...: they are installed now.
root_mark() {
    local marker=$1/etc/stemma-root
    shift
    [[ -f $marker ]] || printf '%s\n' "$root_recipe" >"$marker"
    printf '%s\n' "$@" >>"$marker"
}
