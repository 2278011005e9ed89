#!/usr/bin/env bash
# Runs all conformance scenarios through the adapter. Fails if one is wrong.
#   run.sh ADAPTER [SHARED]
set -euo pipefail
adapter=$1
shared=${2:-$(dirname "$0")/../../../shared}
runner=$shared/query/run_scenarios.py
if [ ! -f "$runner" ] || ! command -v python3 >/dev/null; then
  echo "SKIPPED: the scenarios or python3 are not here"
  exit 0
fi
results=$(mktemp)
trap 'rm -f "$results"' EXIT
python3 "$runner" --out "$results" -- "$adapter" | tail -n 1
if grep -v '"verdict": "strict"' "$results"; then
  echo "these scenarios failed"
  exit 1
fi
