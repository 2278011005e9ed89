#!/bin/sh
# The figures of docs/evaluation.md for open relations: CaRB, BenchIE and BenchIE-FL, development parts.
# usage: tests/bench/open_relations.sh WHOMET SHARED
#   SHARED holds the sentences, the gold and the scorer (tools/oie_score.py); it is not part of this
#   repository. Where it is missing this says SKIPPED and ends with 0.
set -eu
if [ $# -ne 2 ]; then
  sed -n 's/^# \{0,1\}//p' "$0" | sed -n '2,4p' >&2
  exit 2
fi
whomet=$1 shared=$2
gold="$shared/openie/dev" score="$shared/tools/oie_score.py"
if [ ! -f "$score" ] || [ ! -f "$gold/carb_dev_sentences.txt" ]; then
  echo "SKIPPED: no scorer and gold data in $shared"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=$(dirname "$0")

"$whomet" triples --input tokens < "$gold/carb_dev_sentences.txt" > "$work/all.tsv"
"$whomet" triples --input tokens --no-inserted < "$gold/carb_dev_sentences.txt" > "$work/own.tsv"

echo "== CaRB, confidences of five folds (the table has seen these sentences)"
"$whomet" triples --input tokens --format features < "$gold/carb_dev_sentences.txt" > "$work/features.tsv"
python3 "$here/../../train/open_confidence.py" "$work/features.tsv" "$gold/carb_dev_gold.tsv" \
  "$work/table.tsv" --predictions "$work/folds.tsv"
python3 "$score" carb "$gold/carb_dev_gold.tsv" "$work/folds.tsv" --name folds
echo "== CaRB, as printed"
python3 "$score" carb "$gold/carb_dev_gold.tsv" "$work/all.tsv" --name printed
python3 "$score" carb "$gold/carb_dev_gold.tsv" "$work/all.tsv" --name newswire \
  --sentences "$gold/carb_dev_newswire_sentences.txt"
echo "== BenchIE, --no-inserted"
python3 "$score" benchie "$gold/benchie_dev_gold.txt" "$work/own.tsv" --name slots
python3 "$score" benchie "$gold/benchie_dev_gold.txt" "$work/own.tsv" --name concat --concat
echo "== BenchIE-FL"
python3 "$score" benchie --nary xxx "$gold/benchiefl_dev_gold.txt" "$work/all.tsv" --name all
python3 "$score" benchie --nary xxx "$gold/benchiefl_dev_gold.txt" "$work/own.tsv" --name no-inserted
echo "== sentences a second, one core"
sentences=$(wc -l < "$gold/carb_dev_sentences.txt")
begin=$(date +%s.%N)
"$whomet" triples --input tokens < "$gold/carb_dev_sentences.txt" > /dev/null
end=$(date +%s.%N)
echo "$sentences $begin $end" | awk '{printf "%d in %.2f s: %.0f a second, loading included\n", $1, $3 - $2, $1 / ($3 - $2)}'
