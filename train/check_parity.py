#!/usr/bin/env python3
"""Compares what the program says with what the trainer's network says, label by label.

usage: check_parity.py CHECKPOINT.pt MODEL.whomet WHOMET CONLLU...

The network runs with the values that the file holds (stored_network). For each differing label it prints the margin: how
much better the trainer's choice is than the program's by the trainer's own scores. Margins below 1e-3 are ties that rounding
may turn; anything else is an error, and the exit code is 1.
"""
import subprocess
import sys

import numpy as np
import torch

from corpora import Sentence, read_conllu
from dataset import Batch, Encoded
from export import load_checkpoint, stored_network
from text import apply_script, key_of

TIE = 1e-3
BATCH = 32


def read_output(text):
    """-> for each sentence its rows of CoNLL-U."""
    sentences, rows = [], []
    for line in text.split("\n"):
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) == 10:
            if columns[0].isdigit():
                rows.append(columns)
        elif rows:
            sentences.append(rows)
            rows = []
    return sentences


def best_tree(scores):
    """scores [words, words + 1], head 0 = root -> heads: maximum spanning tree with one root (Chu-Liu-Edmonds, recursive)."""
    words = len(scores)
    full = np.full((words + 1, words + 1), -np.inf)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    full[1:, 0] -= (scores.max() - scores.min() + 1) * (words + 1)
    return spanning_tree(full)[1:]


def spanning_tree(scores):
    """scores[to, from], vertex 0 is the root."""
    count = len(scores)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    rest = [v for v in range(count) if v not in cycle]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    enter, leave = {}, {}
    for i, v in enumerate(rest):
        gains = [scores[c, v] - scores[c, heads[c]] for c in cycle]
        enter[i] = cycle[int(np.argmax(gains))]
        small[-1, i] = max(gains)
        if v != 0:
            leave[i] = cycle[int(np.argmax(scores[v, cycle]))]
            small[i, -1] = scores[v, cycle].max()
    inner = spanning_tree(small)
    for i, v in enumerate(rest):
        if v != 0:
            heads[v] = leave[i] if inner[i] == len(rest) else rest[inner[i]]
    heads[enter[inner[-1]]] = rest[inner[-1]]
    return heads


def find_cycle(heads):
    done = {0}
    for start in range(1, len(heads)):
        path, v = [], start
        while v not in done and v not in path:
            path.append(v)
            v = heads[v]
        if v in path:
            return path[path.index(v):]
        done.update(path)
    return None


def best_names(scores, tags):
    """Viterbi: I-X only after B-X or I-X."""
    allowed = np.array([[not to.startswith("I-") or of[2:] == to[2:] and of != "O" for to in tags] for of in tags])
    best = np.where([t.startswith("I-") for t in tags], -np.inf, scores[0])
    back = []
    for row in scores[1:]:
        step = np.where(allowed, best[:, None], -np.inf)
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int(best.argmax())]
    for previous in reversed(back):
        path.append(int(previous[path[-1]]))
    return path[::-1]


class Comparison:
    def __init__(self, vocabulary, lemmas):
        """lemmas: rows of dataset.lemma_words."""
        self.vocabulary, self.count, self.different, self.worst = vocabulary, {}, {}, 0.0
        self.lemmas = {tuple(row[:2]): row[2:] for row in (line.split("\t") for line in lemmas)}

    def script(self, form, upos, scores):
        """Of those that the training text shows for the word, the network's best; the first of equals."""
        known = self.lemmas.get((key_of(form), upos))
        if known is None:
            return self.vocabulary.scripts[scores.argmax()]
        index = self.vocabulary.ids["scripts"]
        return max(known, key=lambda script: scores[index[script]] if script in index else -np.inf)

    def label(self, kind, where, expected, found, scores, names, margin=None):
        """scores: of all labels in `names` that could have been chosen. margin: of the whole sentence, where that decides."""
        self.count[kind] = self.count.get(kind, 0) + 1
        if expected == found:
            return
        if margin is None:
            margin = float("inf")
            if found in names and expected in names:
                margin = abs(float(scores[names.index(expected)] - scores[names.index(found)]))
        self.worst = max(self.worst, margin)
        self.different[kind] = self.different.get(kind, 0) + 1
        print(f"{where}\t{kind}\texpected {expected}\tfound {found}\tmargin {margin:.2g}")


def run(network, vocabulary, forms):
    """-> for each sentence a dict of score arrays."""
    batch = Batch([Encoded(Sentence(forms=f), vocabulary) for f in forms], vocabulary, network.config.buckets)
    with torch.no_grad():
        layers = network.encode(network.embed(batch.words, batch.ngrams, batch.offsets, batch.rows, batch.shapes, batch.lists), batch.lengths)
        h2, h3 = layers[-2], layers[-1]
        scores = {"upos": network.upos(h2), "xpos": network.xpos(h2), "feats": network.feats(h2), "scripts": network.scripts(h2),
                  "names": network.name_scores(h2, h3)}
        arcs = network.arc_scores(h3.transpose(0, 1))
    out = {}
    for b, sentence in enumerate(batch.sentences):
        n = len(sentence)
        one = {name: values[:n, b].double().numpy() for name, values in scores.items()}
        one["arcs"] = arcs[b, :n, :n + 1].double().numpy()
        heads = best_tree(one["arcs"])
        with torch.no_grad():
            one["relations"] = network.relation_scores(h3[:n, b], torch.tensor(heads) - 1, torch.arange(n)).double().numpy()
        one["heads"] = heads
        out[id(sentence.forms)] = one
    return [out[id(f)] for f in forms]


def total(scores, chosen):
    return float(sum(row[i] for row, i in zip(scores, chosen)))


def compare(comparison, where, forms, scores, rows):
    v = comparison.vocabulary
    names = best_names(scores["names"], v.names)
    found_names = [next((x[4:] for x in row[9].split("|") if x.startswith("NER=")), "O") for row in rows]
    names_margin = abs(total(scores["names"], names) - total(scores["names"], [v.names.index(x) for x in found_names]))
    tree_margin = abs(total(scores["arcs"], scores["heads"]) - total(scores["arcs"], [int(row[6]) for row in rows]))
    for i, (form, row) in enumerate(zip(forms, rows)):
        at = f"{where}:{i + 1}:{form}"
        for kind, column, labels in (("upos", 3, v.upos), ("xpos", 4, v.xpos), ("feats", 5, v.feats)):
            comparison.label(kind, at, labels[scores[kind][i].argmax()], row[column], scores[kind][i], labels)
        lemmas = [apply_script(s, form) or form.lower() for s in v.scripts]
        script = comparison.script(form, v.upos[scores["upos"][i].argmax()], scores["scripts"][i])
        comparison.label("lemma", at, apply_script(script, form) or form.lower(), row[2], scores["scripts"][i], lemmas)
        comparison.label("names", at, v.names[names[i]], found_names[i], None, None, names_margin)
        head = int(scores["heads"][i])
        comparison.label("head", at, str(head), row[6], None, None, tree_margin)
        if row[6] == str(head):
            relations = scores["relations"][i].copy()
            root = v.relations.index("root")
            if head != 0:
                relations[root] = -np.inf
            best = v.relations[root] if head == 0 else v.relations[relations.argmax()]
            comparison.label("relation", at, best, row[7], relations, v.relations)


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    torch.set_num_threads(1)
    checkpoint, model, whomet, files = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
    network, vocabulary, saved = load_checkpoint(checkpoint)
    stored_network(network)
    comparison = Comparison(vocabulary, saved["lemmas"])
    for path in files:
        output = subprocess.run([whomet, "parse", "--input", "conllu", "--model", model, path], check=True, stdout=subprocess.PIPE)
        rows = read_output(output.stdout.decode("utf-8"))
        forms = [list(s.forms) for s in read_conllu(path)[0]]
        if [len(f) for f in forms] != [len(r) for r in rows]:
            sys.exit(f"{path}: the program's sentences are others")
        order = sorted(range(len(forms)), key=lambda i: len(forms[i]))
        for first in range(0, len(order), BATCH):
            chosen = order[first:first + BATCH]
            for i, scores in zip(chosen, run(network, vocabulary, [forms[i] for i in chosen])):
                compare(comparison, f"{path}:{i + 1}", forms[i], scores, rows[i])
    for kind, count in comparison.count.items():
        print(f"{kind}\t{count}\tdifferent\t{comparison.different.get(kind, 0)}")
    print(f"largest margin\t{comparison.worst:.2g}")
    sys.exit(1 if comparison.worst > TIE else 0)


if __name__ == "__main__":
    main()
