"""Pairs of mentions with the relation that annotated articles give them; train_pairs.py learns from them.

GOLD_DIR holds one JSON an article: "file", "entities" (id, name, aliases) and "relations" (subject,
predicate, object, sentence); articles whose number is divisible by 5 are left out, they are for checking.
PAIRS.txt, STATES.f32 and STATES.f32.words are the output of dump_pairs on the texts.
"""
import collections
import glob
import json
import os
import re

import numpy as np

from claim_confidence import is_check

TYPES = ["Person", "Country", "Organization", "Group", "Place", "Meeting", "Event", "Document", "Item"]
SLOTS = 6


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


def held_out(gold_dir, fold, folds):
    """Names of the articles that dump_claims asks about, without their endings."""
    names = [os.path.basename(path)[:-len(".json")] for path in sorted(glob.glob(os.path.join(gold_dir, "*.json")))]
    return set(names[fold::folds])


class Sentence:
    """Rows of its words in the states, from `begin` to before `end`, and the types of its mentions: the
    row of the word in the sentence -> row of TYPES."""

    def __init__(self, begin, end):
        self.begin, self.end, self.types, self.pairs = begin, end, {}, []


class Examples:
    """Pairs of articles, all but those `without` or those alone that are in `only`: parallel lists, and the
    sentences that they stand in.

    files, labels ("" for none), stated (whether a rule states something of the pair), features (lists of
    names), types (row of the pair of types), slots (SLOTS lists of words of the sentence); sentences, whose
    `pairs` are rows of these lists; states ([words, width] float32, read from the file as they are asked for) and
    words (their lemmas)
    """

    def __init__(self, gold_dir, pairs_file, states_file, width, without=(), only=None):
        golds = {}
        for path in sorted(glob.glob(os.path.join(gold_dir, "*.json"))):
            with open(path, encoding="utf-8") as file:
                article = json.load(file)
            name = os.path.basename(article.get("file", ""))
            stem = os.path.splitext(name)[0]
            wanted = stem in only if only is not None else stem not in without
            if "relations" in article and not is_check(name) and wanted:
                golds[name] = Gold(article)
        self.files, self.labels, self.stated, self.features, self.types, self.slots = [], [], [], [], [], []
        self.sentences = []
        self.states = np.memmap(states_file, dtype="<f4", mode="r").reshape(-1, width)
        with open(states_file + ".words", encoding="utf-8") as file:
            self.words = file.read().split("\n")[:-1]
        assert len(self.words) == len(self.states), f"{states_file} and its words are not of one run"
        texts = {}
        for line in open(pairs_file, encoding="utf-8"):
            fields = line.rstrip("\n").split("\t")
            path, begin, end, names_a, names_b, type_a, type_b, stated, features, tokens, first, last = fields
            name = os.path.basename(path)
            if name not in golds:
                continue
            if name not in texts:
                with open(path, "rb") as file:
                    texts[name] = file.read()
            if not self.sentences or self.sentences[-1].begin != int(first):
                self.sentences.append(Sentence(int(first), int(last)))
            sentence = self.sentences[-1]
            slots = [[int(t) - sentence.begin for t in slot.split(",")] if slot else [] for slot in tokens.split(";")]
            for slot, kind in zip(slots, (type_a, type_b)):
                sentence.types.update((word, TYPES.index(kind)) for word in slot)
            text = flat(texts[name][int(begin):int(end)].decode("utf-8"))
            a, b = golds[name].resolve(names_a), golds[name].resolve(names_b)
            label = golds[name].label(a, b, text)
            if label is None or (a and a == b):
                continue
            sentence.pairs.append(len(self.files))
            self.files.append(name)
            self.labels.append(label)
            self.stated.append(stated != "-")
            self.features.append(features.split(" "))
            self.types.append(TYPES.index(type_a) * len(TYPES) + TYPES.index(type_b))
            self.slots.append(slots)
        self.sentences = [sentence for sentence in self.sentences if sentence.pairs]

    def __len__(self):
        return len(self.files)
