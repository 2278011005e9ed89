#!/usr/bin/env python3
"""Trains the classifier of mention pairs (extract/relation/pair_classifier.h).

usage: train_pairs.py GOLD_DIR PAIRS.txt [-o WEIGHTS.tsv] [--folds N] [--without FOLD FOLDS]

GOLD_DIR holds one JSON an article: "file", "entities" (id, name, aliases) and "relations" (subject,
predicate, object, sentence); articles whose number is divisible by 5 are left out, they are for checking.
PAIRS.txt is the output of dump_pairs on the texts. Multinomial logistic regression over "no relation"
and relation + direction; L2 by decay, AdaGrad, one pass order drawn with a fixed seed, so the same
input gives the same bytes. Small weights are dropped, the others rounded to one decimal.
With --without it leaves out each FOLDS-th annotated article, beginning with number FOLD: weights for
dump_claims, which must not ask a classifier about the articles that it has learnt from. With --folds it prints how well it links pairs that rules did not, by articles held out.
"""
import argparse
import collections
import glob
import json
import os
import random
import re

import numpy

EPOCHS = 12
RATE = 0.25
DECAY = 2e-5
RARE = 12  # features of fewer pairs are left out
SMALL = 0.5  # weights below it, too


def norm(name):
    name = name.lower().replace("’", "'").replace("‘", "'")
    name = re.sub(r"'s\b|'$", "", name)
    name = re.sub(r"^(the|a|an) ", "", name.strip())
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s.&-]", "", name)).strip()


def flat(text):
    return re.sub(r"\W+", " ", text).strip().lower()


class Gold:
    def __init__(self, article):
        self.ids = collections.defaultdict(set)
        for entity in article["entities"]:
            for name in [entity["name"], *entity.get("aliases", [])]:
                self.ids[norm(name)].add(entity["id"])
        self.links = collections.defaultdict(list)  # (id, id) -> (predicate, flat sentence)
        for r in article["relations"] + article.get("extension_relations", []):
            sentence = flat(r["sentence"])
            # What somebody says is a clause; that it is about Peru links nobody with Peru.
            told = r["predicate"] == "says" and r["object"].startswith("topic:")
            for s in {r["subject"], *r.get("alt_subject", [])}:
                for o in {r["object"], *([] if told else r.get("alt_object", []))}:
                    self.links[s, o].append((r["predicate"], sentence))

    def resolve(self, names):
        found = set()
        for name in names.split("|"):
            found |= self.ids.get(norm(name), set())
        return found

    def label(self, a, b, sentence):
        """"predicate>", "predicate<", "" for no relation; None where only another sentence tells."""
        elsewhere = False
        for x in sorted(a):
            for y in sorted(b):
                for link, mark in ((self.links.get((x, y), ()), ">"), (self.links.get((y, x), ()), "<")):
                    for predicate, told in link:
                        if told in sentence or sentence in told:
                            return predicate + mark
                        elsewhere = True
        return None if elsewhere else ""


def is_check(name):
    digits = re.sub(r"\D", "", name)[:4]
    return int(digits or 1) % 5 == 0


def read(gold_dir, pairs_file):
    """-> (article, label, whether a rule states something of the pair, features, line number) of each pair"""
    golds = {}
    for path in sorted(glob.glob(os.path.join(gold_dir, "*.json"))):
        article = json.load(open(path))
        name = os.path.basename(article.get("file", ""))
        if "relations" in article and not is_check(name):
            golds[name] = Gold(article)
    texts = {}
    rows = []
    for number, line in enumerate(open(pairs_file, encoding="utf-8")):
        path, begin, end, names_a, names_b, _, _, stated, features, _ = line.rstrip("\n").split("\t")
        name = os.path.basename(path)
        if name not in golds:
            continue
        if name not in texts:
            texts[name] = open(path, "rb").read()
        sentence = flat(texts[name][int(begin):int(end)].decode("utf-8"))
        gold = golds[name]
        a, b = gold.resolve(names_a), gold.resolve(names_b)
        label = gold.label(a, b, sentence)
        if label is None or (a and a == b):
            continue
        rows.append((name, label, stated != "-", features.split(" "), number))
    return rows


class Model:
    def __init__(self, rows):
        self.labels = [""] + sorted({row[1] for row in rows if row[1]})
        counts = collections.Counter(f for row in rows for f in row[3])
        self.index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= RARE))}
        self.index["RULE"] = len(self.index)  # "a rule has found it": never so where it is asked
        self.index["BIAS"] = len(self.index)
        self.weights = numpy.zeros((len(self.index), len(self.labels)), dtype=numpy.float32)

    def features(self, row):
        active = [self.index[f] for f in row[3] if f in self.index] + [self.index["BIAS"]]
        if row[2]:
            active.append(self.index["RULE"])
        return numpy.array(active)

    def train(self, rows):
        number = {label: i for i, label in enumerate(self.labels)}
        examples = [(self.features(row), number[row[1]]) for row in rows]
        squares = numpy.full_like(self.weights, 1e-2)
        order = list(range(len(examples)))
        random.Random(7).shuffle(order)
        for _ in range(EPOCHS):
            for k in order:
                active, target = examples[k]
                gradient = self.probabilities(active)
                gradient[target] -= 1.0
                step = gradient + DECAY * self.weights[active]
                squares[active] += step * step
                self.weights[active] -= RATE * step / numpy.sqrt(squares[active])

        self.weights[abs(self.weights) < SMALL] = 0.0

    def probabilities(self, active):
        score = self.weights[active].sum(axis=0)
        score = numpy.exp(score - score.max())
        return score / score.sum()


def held_out(gold_dir, fold, folds):
    """Names of the articles that dump_claims asks about, without their endings."""
    names = [os.path.basename(path)[:-len(".json")] for path in sorted(glob.glob(os.path.join(gold_dir, "*.json")))]
    return set(names[fold::folds])


def measure(rows, folds):
    names = sorted({row[0] for row in rows})
    random.Random(3).shuffle(names)
    results = []
    for fold in range(folds):
        held = set(names[fold::folds])
        model = Model(rows)
        model.train([row for row in rows if row[0] not in held])
        for row in rows:
            if row[0] not in held or row[2]:
                continue
            p = model.probabilities(model.features(row))
            best = 1 + int(p[1:].argmax())
            results.append((float(p[best]), row[1] != "", model.labels[best] == row[1]))
    total = sum(linked for _, linked, _ in results)
    print(f"pairs {len(results)}, linked {total}")
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        chosen = [r for r in results if r[0] >= threshold]
        right = sum(r[1] for r in chosen)
        typed = sum(r[2] for r in chosen)
        print(f"p >= {threshold}: stated {len(chosen)}, linked {right / max(1, len(chosen)):.3f} of them "
              f"({right / max(1, total):.3f} of all), typed {typed / max(1, len(chosen)):.3f}")


def write(model, path):
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Weights of extract/relation/pair_classifier.h; made by train/train_pairs.py.\n")
        out.write("feature\tweights\n")
        for feature, i in sorted(model.index.items()):
            kept = [(model.labels[k] or "-", model.weights[i, k]) for k in numpy.nonzero(model.weights[i])[0]]
            if kept and feature != "RULE":
                out.write(feature + "\t" + " ".join(f"{label}:{weight:.1f}" for label, weight in kept) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("pairs")
    parser.add_argument("-o", dest="output")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--without", type=int, nargs=2)
    arguments = parser.parse_args()
    rows = read(arguments.gold, arguments.pairs)
    if arguments.without:
        held = held_out(arguments.gold, *arguments.without)
        rows = [row for row in rows if os.path.splitext(row[0])[0] not in held]
    if arguments.folds:
        measure(rows, arguments.folds)
    if arguments.output:
        model = Model(rows)
        model.train(rows)
        write(model, arguments.output)


if __name__ == "__main__":
    main()
