# How builds are measured; sourced by the scripts beside it, which make `scratch` and `client_of`.

# As for crates from a registry, which are never built incrementally: the same for all programs.
export CARGO_INCREMENTAL=0 CARGO_BUILD_JOBS=2 CARGO_TARGET_DIR="$scratch/target" CARGO_TERM_COLOR=never
unset RUSTFLAGS RUSTC_WRAPPER CARGO_BUILD_RUSTC_WRAPPER

# Runs cargo on a program and notes a figure for CPU seconds and one for peak memory in MB.
#   measure PROGRAM WHAT cargo-arguments…
measure() {
    local program=$1 what=$2
    shift 2
    if ! /usr/bin/time -o "$scratch/time" -f '%U %S %M' \
        cargo "$@" --offline --manifest-path "$scratch/$program/Cargo.toml" 2>"$scratch/log"; then
        cat "$scratch/log" >&2
        exit 1
    fi
    awk '{ printf "%.2f\n", $1 + $2 }' "$scratch/time" >>"$scratch/$program.$what.cpu"
    awk '{ printf "%.0f\n", $3 / 1024 }' "$scratch/time" >>"$scratch/$program.$what.peak"
}

# A clean build of a program, and the build of its client alone with the dependencies there.
#   build PROGRAM WHAT cargo-arguments…
build() {
    local program=$1 what=$2 client
    shift 2
    rm -rf "$CARGO_TARGET_DIR"
    measure "$program" "$what" build "$@"
    # Not the program itself.
    grep -c '^ *Compiling' "$scratch/log" | awk '{ print $1 - 1 }' >>"$scratch/$program.crates"
    client=$(client_of "$program")
    [ -z "$client" ] && return
    cargo clean --quiet --offline --manifest-path "$scratch/$program/Cargo.toml" -p "$client" "$@"
    measure "$program" "$what-alone" build -p "$client" "$@"
}

# The size of a program's release build without symbols, in MB.
size() {
    strip -o "$scratch/stripped" "$CARGO_TARGET_DIR/release/program"
    stat -c %s "$scratch/stripped" | awk '{ printf "%.1f\n", $1 / 1e6 }' >>"$scratch/$1.size"
}

# The median of a program's figures, or a dash.
#   median PROGRAM FIGURE
median() {
    [ -f "$scratch/$1.$2" ] || { echo '–' && return; }
    sort -n "$scratch/$1.$2" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

# Where and when this was measured.
machine() {
    echo "$(rustc --version); $(lscpu | sed -n 's/^Model name: *//p'), $(nproc) cores; $(date +%F)"
}
