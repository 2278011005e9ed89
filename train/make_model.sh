#!/bin/sh
# Makes data/models/english.whomet from the corpora, in about 100 minutes of one core; the segmenter and the vectors are
# made at the same time. An interrupted run goes on from its last epoch.
# usage: train/make_model.sh SHARED WORK OUTPUT.whomet [SIZE]
#   SHARED holds corpora/ and gold/ (train/README.md), WORK is a folder for checkpoints, SIZE (hidden=128) is for trials.
set -eu
if [ $# -lt 3 ] || [ $# -gt 4 ]; then
  sed -n 's/^# \{0,1\}//p' "$0" | sed -n '3,4p' >&2
  exit 2
fi
shared=$1 work=$2 output=$3 size=${4:-}
if [ ! -d "$shared/corpora" ]; then
  echo "SKIPPED: no corpora in $shared"
  exit 0
fi
here=$(dirname "$0")
python=${PYTHON:-/usr/bin/python3}  # Debian's, which has python3-torch and python3-fasttext
mkdir -p "$work"
[ -f "$work/vectors.npz" ] || "$python" "$here/vectors.py" "$shared" -o "$work/vectors.npz" &
[ -f "$work/segmenter.pt" ] || "$python" "$here/segmenter.py" "$shared" -o "$work/segmenter.pt" --epochs 12
wait
# Two rounds: the second starts from the averaged weights of the first, at a lower rate that comes down to zero.
"$python" "$here/train.py" "$shared" -o "$work/first.pt" --vectors "$work/vectors.npz" --epochs 22 --epoch-limit 19 --seed 1 \
  --size "$size"
"$python" "$here/train.py" "$shared" -o "$work/second.pt" --start "$work/first.pt" --epochs 5 --rate 1.2e-3 --seed 2 \
  --size "$size"
"$python" "$here/export.py" "$work/second.pt" --segmenter "$work/segmenter.pt" -o "$output"
