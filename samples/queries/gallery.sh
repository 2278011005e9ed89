#!/bin/sh
# Draws the pictures of samples/gallery from the sample articles.
# usage, in the root of the repository: samples/queries/gallery.sh [FOLDER]
set -eu
folder=${1:-samples/gallery}
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
graph=$work/samples.kg
whomet build -q samples/articles --metadata samples/metadata.tsv -o "$graph"
whomet render "$graph" --path 'Paolo Ferrante' 'Emre Saygun' -o "$folder/path.svg"
whomet render "$graph" --focus 'Anahit Melikyan' --hops 1 --max-edges 24 -o "$folder/neighbourhood.svg"
whomet render "$graph" -o "$folder/all.svg"
