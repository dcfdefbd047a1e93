#!/usr/bin/env bash
# What it costs to build clients of whole services, beside the crates of the AWS SDK.
#
#   SMITHY_AWS_MODELS=/where/the/models/are bench/services.sh [--ours] [--rounds N] [SERVICE …]
#
# SERVICE     dynamodb, s3, sqs, connectparticipant; all four if none is named
# --ours      the generated clients only: some minutes a round; with the SDK it is half an hour
# --rounds N  build everything N times (1); the table shows medians (of an even N, the lower of the two)
#
# For each service: the client of all operations (`whole`), of two (`two`), the SDK's crate as it comes
# (`aws-sdk`) and with the leanest of connectors (`aws-sdk-lean`); each alone, and in a program that
# calls one operation; debug and release. One after the other, so that a disturbance of the machine
# meets all alike. Prints Markdown, and writes `services.tsv` for `plot.py` into the current folder.
# Everything is built in a temporary folder that is removed in the end (2 GB, see `TMPDIR`).
set -euo pipefail

root=$(realpath "$(dirname "$0")/..")
models=${SMITHY_AWS_MODELS:?the folder of the models that AWS publishes}
kinds=(whole two aws-sdk aws-sdk-lean)
services=()
rounds=1
while [ $# -gt 0 ]; do
    case $1 in
        --ours) kinds=(whole two) ;;
        --rounds) rounds=${2:?--rounds needs a number} && shift ;;
        -*) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2 && exit 2 ;;
        *) services+=("$1") ;;
    esac
    shift
done
[ ${#services[@]} -gt 0 ] || services=(connectparticipant sqs dynamodb s3)

# The call of a program, by the generated client and by the SDK, and the two operations of `two`.
describe() {
    case $1 in
        dynamodb) input='ListTablesInput::default()' method=list_tables two='PutItem ListTables' ;;
        s3) input='ListBucketsRequest::default()' method=list_buckets two='PutObject ListBuckets' ;;
        sqs) input='ListQueuesRequest::default()' method=list_queues two='SendMessage ListQueues' ;;
        connectparticipant)
            input='DescribeViewRequest::new("token", "view")' method=describe_view
            two='StartAttachmentUpload DescribeView' ;;
        *) echo "no service \`$1\` is described here" >&2 && exit 2 ;;
    esac
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
. "$root/bench/lib.sh"

# The crate that a program is there to show.
client_of() {
    case $1 in
        *.aws-sdk*) echo "aws-sdk-${1%%.*}" ;;
        *) echo client ;;
    esac
}

# A program on the client of a service, and for ours the client.
prepare() {
    local service=$1 kind=$2 program=$1.$2
    describe "$service"
    mkdir -p "$scratch/$program/src"
    if [ "$kind" = whole ] || [ "$kind" = two ]; then
        generate "$service" "$kind" "$scratch/$program/client"
        program_on_ours >"$scratch/$program/src/main.rs"
        sed "s|^generated = .*|client = { path = \"client\" }|" \
            "$root/bench/programs/generated/Cargo.toml" >"$scratch/$program/Cargo.toml"
        cp "$root/Cargo.lock" "$scratch/$program/Cargo.lock"
    else
        sed "s/connectparticipant/$service/g; /\.attachment_\|\.connection_token\|\.content_type/d
            s/start_attachment_upload()/$method()/" \
            "$root/bench/programs/$kind/src/main.rs" >"$scratch/$program/src/main.rs"
        sed "s/connectparticipant/$service/g; s/\"1\.126\"/\"1\"/" \
            "$root/bench/programs/$kind/Cargo.toml" >"$scratch/$program/Cargo.toml"
    fi
    cargo fetch --quiet --manifest-path "$scratch/$program/Cargo.toml"
}

generate() {
    local model operations=()
    model=$(find "$models" -name "$1-20*.json" | head -1)
    if [ "$2" = two ]; then
        for operation in $two; do operations+=(--operation "$operation"); done
    fi
    "$scratch/farrier" generate --model "$model" --out "$3" --name client \
        --farrier-path "$root/runtime" "${operations[@]}" --report json >/dev/null 2>"$scratch/log" ||
        { cat "$scratch/log" >&2 && exit 1; }
}

program_on_ours() {
    cat <<PROGRAM
use std::error::Error;

use client::*;

fn main() -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(call())
}

async fn call() -> Result<(), Box<dyn Error>> {
    let client = Client::builder().region("us-east-1").unsigned().build()?;
    println!("{:?}", client.$method($input).await?);
    Ok(())
}
PROGRAM
}

# A figure of a program and how many times as much it is as ours, in a cell.
#   cell SERVICE KIND FIGURE
cell() {
    local own
    own=$(median "$1.whole" "$3")
    median "$1.$2" "$3" | awk -v own="$own" -v kind="$2" '{
        if ($1 + 0 > 0 && kind ~ /sdk/) printf " %s (%.1f ×) |", $1, $1 / own; else printf " %s |", $1 }'
}

table() {
    local service kind figure
    local figures=(debug-alone.cpu release-alone.cpu debug.cpu release.cpu crates
        debug.peak release.peak size)
    echo '| service | client | alone, debug, CPU s | alone, release, CPU s | program, debug, CPU s' \
        '| program, release, CPU s | crates | peak of a rustc, debug, MB | release, MB | stripped, MB |'
    echo '|---|---|---|---|---|---|---|---|---|---|'
    for service in "${services[@]}"; do
        for kind in "${kinds[@]}"; do
            printf '| %s | %s |' "$service" "$kind"
            for figure in "${figures[@]}"; do
                cell "$service" "$kind" "$figure"
                printf '%s\t%s\t%s\t%s\n' "$service" "$kind" "$figure" \
                    "$(median "$service.$kind" "$figure")" >>services.tsv
            done
            echo
        done
    done
}

cargo build --quiet --release --locked --manifest-path "$root/Cargo.toml" -p farrier-cli
cp "$CARGO_TARGET_DIR/release/farrier" "$scratch/farrier"
for service in "${services[@]}"; do
    for kind in "${kinds[@]}"; do prepare "$service" "$kind"; done
done
for round in $(seq "$rounds"); do
    for service in "${services[@]}"; do
        for kind in "${kinds[@]}"; do
            echo "round $round of $rounds: $service, $kind" >&2
            build "$service.$kind" debug
            build "$service.$kind" release --release
            size "$service.$kind"
        done
    done
done

: >services.tsv
echo "$(machine); rounds: $rounds"
echo
table
