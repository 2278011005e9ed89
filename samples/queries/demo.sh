#!/bin/sh
# Builds a graph from the sample articles and asks it some questions.
# usage, in the root of the repository: samples/queries/demo.sh [FOLDER for the results]
set -eu
folder=${1:-build/samples}
mkdir -p "$folder"
graph=$folder/samples.kg
rm -f "$graph"

# Prints a command, then runs it. Exit code 1 means that there is no answer, which is one too.
ask() {
  printf '\n$ %s\n' "$*"
  "$@" || [ $? -eq 1 ]
}

ask whomet build samples/articles -o "$graph" --metadata samples/metadata.tsv
ask whomet info "$graph"

# How are the Italian prime minister and the Turkish minister connected? And without the Armenian one?
ask whomet path "$graph" 'Paolo Ferrante' 'Emre Saygun'
ask whomet path "$graph" 'Paolo Ferrante' 'Emre Saygun' --avoid 'Anahit Melikyan'

# Whom did she meet, plan to meet, not meet?
ask whomet meetings "$graph" --with 'Marit Solheim'
ask whomet meetings "$graph" --between 'Elnur Rzayev' 'Anahit Melikyan'

# Two people with one surname.
ask whomet find "$graph" Bekov
ask whomet show "$graph" 'Timur Bekov'

ask whomet near "$graph" 'Emre Saygun' --type Person
ask whomet render "$graph" --path 'Paolo Ferrante' 'Emre Saygun' -o "$folder/path.svg"
ask whomet render "$graph" --focus 'Marit Solheim' -o "$folder/solheim.svg"
