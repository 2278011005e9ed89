#!/usr/bin/env python3
"""Trains the network of model.py.

usage: train.py SHARED -o MODEL.pt [--vectors VECTORS.npz] [--epochs N] [--seed N] [--size hidden=200,arc=200]

SHARED holds the corpora (README.md). MODEL.pt is written after every epoch; the same command continues from there. An epoch
is all trees once and some of the sentences that have names only. Adam with linear warm-up and decay to zero; the kept
weights are an exponential average over the steps.
"""
import argparse
import math
import os
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

from corpora import read_training
from dataset import Batch, Encoded, Vocabulary, batches_of, lemma_words
from lists import listed_words
from model import Config, Network
from replacement import Replacement
from scoring import read_development, report

GAZETTEER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "gazetteer")
DROPOUT, WORD_DROPOUT, LIST_DROPOUT, RARE = 0.33, 0.10, 0.15, 0.25
WARM_UP, AVERAGE = 300, 0.998
TREE_WORDS, NAME_WORDS = 1000, 1200


def read_options():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("shared")
    arguments.add_argument("-o", "--output", required=True)
    arguments.add_argument("--vectors")
    arguments.add_argument("--epochs", type=int, default=14)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--rate", type=float, default=2.5e-3)
    arguments.add_argument("--size", default="")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--start", help="a checkpoint whose weights to begin with")
    arguments.add_argument("--epoch-limit", type=int, help="stop after this many epochs, to be continued")
    return arguments.parse_args()


def make_network(config, vocabulary):
    v = vocabulary
    return Network(config, len(v.words), len(v.shapes), len(v.upos), len(v.xpos), len(v.feats), len(v.scripts), len(v.relations), len(v.names))


def start_from_vectors(network, vocabulary, path):
    stored = np.load(path)
    index = {w: i for i, w in enumerate(stored["words"].tolist())}
    scale = 0.35 / float(np.abs(stored["vectors"]).mean())  # as large as other inputs
    with torch.no_grad():
        network.ngram_table.weight.copy_(torch.from_numpy(stored["ngrams"] * scale))
        for i, word in enumerate(vocabulary.words):
            if word in index:
                network.word_table.weight[i] = torch.from_numpy(stored["vectors"][index[word]] * scale)
            else:
                network.word_table.weight[i].zero_()


def tree_loss(network, batch, h2, h3):
    """Sum over the words, by task."""
    losses = {}
    for name, scores in (("upos", network.upos(h2)), ("xpos", network.xpos(h2)), ("feats", network.feats(h2)),
                         ("scripts", network.scripts(h2))):
        losses[name] = F.cross_entropy(scores.flatten(0, 1), batch.labels(name).flatten(), ignore_index=-1, reduction="sum")
    heads = batch.labels("heads").transpose(0, 1)
    arcs = network.arc_scores(h3.transpose(0, 1), DROPOUT)
    hidden = ~batch.mask.transpose(0, 1)
    arcs = arcs.masked_fill(torch.cat([torch.zeros_like(hidden[:, :1]), hidden], 1).unsqueeze(1), -1e9)
    losses["arcs"] = F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=-1, reduction="sum")
    count, longest = heads.shape
    words = batch.mask.transpose(0, 1).flatten().nonzero().squeeze(1)
    flat_heads = heads.flatten()[words]
    head_rows = torch.where(flat_heads > 0, words // longest * longest + flat_heads - 1, torch.full_like(flat_heads, -1))
    relations = network.relation_scores(h3.transpose(0, 1).reshape(count * longest, -1), head_rows, words, DROPOUT)
    losses["relations"] = F.cross_entropy(relations, batch.labels("relations").transpose(0, 1).flatten()[words], ignore_index=-1, reduction="sum")
    return losses


def name_loss(network, batch, h2, h3):
    scores = torch.log_softmax(network.name_scores(h2, h3, DROPOUT), 2)
    scores = scores.masked_fill(~batch.allowed_names(), -1e9)
    weights = torch.tensor([s.name_weight for s in batch.sentences])
    return -(torch.logsumexp(scores, 2) * batch.mask * weights).sum()


WEIGHTS = {"upos": 1.0, "xpos": 1.0, "feats": 0.5, "scripts": 0.5, "arcs": 1.0, "relations": 1.0}


def rate_at(step, steps, peak):
    if step < WARM_UP:
        return peak * (step + 1) / WARM_UP
    return peak * max(0.0, 0.5 * (1 + math.cos(math.pi * (step - WARM_UP) / max(1, steps - WARM_UP))))


class Trainer:
    def __init__(self, options):
        self.options = options
        torch.set_num_threads(options.threads)
        torch.manual_seed(options.seed)
        trees, names, more = read_training(options.shared, GAZETTEER)
        self.characters = {c for s in trees + names + more for form in s.forms for c in form}
        vector_words = np.load(options.vectors)["words"].tolist() if options.vectors else []
        if os.path.exists(options.output) or options.start:
            saved = torch.load(options.output if os.path.exists(options.output) else options.start)
            vocabulary, config = saved["vocabulary"], Config(**saved["config"])
            vocabulary.index()
        else:
            saved = None
            vocabulary = Vocabulary.build(trees, names + more, vector_words, listed_words(GAZETTEER))
            config = Config(**{k: int(v) for k, v in (x.split("=") for x in options.size.split(",") if x)})
        self.vocabulary, self.config = vocabulary, config
        self.lemmas = lemma_words(trees)
        self.trees = [Encoded(s, vocabulary) for s in trees]
        self.names = [Encoded(s, vocabulary) for s in names]
        self.more = [Encoded(s, vocabulary) for s in more]
        self.rare = self.rare_words()
        self.replacement = Replacement(self.trees + self.names + self.more, GAZETTEER, vocabulary, random.Random(options.seed))
        self.network = make_network(config, vocabulary)
        if options.vectors and saved is None:
            start_from_vectors(self.network, vocabulary, options.vectors)
        if options.start and not os.path.exists(options.output):
            self.network.load_state_dict(saved["average"])
            saved = None
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=options.rate, betas=(0.9, 0.98), eps=1e-8)
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.epoch = self.step = 0
        if saved is not None:
            self.network.load_state_dict(saved["network"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.average, self.epoch, self.step = saved["average"], saved["epoch"], saved["step"]

    def rare_words(self):
        """Words that occur once in the trees and names are replaced by the unknown more often."""
        count = torch.zeros(len(self.vocabulary.words))
        for s in self.trees + self.names + self.more:
            count.index_add_(0, torch.tensor(s.words), torch.ones(len(s.words)))
        return WORD_DROPOUT + (1 - WORD_DROPOUT) * RARE / (RARE + count)

    def save(self):
        state = {"config": vars(self.config), "vocabulary": self.vocabulary, "network": self.network.state_dict(), "average": self.average,
                 "optimizer": self.optimizer.state_dict(), "epoch": self.epoch, "step": self.step, "characters": self.characters, "lemmas": self.lemmas,
                 "command": vars(self.options)}
        torch.save(state, self.options.output + ".new")
        os.replace(self.options.output + ".new", self.options.output)

    def groups(self, rng):
        groups = [(True, g) for g in batches_of(self.trees, TREE_WORDS, rng)]
        groups += [(False, g) for g in batches_of(self.names + rng.sample(self.more, len(self.more) // 3), NAME_WORDS, rng)]
        rng.shuffle(groups)
        return [(has_trees, [self.replacement(s, rng) for s in group]) for has_trees, group in groups]

    def run_step(self, has_trees, group, rng, steps):
        for part in self.optimizer.param_groups:
            part["lr"] = rate_at(self.step, steps, self.options.rate)
        batch = Batch(group, self.vocabulary, self.config.buckets, rng)
        dropped = torch.rand(batch.words.shape) < self.rare[batch.words]
        unlisted = torch.rand(batch.words.shape) < LIST_DROPOUT
        network = self.network
        x = network.embed(batch.words, batch.ngrams, batch.offsets, batch.rows, batch.shapes, batch.lists, 0.2, dropped, unlisted)
        _, h2, h3 = network.encode(x, batch.lengths, DROPOUT)
        loss = name_loss(network, batch, h2, h3)
        if has_trees:
            losses = tree_loss(network, batch, h2, h3)
            loss = loss + sum(WEIGHTS[k] * v for k, v in losses.items())
        self.optimizer.zero_grad()
        (loss / batch.mask.sum()).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        self.optimizer.step()
        self.step += 1
        decay = min(AVERAGE, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, p in network.state_dict().items():
                self.average[name].mul_(decay).add_(p, alpha=1 - decay)
        return float(loss), int(batch.mask.sum())

    def run(self):
        development = read_development(self.options.shared, self.vocabulary)
        kept = make_network(self.config, self.vocabulary)
        print(f"{sum(p.numel() for p in kept.parameters()) / 1e6:.2f} M parameters, {len(self.trees)} trees,"
              f" {len(self.names)} and {len(self.more)} sentences with names only", flush=True)
        while self.epoch < self.options.epochs:
            if self.options.epoch_limit is not None and self.epoch >= self.options.epoch_limit:
                break
            rng = random.Random(self.options.seed * 1000 + self.epoch)
            torch.manual_seed(self.options.seed * 1000 + self.epoch)
            groups, began, loss, words = self.groups(rng), time.process_time(), 0.0, 0
            steps = len(groups) * self.options.epochs
            self.network.train()
            for has_trees, group in groups:
                value, count = self.run_step(has_trees, group, rng, steps)
                loss, words = loss + value, words + count
            self.epoch += 1
            self.save()
            kept.load_state_dict(self.average)
            seconds = time.process_time() - began
            print(f"epoch {self.epoch}: loss {loss / words:.3f}, {words / seconds:.0f} words a CPU second, {seconds:.0f} s | "
                  + report(kept, self.vocabulary, development), flush=True)


if __name__ == "__main__":
    Trainer(read_options()).run()
