"""Scores of a network on dev sets while it trains: quick figures (greedy heads); the program's own are made by score.sh."""
import os

import torch

from corpora import NAME_TAGS, Sentence, read_articles, read_bio, read_conllu
from dataset import Batch, Encoded
from text import apply_script

FOLD = {"GPE": "LOC", "FAC": "LOC"}


def read_development(shared, vocabulary):
    corpora = os.path.join(shared, "corpora")
    trees = {}
    for name, path in (("EWT", ("ud_ewt", "en_ewt-ud-dev.conllu")), ("GUM", ("gum_open", "gum-open-dev.conllu"))):
        sentences, _ = read_conllu(os.path.join(corpora, *path))
        trees[name] = [(s, Encoded(s, vocabulary)) for s in sentences]
    names = {}
    for name, path, mapping in (
            ("UNER", ("uner_ewt", "dev.bio.tsv"), {}),
            ("CrossNER", ("crossner_politics", "dev.bio.tsv"),
             {"person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "country": "LOC", "location": "LOC"})):
        rows = read_bio(os.path.join(corpora, *path))
        names[name] = [(spans(tags, mapping), Encoded(Sentence(forms=forms), vocabulary)) for forms, tags in rows]
    rows = read_articles(os.path.join(shared, "gold", "news"), checking=True)
    names["news"] = [(spans([NAME_TAGS[bits.bit_length() - 1] for bits in s.names], FOLD), Encoded(Sentence(forms=s.forms), vocabulary))
                     for s in rows]
    return trees, names


def spans(tags, mapping):
    found, start, kind = set(), None, None
    for i, tag in enumerate(list(tags) + ["O"]):
        t = mapping.get(tag[2:], tag[2:])
        if start is not None and (tag[0] != "I" or t != kind):
            if kind in ("PER", "ORG", "LOC"):
                found.add((start, i, kind))
            start = None
        if tag[0] == "B" or (tag[0] == "I" and start is None):
            start, kind = i, t
    return found


def viterbi(scores):
    """Best tag sequence where I-X follows B-X or I-X. scores: [T, tags]."""
    scores = torch.log_softmax(scores, 1)
    count = scores.shape[1]
    allowed = torch.zeros(count, count)
    for j, tag in enumerate(NAME_TAGS):
        if tag[0] == "I":
            for i, before in enumerate(NAME_TAGS):
                if before[2:] != tag[2:]:
                    allowed[i, j] = -1e9
    start = allowed[0]
    best, back = scores[0] + start, []
    for row in scores[1:]:
        value, index = (best.unsqueeze(1) + allowed).max(0)
        best = value + row
        back.append(index)
    tags = [int(best.argmax())]
    for index in reversed(back):
        tags.append(int(index[tags[-1]]))
    return [NAME_TAGS[t] for t in reversed(tags)]


def in_groups(rows, words=3000):
    group, size = [], 0
    for row in sorted(rows, key=lambda r: len(r[1])):
        if group and size + len(row[1]) > words:
            yield group
            group, size = [], 0
        group.append(row)
        size += len(row[1])
    if group:
        yield group


def forward(network, vocabulary, group):
    """group: encoded sentences, longest first after Batch; -> batch, h1, h2, h3"""
    batch = Batch(group, vocabulary, network.config.buckets)
    return batch, network.encode(network.embed(batch.words, batch.ngrams, batch.offsets, batch.rows, batch.shapes, batch.lists), batch.lengths)


def score_trees(network, vocabulary, rows):
    right, total = dict.fromkeys(("upos", "xpos", "lemma", "uas", "las"), 0), 0
    for group in in_groups(rows):
        gold = {id(e): s for s, e in group}
        batch, (_, h2, h3) = forward(network, vocabulary, [e for _, e in group])
        upos, xpos = network.upos(h2).argmax(2), network.xpos(h2).argmax(2)
        scripts, arcs = network.scripts(h2).argmax(2), network.arc_scores(h3.transpose(0, 1))
        for b, e in enumerate(batch.sentences):
            s, n = gold[id(e)], len(e)
            heads = arcs[b, :n, :n + 1].argmax(1)
            relations = network.relation_scores(h3[:n, b], heads - 1, torch.arange(n)).argmax(1)
            total += n
            for i in range(n):
                right["upos"] += vocabulary.upos[upos[i, b]] == s.upos[i]
                right["xpos"] += vocabulary.xpos[xpos[i, b]] == s.xpos[i]
                right["lemma"] += apply_script(vocabulary.scripts[scripts[i, b]], s.forms[i]) == s.lemmas[i]
                if int(heads[i]) == s.heads[i]:
                    right["uas"] += 1
                    right["las"] += vocabulary.relations[relations[i]].split(":")[0] == s.deprels[i].split(":")[0]
    return {name: 100 * value / total for name, value in right.items()}


def score_names(network, vocabulary, rows):
    hits = found = wanted = 0
    for group in in_groups(rows):
        gold = {id(e): g for g, e in group}
        batch, (_, h2, h3) = forward(network, vocabulary, [e for _, e in group])
        scores = network.name_scores(h2, h3)
        for b, e in enumerate(batch.sentences):
            system = spans(viterbi(scores[:len(e), b]), FOLD)
            hits += len(system & gold[id(e)])
            found += len(system)
            wanted += len(gold[id(e)])
    return 200 * hits / max(found + wanted, 1)


def report(network, vocabulary, development):
    trees, names = development
    network.eval()
    parts = []
    with torch.no_grad():
        for name, rows in trees.items():
            parts.append(name + " " + " ".join(f"{k} {v:.2f}" for k, v in score_trees(network, vocabulary, rows).items()))
        for name, rows in names.items():
            parts.append(f"{name} {score_names(network, vocabulary, rows):.1f}")
    return " | ".join(parts)
