#!/usr/bin/env python3
"""Learns which mention a pronoun means, for data/coref/pronouns.tsv. Standard library only.

usage: train_pronouns.py GOLD_DIR PRONOUNS -o data/coref/pronouns.tsv [--told DIR PRONOUNS] [--folds N]

GOLD_DIR holds annotated articles (one JSON each: entities with aliases, coreference with offsets in characters)
and their texts in texts/; articles whose number is divisible by five are for checking, and left out. PRONOUNS is
what dump_pronouns printed. A candidate is right if its words are a name of the entity that the pronoun is annotated with, or if it is
itself annotated with that entity. --told: articles with statements only. There a pronoun means whom a statement of
its sentence is about: the subject of the one with its verb as the trigger; else who is not named in the sentence;
else anybody of the statements. That is often vague and now and then wrong (5 to 10 of 100), so each pronoun of
GOLD_DIR counts as GOLD_WEIGHT of those; and only for "he", as statements say too little of things. Method: a linear
score for each candidate, the probability of a candidate is the softmax over all of its pronoun, the loss that of the
right ones together; AdaGrad, L2, fixed order by a seed.
"""
import argparse, collections, glob, json, math, os, random, re

ROUNDS, RATE, DECAY, GOLD_WEIGHT = 20, 0.1, 0.01, 5


def norm(words):
    words = words.lower().replace("\u2019", "'")
    words = re.sub(r"'s\b|'$", "", words)
    words = re.sub(r"^(the|a|an) ", "", words.strip())
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s.&-]", "", words)).strip()


class Pronoun:
    """A line "?" of PRONOUNS."""

    def __init__(self, field):
        self.file, self.kind, self.role, self.governor = os.path.basename(field[1]), field[4], field[5], field[6]
        self.at, self.sentence = (int(field[2]), int(field[3])), (int(field[7]), int(field[8]))


class Article:
    def __init__(self, path, gold):
        self.file = os.path.basename(gold["file"])
        raw = open(os.path.join(os.path.dirname(path), "texts", self.file), "rb").read()
        self.text = raw.decode("utf-8")
        self.char_of = {}
        at = 0
        for index, char in enumerate(self.text):
            self.char_of[at] = index
            at += len(char.encode("utf-8"))
        self.char_of[at] = index + 1
        self.type, self.names, self.names_of = {}, collections.defaultdict(set), {}
        for entity in gold["entities"]:
            self.type[entity["id"]] = entity["type"]
            self.names_of[entity["id"]] = [norm(name) for name in [entity["name"]] + entity["aliases"] if norm(name)]
            for name in self.names_of[entity["id"]]:
                self.names[name].add(entity["id"])
        self.relations = [(norm(r["sentence"]), r) for r in gold["relations"]]
        self.annotated = {}
        for c in gold.get("coreference", []):
            if isinstance(c, dict) and "start" in c:
                self.annotated[c["start"], c["end"]] = set(c["entities"])

    def entities(self, begin, end, words):
        span = self.char_of.get(begin), self.char_of.get(end)
        return self.annotated.get(span) or self.names.get(norm(words), set())

    def is_person(self, entity):
        return self.type.get(entity) == "Person"

    def told_of(self, pronoun):
        """The people whom the statements of its sentence let "he" or "she" mean."""
        sentence = norm(self.text[self.char_of[pronoun.sentence[0]] : self.char_of[pronoun.sentence[1]]])
        ends, acting = set(), set()
        for text, relation in self.relations:
            if not text or (text not in sentence and sentence not in text):
                continue
            for end in (relation["subject"], relation["object"], relation["attributed_to"]):
                if self.is_person(end):
                    ends.add(end)
            if pronoun.role.startswith("nsubj") and pronoun.governor in re.findall(r"\w+", relation["trigger"] or ""):
                end = relation["object" if pronoun.role == "nsubj:pass" else "subject"]
                if self.is_person(end):
                    acting.add(end)
        if len(acting) == 1:
            return acting
        unnamed = {
            e for e in ends if not any(re.search(r"\b" + re.escape(name) + r"\b", sentence) for name in self.names_of[e])
        }
        return unnamed or ends


def read_articles(folder):
    articles = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        gold = json.load(open(path, encoding="utf-8"))
        if "relations" not in gold:
            continue
        article = Article(path, gold)
        if int(re.sub(r"\D", "", article.file)[:4] or 1) % 5:
            articles[article.file] = article
    return articles


def read_pronouns(path, articles):
    """[(article, pronoun, [(begin, end, words, features)])]"""
    asked, candidates = [], []
    for line in open(path, encoding="utf-8"):
        field = line.rstrip("\n").split("\t")
        if field[0] == "?":
            pronoun, candidates = Pronoun(field), []
            if pronoun.file in articles:
                asked.append((articles[pronoun.file], pronoun, candidates))
            continue
        features = {}
        for feature in field[3].split(" "):
            name, _, value = feature.rpartition(":")
            features[name] = float(value)
        candidates.append((int(field[0]), int(field[1]), field[2], features))
    return asked


def questions(path, articles, told):
    """(file, kind, [(features, right)]) of each pronoun with a known meaning and a right candidate."""
    asked = read_pronouns(path, articles)
    meant = {}
    for article, pronoun, _ in asked:
        span = tuple(article.char_of.get(offset) for offset in pronoun.at)
        if not told:
            meant[article.file, pronoun.at] = article.annotated.get(span, set())
        elif pronoun.kind == "he":
            meant[article.file, pronoun.at] = article.told_of(pronoun)
    found = []
    for article, pronoun, candidates in asked:
        right = meant.get((article.file, pronoun.at), set())
        judged = [
            (features, bool((meant.get((article.file, (begin, end))) or article.entities(begin, end, words)) & right))
            for begin, end, words, features in candidates
        ]
        if any(good for _, good in judged):
            found.append((article.file, pronoun.kind, judged))
    return found


def score(weights, features):
    return sum(weights[name] * value for name, value in features.items())


def learn(asked):
    """asked: [(weight, candidates)]"""
    weights, squares = collections.defaultdict(float), collections.defaultdict(lambda: 1e-6)
    order = random.Random(1)
    asked = list(asked)
    for _ in range(ROUNDS):
        order.shuffle(asked)
        for times, candidates in asked:
            scores = [score(weights, features) for features, _ in candidates]
            top = max(scores)
            shares = [math.exp(s - top) for s in scores]
            total = sum(shares)
            right = sum(share for share, (_, good) in zip(shares, candidates) if good)
            gradient = collections.defaultdict(float)
            for share, (features, good) in zip(shares, candidates):
                push = times * ((share / right if good and right else 0.0) - share / total)
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
    parser.add_argument("--told", nargs=2, metavar=("DIR", "PRONOUNS"), help="articles with statements only")
    parser.add_argument("--folds", type=int, default=0, help="print cross-validated shares as well")
    options = parser.parse_args()
    asked = questions(options.pronouns, read_articles(options.gold), told=False)
    told = []
    if options.told:
        told = questions(options.told[1], read_articles(options.told[0]), told=True)
    rows = []
    for kind in sorted({q[1] for q in asked}):
        mine = [q for q in asked if q[1] == kind]
        more = [(1, q[2]) for q in told if q[1] == kind]
        files = sorted({q[0] for q in mine})
        random.Random(3).shuffle(files)
        if options.folds:
            hits = 0
            for fold in range(options.folds):
                held = set(files[fold :: options.folds])
                weights = learn(more + [(GOLD_WEIGHT, q[2]) for q in mine if q[0] not in held])
                hits += right_share(weights, [q for q in mine if q[0] in held])
            print(f"{kind}: {hits} of {len(mine)} right in {options.folds} folds")
        weights = learn(more + [(GOLD_WEIGHT, q[2]) for q in mine])
        print(f"{kind}: {right_share(weights, mine)} of {len(mine)} right on what it learnt from, {len(more)} told")
        rows += [(kind, name, weights[name]) for name in sorted(weights) if abs(weights[name]) >= 0.005]
    with open(options.output, "w", encoding="utf-8") as out:
        out.write("# Learnt by train/train_pronouns.py; see pronouns.card.md.\nkind\tfeature\tweight\n")
        for kind, name, weight in rows:
            out.write(f"{kind}\t{name}\t{weight:.3f}\n")


if __name__ == "__main__":
    main()
