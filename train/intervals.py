#!/usr/bin/env python3
"""Scores with 95 % intervals, by resampling sentences: how far another sample of the same kind may differ.

usage: intervals.py trees GOLD.conllu SYSTEM.conllu            (same tokens: `whomet parse --input conllu`)
       intervals.py names GOLD.bio.tsv SYSTEM.conllu [--crossner]   (same tokens: `--input tokens`)
"""
import random
import sys

CROSSNER = {"person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "country": "LOC", "location": "LOC"}
PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
ROUNDS = 1000


def rows_of(path):
    """Sentences of fields."""
    sentences, rows = [], []
    with open(path, encoding="utf-8") as lines:
        for line in list(lines) + ["\n"]:
            f = line.rstrip("\n").split("\t")
            if len(f) == 10 and f[0].isdigit() or len(f) == 2:
                rows.append(f)
            elif not line.strip() and rows:
                sentences.append(rows)
                rows = []
    return sentences


def spans(tags, mapping):
    found, start, kind = set(), None, None
    for i, tag in enumerate(tags + ["O"]):
        if start is not None and tag != "I-" + kind:
            if mapping.get(kind):
                found.add((start, i, mapping[kind]))
            start = None
        if tag[0] == "B":
            start, kind = i, tag[2:]
    return found


def name_tag(fields):
    return next((m[4:] for m in fields[9].split("|") if m.startswith("NER=")), "O")


def percentiles(score, counts):
    """score(sums) of all sentences, and the interval of 1,000 samples of them."""
    rng = random.Random(1)
    total = [sum(c) for c in zip(*counts)]
    values = []
    for _ in range(ROUNDS):
        sample = rng.choices(counts, k=len(counts))
        values.append(score([sum(c) for c in zip(*sample)]))
    values.sort()
    return f"{score(total):.2f} [{values[int(ROUNDS * 0.025)]:.2f}, {values[int(ROUNDS * 0.975)]:.2f}]"


def main():
    if len(sys.argv) < 4 or sys.argv[1] not in ("trees", "names"):
        sys.exit(__doc__)
    gold, system = rows_of(sys.argv[2]), rows_of(sys.argv[3])
    assert [len(s) for s in gold] == [len(s) for s in system], "the tokens are not the same"
    if sys.argv[1] == "names":
        mapping = CROSSNER if "--crossner" in sys.argv else PLAIN
        counts = []
        for g, s in zip(gold, system):
            wanted, found = spans([f[1] for f in g], mapping), spans([name_tag(f) for f in s], PLAIN)
            counts.append((len(wanted & found), len(wanted), len(found)))
        print("F1", percentiles(lambda c: 200 * c[0] / max(1, c[1] + c[2]), counts))
        return
    for name, right in (("UPOS", lambda g, s: g[3] == s[3]), ("lemmas", lambda g, s: g[2] == s[2]), ("UAS", lambda g, s: g[6] == s[6]),
                        ("LAS", lambda g, s: g[6] == s[6] and g[7].split(":")[0] == s[7].split(":")[0])):
        counts = [(sum(right(a, b) for a, b in zip(g, s)), len(g)) for g, s in zip(gold, system)]
        print(name, percentiles(lambda c: 100 * c[0] / c[1], counts))


if __name__ == "__main__":
    main()
