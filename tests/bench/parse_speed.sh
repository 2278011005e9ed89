#!/bin/sh
# Words a second and peak memory of `whomet parse`, one thread.
# usage: tests/bench/parse_speed.sh WHOMET CONLLU [MODEL]
#   CONLLU is read four ways: its tokens (conllu, tokens), its lines and its raw text.
set -eu
if [ $# -lt 2 ] || [ $# -gt 3 ]; then
  sed -n 's/^# \{0,1\}//p' "$0" | sed -n '2,3p' >&2
  exit 2
fi
exec python3 - "$@" <<'PYTHON'
import os, subprocess, sys, tempfile

whomet, conllu, model = sys.argv[1], sys.argv[2], sys.argv[3:]
ROUNDS = 3  # the best counts


def measure(name, form, path):
    best, words, memory = None, 0, 0
    for _ in range(ROUNDS):
        with open(path + ".out", "wb") as out:
            command = [whomet, "parse", "--input", form, *(["--model", *model] if model else []), path]
            process = subprocess.Popen(command, stdout=out)
            _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"{command} failed")
        seconds = usage.ru_utime + usage.ru_stime
        best = seconds if best is None else min(best, seconds)
        memory = usage.ru_maxrss / 1024
    with open(path + ".out", encoding="utf-8") as lines:
        words = sum(1 for line in lines if line.split("\t")[0].isdigit())
    print(f"{name}\t{words}\t{best:.2f}\t{words / best:.0f}\t{memory:.0f}", flush=True)


sentences, texts, forms = [], [], []
with open(conllu, encoding="utf-8") as lines:
    for line in lines:
        columns = line.rstrip("\n").split("\t")
        if line.startswith("# text = "):
            texts.append(line[9:].rstrip("\n"))
        elif len(columns) == 10 and columns[0].isdigit():
            forms.append(columns[1].replace(" ", "_"))
        elif not line.strip() and forms:
            sentences.append(" ".join(forms))
            forms = []

with tempfile.TemporaryDirectory() as work:
    paths = {name: f"{work}/{name}.txt" for name in ("conllu", "tokens", "lines", "raw", "nothing")}
    with open(conllu, "rb") as source, open(paths["conllu"], "wb") as out:
        out.write(source.read())
    for name, rows in (("tokens", sentences), ("lines", texts), ("raw", texts), ("nothing", ["x"])):
        with open(paths[name], "w", encoding="utf-8") as out:
            out.write((" " if name == "raw" else "\n").join(rows) + "\n")
    print("input\twords\tCPU seconds\twords/s\tpeak MB")
    measure("one word", "tokens", paths["nothing"])
    for name in ("conllu", "tokens", "lines", "raw"):
        measure(name, name, paths[name])
PYTHON
