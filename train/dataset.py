"""Vocabularies, and batches of sentences as tensors."""
from collections import Counter

import torch

from corpora import ALL_NAMES, NAME_TAGS
from text import key_of, lemma_script, ngram_buckets, shape_of


class Vocabulary:
    """All string tables of a model. Row 0 of words and shapes is for the unknown."""

    def __init__(self, words, shapes, upos, xpos, feats, scripts, relations, listed):
        self.words, self.shapes, self.upos, self.xpos = words, shapes, upos, xpos
        self.feats, self.scripts, self.relations, self.names = feats, scripts, relations, NAME_TAGS
        self.listed = listed  # {key: bit set}, lists.py
        self.index()

    def index(self):
        self.ids = {name: {text: i for i, text in enumerate(getattr(self, name))}
                    for name in ("words", "shapes", "upos", "xpos", "feats", "scripts", "relations")}
        self.ngrams = {}

    @staticmethod
    def build(trees, names, vector_words, listed):
        count = Counter(key_of(form) for s in trees for form in s.forms)
        count.update(key_of(form) for s in names for form in s.forms)
        words = {w for w, n in count.items() if n >= 2} | set(vector_words)
        shapes = Counter(shape_of(form) for s in trees + names for form in s.forms)

        def labels(column, at_least):
            found = Counter(x for s in trees for x in column(s))
            return [x for x, n in sorted(found.items(), key=lambda row: (-row[1], row[0])) if n >= at_least]

        return Vocabulary(["?"] + sorted(words), ["?"] + sorted(x for x, n in shapes.items() if n >= 5),
                          labels(lambda s: s.upos, 1), labels(lambda s: s.xpos, 1), labels(lambda s: s.feats, 2),
                          labels(lambda s: [lemma_script(f, l) for f, l in zip(s.forms, s.lemmas)], 3),
                          labels(lambda s: s.deprels, 1), listed)

    def bag(self, key, buckets):
        bag = self.ngrams.get(key)
        if bag is None:
            bag = self.ngrams[key] = ngram_buckets(key, buckets)
        return bag


def lemma_words(trees):
    """Which scripts a folded word has as a part of speech, the frequent first: lines of extract/model/lemma_table.h."""
    found = {}
    for s in trees:
        for form, upos, lemma in zip(s.forms, s.upos, s.lemmas):
            found.setdefault((key_of(form), upos), Counter())[lemma_script(form, lemma)] += 1
    lines = ["\t".join([key, upos] + [x for x, _ in sorted(count.items(), key=lambda row: (-row[1], row[0]))])
             for (key, upos), count in found.items()]
    return sorted(lines, key=lambda line: line.encode("utf-8"))


class Encoded:
    """A sentence as numbers; labels that the corpus lacks are None, single unknown ones -1 (not learnt from)."""

    __slots__ = ("keys", "words", "shapes", "upos", "xpos", "feats", "scripts", "heads", "relations", "names", "name_weight", "forms", "lists")

    def __init__(self, sentence, vocabulary):
        self.forms = sentence.forms
        ids = vocabulary.ids
        self.see(sentence.forms, vocabulary)
        self.upos = None
        if sentence.upos is not None:
            self.upos = [ids["upos"].get(x, -1) for x in sentence.upos]
            self.xpos = [ids["xpos"].get(x, -1) for x in sentence.xpos]
            self.feats = [ids["feats"].get(x, -1) for x in sentence.feats]
            self.scripts = [self.script(f, l, ids["scripts"]) for f, l in zip(sentence.forms, sentence.lemmas)]
            self.heads = sentence.heads
            self.relations = [ids["relations"].get(x, -1) for x in sentence.deprels]
        self.names, self.name_weight = sentence.names, sentence.name_weight

    @staticmethod
    def script(form, lemma, scripts):
        return scripts.get(lemma_script(form, lemma), -1)

    def see(self, forms, vocabulary):
        self.keys = [key_of(f) for f in forms]
        self.words = [vocabulary.ids["words"].get(k, 0) for k in self.keys]
        self.shapes = [vocabulary.ids["shapes"].get(shape_of(f), 0) for f in forms]
        self.lists = [vocabulary.listed.get(k, 0) for k in self.keys]

    def noisy(self, vocabulary, rng):
        """Now and then in capitals, as a headline, or all lower case: only the shapes change."""
        draw = rng.random()
        if draw > 0.12:
            return self.shapes
        change = (str.upper if draw < 0.04 else str.lower if draw < 0.09
                  else lambda f: f[:1].upper() + f[1:] if len(f) > 3 else f)
        return [vocabulary.ids["shapes"].get(shape_of(change(f)), 0) for f in self.forms]

    def __len__(self):
        return len(self.words)


class Batch:
    """Sentences, longest first. Everything is [T, B] unless said otherwise."""

    def __init__(self, sentences, vocabulary, buckets, rng=None):
        self.sentences = sentences = sorted(sentences, key=len, reverse=True)
        self.lengths = torch.tensor([len(s) for s in sentences])
        longest, count = len(sentences[0]), len(sentences)
        distinct, bags, offsets, rows = {}, [], [], torch.zeros(longest, count, dtype=torch.long)
        self.words, self.shapes, self.lists = (torch.zeros(longest, count, dtype=torch.long) for _ in range(3))
        for b, s in enumerate(sentences):
            n = len(s)
            self.words[:n, b] = torch.tensor(s.words)
            self.lists[:n, b] = torch.tensor(s.lists)
            self.shapes[:n, b] = torch.tensor(s.shapes if rng is None else s.noisy(vocabulary, rng))
            row = []
            for key in s.keys:
                index = distinct.get(key)
                if index is None:
                    index = distinct[key] = len(offsets)
                    offsets.append(len(bags))
                    bags.extend(vocabulary.bag(key, buckets))
                row.append(index)
            rows[:n, b] = torch.tensor(row)
        self.ngrams, self.offsets, self.rows = torch.tensor(bags), torch.tensor(offsets), rows
        self.mask = torch.arange(longest).unsqueeze(1) < self.lengths.unsqueeze(0)

    def labels(self, name, padding=-1):
        out = torch.full(self.words.shape, padding, dtype=torch.long)
        for b, s in enumerate(self.sentences):
            values = getattr(s, name)
            if values is not None:
                out[:len(s), b] = torch.tensor(values)
        return out

    def allowed_names(self):
        bits = self.labels("names", 0)
        bits[(bits == 0)] = ALL_NAMES  # nothing known: everything is allowed
        return (bits.unsqueeze(2) >> torch.arange(len(NAME_TAGS))) & 1 == 1


def batches_of(sentences, words, rng):
    """Groups of sentences of similar length with about `words` words each, in random order."""
    order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i]) + rng.random() * 3, rng.random()))
    groups, group, size = [], [], 0
    for i in order:
        if group and size + len(sentences[i]) > words:
            groups.append(group)
            group, size = [], 0
        group.append(sentences[i])
        size += len(sentences[i])
    if group:
        groups.append(group)
    rng.shuffle(groups)
    return groups


