#!/usr/bin/env python3
"""Learns data/relations/confidence.tsv: how far a claim can be trusted (extract/relation/claim_confidence.h).

usage: claim_confidence.py CLAIMS.tsv TABLE.tsv [--folds N]

CLAIMS.tsv is the output of dump_claims: file, extractor, relation, right by ends and relation, right in
full, features. Articles whose number is divisible by five are left out: they are for checking. What is
learnt is whether the claim is right in full: L2-regularised logistic regression, AdaGrad, fixed seed.

Most articles were read once and quickly (annotations/README.md), and their readers leave out and keep
other things than careful ones do. Their claims bear features of their own, which are not written (domain
adaptation by augmented features: Daume III, "Frustratingly Easy Domain Adaptation", 2007), and those of
careful readers count several times. So what the program says of a claim is what a careful reader would.

With --folds it first prints the reliability of cross-validated confidences, articles of careful readers
held out, by tenths and by extractor. Standard library only; the same input gives the same bytes.
"""
import argparse
import collections
import re

import logistic

EPOCHS = 12
RATE = 0.05
DECAY = 0.004          # L2 strength per example
RARE = 4               # features of fewer claims are left out
CAREFUL = 3            # how often a claim of a careful reader counts


def is_check(name):
    return int(re.sub(r"\D", "", name)[:4] or 1) % 5 == 0


def is_read_once(name):
    """Whether it is an article of train/annotations, as annotated_news.py names them."""
    return re.fullmatch(r"[mn]\d{4}\.txt", name) is not None


def of_its_readers(relation, extractor):
    return ["once", f"once:{relation}", f"once:{extractor}", f"once:{extractor}:{relation}"]


def read(path):
    claims = []
    for line in open(path, encoding="utf-8"):
        file, extractor, relation, typed, full, features = line.rstrip("\n").split("\t")
        if not is_check(file):
            once = is_read_once(file)
            claims.append({"file": file, "extractor": extractor, "relation": relation, "once": once,
                           "typed": int(typed), "right": int(full),
                           "features": features.split(" ") + (of_its_readers(relation, extractor) if once else [])})
    return claims


def learn(claims):
    counts = collections.Counter(name for claim in claims for name in claim["features"])
    known = {name for name, count in counts.items() if count >= RARE}
    claims = claims + [claim for claim in claims if not claim["once"]] * (CAREFUL - 1)
    examples = [([name for name in claim["features"] if name in known], claim["right"]) for claim in claims]
    return logistic.learn(examples, EPOCHS, RATE, DECAY, start=1e-2)


def print_reliability(claims):
    print("confidence    claims   said  found")
    error = 0.0
    for tenth in range(10):
        part = [c for c in claims if min(9, int(c["confidence"] * 10)) == tenth]
        if part:
            said = sum(c["confidence"] for c in part) / len(part)
            found = sum(c["right"] for c in part) / len(part)
            error += abs(said - found) * len(part)
            print(f"{tenth / 10:.1f}-          {len(part):6d}  {said:.3f}  {found:.3f}")
    print(f"mean distance {error / len(claims):.3f}")
    by_extractor = collections.defaultdict(list)
    for claim in claims:
        by_extractor[claim["extractor"]].append(claim)
    for extractor, part in sorted(by_extractor.items()):
        print(f"{extractor:10s} {len(part):6d}  {sum(c['confidence'] for c in part) / len(part):.3f}"
              f"  {sum(c['right'] for c in part) / len(part):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims")
    parser.add_argument("table")
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    claims = read(options.claims)
    if options.folds:
        logistic.cross_validate(claims, "file", options.folds, learn)
        print_reliability([claim for claim in claims if not claim["once"]])
    weights = {name: weight for name, weight in learn(claims).items() if not name.startswith("once")}
    logistic.write_weights(options.table, weights,
                           "Weights of extract/relation/claim_confidence.h; made by train/claim_confidence.py, see the card.")


if __name__ == "__main__":
    main()
