#!/usr/bin/env python3
"""Learns which mention a pronoun means, for data/coref/pronouns.tsv. Standard library only.

usage: train_pronouns.py GOLD_DIR PRONOUNS -o data/coref/pronouns.tsv [--folds N]

GOLD_DIR holds annotated articles (one JSON each: entities with aliases, coreference with offsets in characters)
and their texts in texts/; articles whose number is divisible by five are left out. PRONOUNS is what dump_pronouns
printed. A candidate is right if its words are a name of the entity that the pronoun is annotated with, or if it is
itself annotated with that entity. Method: a linear score for each candidate, the probability of a candidate is the
softmax over all of its pronoun, the loss that of the right ones together; AdaGrad, L2, fixed order by a seed.
"""
import argparse, collections, glob, json, math, os, random, re

ROUNDS, RATE, DECAY = 60, 0.1, 0.02


def norm(words):
    words = words.lower().replace("\u2019", "'")
    words = re.sub(r"'s\b|'$", "", words)
    words = re.sub(r"^(the|a|an) ", "", words.strip())
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s.&-]", "", words)).strip()


class Article:
    def __init__(self, path):
        gold = json.load(open(path, encoding="utf-8"))
        self.file = os.path.basename(gold["file"])
        raw = open(os.path.join(os.path.dirname(path), "texts", self.file), "rb").read()
        self.char_of = {}
        at = 0
        for index, char in enumerate(raw.decode("utf-8")):
            self.char_of[at] = index
            at += len(char.encode("utf-8"))
        self.char_of[at] = index + 1
        self.names = collections.defaultdict(set)
        for entity in gold["entities"]:
            for name in [entity["name"]] + entity["aliases"]:
                self.names[norm(name)].add(entity["id"])
        self.annotated = {}
        for c in gold.get("coreference", []):
            if isinstance(c, dict) and "start" in c:
                self.annotated[c["start"], c["end"]] = set(c["entities"])

    def entities(self, begin, end, words):
        span = self.char_of.get(begin), self.char_of.get(end)
        return self.annotated.get(span) or self.names.get(norm(words), set())


def questions(path, articles):
    """(file, kind, [(features, right)]) of each annotated pronoun with a right candidate."""
    asked, current = [], None
    for line in open(path, encoding="utf-8"):
        field = line.rstrip("\n").split("\t")
        if field[0] == "?":
            article = articles.get(os.path.basename(field[1]))
            current = None
            if article is None:
                continue
            meant = article.annotated.get((article.char_of.get(int(field[2])), article.char_of.get(int(field[3]))))
            if meant:
                current = (article, meant, [])
                asked.append((article.file, field[4], current[2]))
        elif current is not None:
            article, meant, candidates = current
            features = {}
            for feature in field[3].split(" "):
                name, _, value = feature.rpartition(":")
                features[name] = float(value)
            candidates.append((features, bool(article.entities(int(field[0]), int(field[1]), field[2]) & meant)))
    return [q for q in asked if any(right for _, right in q[2])]


def score(weights, features):
    return sum(weights[name] * value for name, value in features.items())


def learn(asked):
    weights, squares = collections.defaultdict(float), collections.defaultdict(lambda: 1e-6)
    order = random.Random(1)
    asked = list(asked)
    for _ in range(ROUNDS):
        order.shuffle(asked)
        for _, _, candidates in asked:
            scores = [score(weights, features) for features, _ in candidates]
            top = max(scores)
            shares = [math.exp(s - top) for s in scores]
            total = sum(shares)
            right = sum(share for share, (_, good) in zip(shares, candidates) if good)
            gradient = collections.defaultdict(float)
            for share, (features, good) in zip(shares, candidates):
                push = (share / right if good else 0.0) - share / total
                for name, value in features.items():
                    gradient[name] += push * value
            for name in sorted(gradient):
                step = gradient[name] - DECAY * weights[name]
                squares[name] += step * step
                weights[name] += RATE * step / math.sqrt(squares[name])
    return weights


def right_share(weights, asked):
    hits = 0
    for _, _, candidates in asked:
        best = max(range(len(candidates)), key=lambda i: (score(weights, candidates[i][0]), -i))
        hits += candidates[best][1]
    return hits


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("pronouns")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--folds", type=int, default=0, help="print cross-validated shares as well")
    options = parser.parse_args()
    articles = {}
    for path in sorted(glob.glob(os.path.join(options.gold, "*.json"))):
        if "relations" not in json.load(open(path, encoding="utf-8")):
            continue
        article = Article(path)
        if int(re.sub(r"\D", "", article.file)[:4] or 1) % 5:
            articles[article.file] = article
    asked = questions(options.pronouns, articles)
    rows = []
    for kind in sorted({q[1] for q in asked}):
        mine = [q for q in asked if q[1] == kind]
        files = sorted({q[0] for q in mine})
        random.Random(3).shuffle(files)
        if options.folds:
            hits = 0
            for fold in range(options.folds):
                held = set(files[fold::options.folds])
                weights = learn([q for q in mine if q[0] not in held])
                hits += right_share(weights, [q for q in mine if q[0] in held])
            print(f"{kind}: {hits} of {len(mine)} right in {options.folds} folds")
        weights = learn(mine)
        print(f"{kind}: {right_share(weights, mine)} of {len(mine)} right on what it learnt from")
        rows += [(kind, name, weights[name]) for name in sorted(weights) if abs(weights[name]) >= 0.005]
    with open(options.output, "w", encoding="utf-8") as out:
        out.write("# Learnt by train/train_pronouns.py; see pronouns.card.md.\nkind\tfeature\tweight\n")
        for kind, name, weight in rows:
            out.write(f"{kind}\t{name}\t{weight:.3f}\n")


if __name__ == "__main__":
    main()
