#!/usr/bin/env python3
"""Compares the figures of `whomet eval` with those of the reference scorer on the annotated articles.

usage: eval_agrees.py WHOMET SHARED
SHARED holds gold/ and tools/graph_score.py; without them it says SKIPPED. Exit code 1 where a figure differs.
"""
import json
import os
import re
import subprocess
import sys
import tempfile


def reference(shared, gold, part, export):
    """(score, measure) -> (value, count, of), from the scorer's lines."""
    out = subprocess.run([sys.executable, f"{shared}/tools/graph_score.py", "--gold", gold, export, *part],
                         capture_output=True, text=True, check=True).stdout
    number = r"(\d+\.\d+)"
    share = r"\((\d+)/(\d+)\)"
    rows = {}

    def put(score, measure, value, count=None, of=None):
        rows[score, measure] = (value, int(count) if count else count, int(of) if of else of)

    for line in out.splitlines():
        if m := re.match(rf"nodes\s+R {number} {share}\s+type-accuracy {number}\s+alien {number} {share}"
                         r"\s+merge-errors (\d+)/(\d+)\s+split (\d+)/(\d+)", line):
            g = m.groups()
            put("nodes", "recall", *g[0:3])
            put("nodes", "right type", g[3])
            put("nodes", "alien", *g[4:7])
            put("nodes", "merged", None, *g[7:9])
            put("nodes", "split", None, *g[9:11])
        elif m := re.match(rf"(\w+)\s+P {number} {share}\s+R {number} {share}\s+F1 {number}", line):
            g = m.groups()
            score = "coreference" if g[0] == "coref" else g[0]
            put(score, "precision", *g[1:4])
            put(score, "recall", *g[4:7])
            put(score, "F1", g[7])
        elif m := re.match(r"meeting status (\d+)/(\d+)\s+date (\d+)/(\d+)", line):
            g = m.groups()
            put("meetings", "right status", None, *g[0:2])
            put("meetings", "right date", None, *g[2:4])
    return rows


def ours(whomet, gold, part, graph, texts):
    out = subprocess.run([whomet, "eval", gold, "--graph", graph, "--texts", texts, "--format", "json", *part],
                         capture_output=True, text=True, check=True).stdout
    return {(r["score"], r["measure"]): r for r in json.loads(out)}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    whomet, shared = sys.argv[1:]
    if not os.path.exists(f"{shared}/tools/graph_score.py"):
        print(f"SKIPPED: no scorer and no annotated articles in {shared}")
        return
    different = compared = 0
    with tempfile.TemporaryDirectory() as work:
        for name, texts, metadata, parts in (
                ("seeds", f"{shared}/seeds", [], ([],)),
                ("news", f"{shared}/gold/news/texts", ["--metadata", f"{shared}/gold/news/metadata.tsv"],
                 ([], ["--train"], ["--check"], ["--only", "v005.txt"]))):
            graph, export = f"{work}/{name}.kg", f"{work}/{name}.json"
            subprocess.run([whomet, "build", "-q", texts, "-o", graph, *metadata], check=True)
            with open(export, "w") as out:
                subprocess.run([whomet, "export", graph, "--format", "json"], stdout=out, check=True)
            gold = f"{shared}/gold/{name}"
            for part in parts:
                have = ours(whomet, gold, part, graph, texts)
                for key, (value, count, of) in reference(shared, gold, part, export).items():
                    row = have[key]
                    same = (value is None or f"{row['value']:.3f}" == value) and \
                        (count is None or (row["count"], row["of"]) == (count, of))
                    compared += 1
                    different += not same
                    if not same:
                        print("DIFFERENT", name, part, key, (value, count, of), row)
    print(f"{compared} figures compared, {different} different")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
