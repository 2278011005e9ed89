#!/bin/sh
# All quality figures of docs/evaluation.md in one run.
# usage: tests/bench/evaluate.sh WHOMET SHARED
#   SHARED holds the annotated articles, treebanks, pages and scorers (tools/*.py); it is not part of
#   this repository. Where it is missing this says SKIPPED and ends with 0.
set -eu
if [ $# -ne 2 ]; then
  sed -n 's/^# \{0,1\}//p' "$0" | sed -n '2,4p' >&2
  exit 2
fi
whomet=$1 shared=$2
if [ ! -f "$shared/tools/graph_score.py" ]; then
  echo "SKIPPED: no scorers and gold data in $shared"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=$(dirname "$0")

echo "== graph, annotated raw news (gold/seeds)"
"$whomet" build -q "$shared"/seeds/*.txt -o "$work/seeds.kg"
"$whomet" export "$work/seeds.kg" --format json > "$work/seeds.json"
python3 "$shared/tools/graph_score.py" --gold "$shared/gold/seeds" "$work/seeds.json"
echo "== offsets of the evidence"
python3 "$here/check_offsets.py" "$work/seeds.json"

"$whomet" build -q "$shared/gold/news/texts" --metadata "$shared/gold/news/metadata.tsv" -o "$work/news.kg"
"$whomet" export "$work/news.kg" --format json > "$work/news.json"
echo "== graph, gold/news, articles for development"
python3 "$shared/tools/graph_score.py" --gold "$shared/gold/news" --train "$work/news.json"
echo "== graph, gold/news, articles for checking only"
python3 "$shared/tools/graph_score.py" --gold "$shared/gold/news" --check "$work/news.json"

echo "== graph, train/annotations, articles for checking only"
python3 "$here/../../train/annotated_news.py" gold "$shared/corpora/raw_text" "$here"/../../train/annotations/*.txt --check-only -o "$work/more"
"$whomet" build -q "$work/more/texts" --metadata "$work/more/metadata.tsv" -o "$work/more.kg"
"$whomet" export "$work/more.kg" --format json > "$work/more.json"
python3 "$shared/tools/graph_score.py" --gold "$work/more" --check "$work/more.json"
echo "of these, Wikinews"
# shellcheck disable=SC2046
python3 "$shared/tools/graph_score.py" "$work/more.json" --gold "$work/more" --only $(cd "$work/more/texts" && echo m*.txt) | grep -E "^(articles|pair|typed|full)"
python3 "$here/meeting_dates.py" "$work/more" "$work/more.json" --check

echo "== statements by patterns alone, by the classifier alone, by both (articles for checking only)"
for extractors in "role structure meeting statement speech" "pair" "role structure meeting statement speech pair"; do
  options=
  for extractor in $extractors; do options="$options --extractors $extractor"; done
  echo "$extractors:"
  # shellcheck disable=SC2086
  "$whomet" eval "$shared/gold/news" --check --format tsv $options 2>/dev/null | grep -E "^(pair|typed|full)"
done
echo "== confidence (articles for checking only)"
"$whomet" eval "$shared/gold/news" --check --graph "$work/news.kg" --by confidence --format tsv

echo "== source and target of unit sentences"
events="$shared/events/petrarch_unit.jsonl"
python3 "$shared/tools/event_score.py" "$events" --input > "$work/events.jsonl"
# Each sentence is a world of its own: what two of them say alike is not one statement.
"$whomet" extract "$work/events.jsonl" | python3 "$here/join_extracts.py" > "$work/events.json"
python3 "$shared/tools/event_score.py" "$events" "$work/events.json"
echo "== the same, all sentences merged into one graph"
"$whomet" build -q "$work/events.jsonl" -o "$work/events.kg"
"$whomet" export "$work/events.kg" --format json > "$work/events.json"
python3 "$shared/tools/event_score.py" "$events" "$work/events.json"
echo "== the same without attacks of crowds, which one clause of many sentences tells of"
python3 "$here/wrong_event_pairs.py" "$shared/tools/event_score.py" "$events" "$work/events.json" --without crowds -o "$work/rest.json"
python3 "$shared/tools/event_score.py" "$events" "$work/rest.json"

echo "== sentences, words, tags and trees (dev parts)"
"$here/../../train/score.sh" "$whomet" "$shared/corpora" "$shared/tools"

for genre in news interview speech bio voyage; do
  echo "== time expressions, $genre"
  gold="$shared/time/gum_timex_$genre.jsonl"
  python3 "$shared/tools/time_score.py" "$gold" --input > "$work/times.jsonl"
  "$whomet" dates "$work/times.jsonl" > "$work/times.out"
  python3 "$shared/tools/time_score.py" "$gold" "$work/times.out"
done

echo "== article text of web pages (development pages)"
python3 "$shared/tools/article_score.py" "$shared/articles" --run "$whomet clean {}"
