#!/bin/sh
# Renders all packs of the workspace in the working folder in parts with GNU parallel, as many at a time as there are processors.
# Usage: parts.sh PARTS [OPTION...], for example: parts.sh 8 --format pdf
# Ends with 0 if every part did, and otherwise with the number of parts that didn't.
set -eu
parts="$1"
shift
seq "$parts" | parallel --quote policy render --all --shard "{}/$parts" "$@"
