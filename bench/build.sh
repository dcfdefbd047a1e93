#!/usr/bin/env bash
# What it costs to build a program on the generated client: CPU time, crates, size, peak memory.
#
#   bench/build.sh [--aws-sdk] [--rounds N]
#
# --aws-sdk   measure the same program on aws-sdk-connectparticipant too, as it comes and at its
#             leanest: some ten minutes a round on two cores
# --rounds N  build everything N times (1); the table shows medians (of an even N, the lower of the two)
#
# Each round builds every program once, one after the other, so that a disturbance of the machine
# meets all alike. CPU time is user and system time of cargo and all that it starts; dependencies
# are downloaded before the clock starts. Everything is built in a temporary folder that is
# removed in the end, so `TMPDIR` needs room for one program's build (2 GB).
set -euo pipefail

root=$(realpath "$(dirname "$0")/..")
programs=(generated hyper)
rounds=1
while [ $# -gt 0 ]; do
    case $1 in
        --aws-sdk) programs+=(aws-sdk-lean aws-sdk) ;;
        --rounds) rounds=${2:?--rounds needs a number} && shift ;;
        *) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2 && exit 2 ;;
    esac
    shift
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
. "$root/bench/lib.sh"

# Copies a program out of the repository, so that nothing is written there, and downloads what it
# needs.
prepare() {
    cp -r "$root/bench/programs/$1" "$scratch/$1"
    sed -i "s|\.\./\.\./\.\./|$root/|" "$scratch/$1/Cargo.toml"
    # The versions that the project is tested with.
    cp "$root/Cargo.lock" "$scratch/$1/Cargo.lock"
    cargo fetch --quiet --manifest-path "$scratch/$1/Cargo.toml"
}

# The crate that a program is there to show; none for the floor.
client_of() {
    case $1 in
        generated) echo generated ;;
        aws-sdk*) echo aws-sdk-connectparticipant ;;
    esac
}

# A row of the table: one figure of every program.
#   row TITLE FIGURE
row() {
    printf '| %s |' "$1"
    local program
    for program in "${programs[@]}"; do printf ' %s |' "$(median "$program" "$2")"; done
    echo
}

# A row of how much more the other programs take than the generated client's.
#   ratios TITLE FIGURE
ratios() {
    local own program
    own=$(median generated "$2")
    printf '| *%s, times ours* |' "$1"
    for program in "${programs[@]}"; do
        median "$program" "$2" | awk -v own="$own" '{ if ($1 + 0 > 0) printf " %.1f |", $1 / own; else printf " – |" }'
    done
    echo
}

table() {
    printf '| |' && printf ' %s |' "${programs[@]}" && echo
    printf '|---|' && printf '%s' "${programs[@]/*/---|}" && echo
    row 'crates' crates
    row 'clean debug build, CPU s' debug.cpu
    ratios 'clean debug build' debug.cpu
    row 'clean release build, CPU s' release.cpu
    ratios 'clean release build' release.cpu
    row 'the client crate alone, debug, CPU s' debug-alone.cpu
    ratios 'client alone, debug' debug-alone.cpu
    row 'the client crate alone, release, CPU s' release-alone.cpu
    ratios 'client alone, release' release-alone.cpu
    row 'peak of a rustc, debug, MB' debug.peak
    row 'peak of a rustc, release, MB' release.peak
    row 'program, release, stripped, MB' size
}

for program in "${programs[@]}"; do prepare "$program"; done
for round in $(seq "$rounds"); do
    for program in "${programs[@]}"; do
        echo "round $round of $rounds: $program" >&2
        build "$program" debug
        build "$program" release --release
        size "$program"
    done
done

echo
echo "$(machine); rounds: $rounds"
echo
table
