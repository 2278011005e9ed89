#!/bin/sh
# Scores `whomet parse` on the dev parts of the treebanks: raw text, and gold tokens.
# usage: train/score.sh WHOMET CORPORA TOOLS
#   CORPORA holds ud_ewt/en_ewt-ud-dev.conllu and gum_open/gum-open-dev.conllu,
#   TOOLS holds raw_text.py and parse_score.py (CoNLL 2018 metrics).
# Without the corpora it says so and ends with 0, so that it can stand in any check.
set -eu
if [ $# -ne 3 ]; then
  sed -n 's/^# \{0,1\}//p' "$0" | sed -n '2,5p' >&2
  exit 2
fi
whomet=$1 corpora=$2 tools=$3
if [ ! -d "$corpora/ud_ewt" ] || [ ! -f "$tools/parse_score.py" ]; then
  echo "score.sh: no corpora in $corpora or no scorer in $tools; nothing scored" >&2
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for gold in "$corpora/ud_ewt/en_ewt-ud-dev.conllu" "$corpora/gum_open/gum-open-dev.conllu"; do
  echo "== $(basename "$gold")"
  "$whomet" parse --input conllu "$gold" > "$work/tokens.conllu"
  printf 'gold tokens: '
  python3 "$tools/parse_score.py" "$gold" "$work/tokens.conllu"
  python3 "$tools/raw_text.py" "$gold" > "$work/raw.txt"
  "$whomet" parse "$work/raw.txt" > "$work/raw.conllu"
  printf 'raw text:    '
  python3 "$tools/parse_score.py" "$gold" "$work/raw.conllu"
done
