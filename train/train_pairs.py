#!/usr/bin/env python3
"""Trains the classifier of mention pairs (extract/relation/pair_network.h).

usage: train_pairs.py --pass LANGUAGE.whomet -o PASS.whomet
       train_pairs.py LANGUAGE.whomet GOLD_DIR PAIRS.txt STATES.f32 -o PAIRS.whomet [--without FOLD FOLDS]

The first makes a file that lets all states through, for dump_pairs --states; that writes PAIRS.txt and
STATES.f32. GOLD_DIR: see pair_examples.py. With --without it leaves out each FOLDS-th annotated article,
beginning with number FOLD, and prints how well it links pairs of those that rules did not: a classifier for
dump_claims, which must not be asked about the articles that it has learnt from.

Several networks share the projection of states and are trained side by side, each with embeddings and layers
of its own and its own words left out at random. Adam with decoupled weight decay, a rate that falls to zero,
fixed seeds; with one thread the same input gives the same bytes on the same machine.
"""
import argparse
import collections
import random
import struct

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from model_file import MAGIC, write_model
from pair_examples import SLOTS, TYPES, Examples, held_out

STATES, EMBEDDING, HIDDEN, MEMBERS = 64, 32, 256, 3
RARE = 20  # features of fewer pairs are left out
LEFT_OUT = 0.6  # of the features of a pair, at random, while training
EPOCHS, RATE, DECAY, BATCH = 10, 2.5e-3, 1e-2, 128


class LanguageFile:
    """What must be known of the language model: its digest and the width of its layers."""

    def __init__(self, path):
        data = open(path, "rb").read()
        if not data.startswith(MAGIC):
            raise SystemExit(f"{path}: not a model file")
        self.digest = data[16:80].decode("ascii")
        at = 80
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
        for _ in range(count):
            (size,) = struct.unpack_from("<I", data, at)
            name = data[at + 4:at + 4 + size].decode("utf-8")
            (value,) = struct.unpack_from("<I", data, at + 4 + size)
            at += 8 + size
            if name == "hidden":
                self.states = 4 * value


class Member(nn.Module):
    def __init__(self, features, labels):
        super().__init__()
        self.features = nn.EmbeddingBag(features, EMBEDDING, mode="sum")
        nn.init.normal_(self.features.weight, std=0.05)
        self.first = nn.Linear(SLOTS * STATES + EMBEDDING, HIDDEN)
        self.second, self.output = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, labels)
        self.type_pairs = nn.Embedding(len(TYPES) ** 2, HIDDEN)

    def forward(self, slots, types, features, begins):
        kept = torch.ones(len(features))
        if self.training:
            kept = (torch.rand(len(features)) >= LEFT_OUT) / (1 - LEFT_OUT)
        known = self.features(features, begins, per_sample_weights=kept)
        x = torch.cat([F.dropout(slots, 0.3, self.training), F.dropout(known, 0.1, self.training)], 1)
        x = F.dropout(F.leaky_relu(self.first(x) + self.type_pairs(types), 0.1), 0.4, self.training)
        return self.output(F.dropout(F.leaky_relu(self.second(x), 0.1), 0.3, self.training))


class Network(nn.Module):
    """From `names` of features, in the order of their rows, to scores of `labels`; the first label is none."""

    def __init__(self, width, names, labels):
        super().__init__()
        self.names, self.labels = names, labels
        self.rows = {name: row for row, name in enumerate(names)}
        self.states = nn.Linear(width, STATES)
        self.members = nn.ModuleList(Member(len(names), len(labels)) for _ in range(MEMBERS))

    def forward(self, slots, *others):
        """slots: [pairs, SLOTS, states] -> for each member: scores [pairs, labels]"""
        projected = self.states(F.dropout(slots, 0.2, self.training)).flatten(1)
        return [member(projected, *others) for member in self.members]

    def inputs(self, examples, rows):
        lists = [[self.rows[f] for f in examples.features[row] if f in self.rows] for row in rows]
        begins = np.cumsum([0] + [len(entry) for entry in lists[:-1]])
        return (torch.from_numpy(examples.slots[rows]), torch.tensor([examples.types[row] for row in rows]),
                torch.tensor([f for entry in lists for f in entry], dtype=torch.long), torch.from_numpy(begins))

    def probabilities(self, examples, rows):
        self.eval()
        with torch.no_grad():
            parts = [sum(torch.softmax(scores, 1) for scores in self(*self.inputs(examples, rows[i:i + 512]))) / MEMBERS
                     for i in range(0, len(rows), 512)]
        return torch.cat(parts).numpy()


def train(examples, rows, seed):
    torch.manual_seed(seed)
    counts = collections.Counter(f for row in rows for f in examples.features[row])
    labels = [""] + sorted({examples.labels[row] for row in rows} - {""})
    number = {label: i for i, label in enumerate(labels)}
    network = Network(examples.slots.shape[2], sorted(f for f, n in counts.items() if n >= RARE), labels)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    order, rows = random.Random(seed), list(rows)
    steps, step = EPOCHS * -(-len(rows) // BATCH), 0
    network.train()
    for _ in range(EPOCHS):
        order.shuffle(rows)
        for i in range(0, len(rows), BATCH):
            optimizer.param_groups[0]["lr"] = RATE * (1 - step / steps)
            step += 1
            some = rows[i:i + BATCH]
            target = torch.tensor([number[examples.labels[row]] for row in some])
            loss = sum(F.cross_entropy(scores, target) for scores in network(*network.inputs(examples, some))) / MEMBERS
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return network


def report(network, examples):
    """How well it links the pairs that rules did not link."""
    asked = [i for i in range(len(examples)) if not examples.stated[i]]
    linked, relations = [], []
    for row, shares in zip(asked, network.probabilities(examples, asked)):
        best = 1 + int(shares[1:].argmax())
        linked.append((1 - float(shares[0]), examples.labels[row] != ""))
        relations.append((float(shares[best]), examples.labels[row] == network.labels[best]))
    total = sum(is_linked for _, is_linked in linked)
    print(f"pairs {len(linked)}, linked {total}")
    for title, answers in (("linked", linked), ("right relation", relations)):
        answers.sort(key=lambda answer: -answer[0])
        right = best = average = 0
        for i, (_, is_right) in enumerate(answers):
            if is_right:
                right += 1
                average += right / (i + 1)
                best = max(best, 2 * right / (i + 1 + total))
        print(f"{title}: average precision {average / total:.3f}, best F1 {best:.3f}", flush=True)


def write(network, language, path):
    tensors = {"states.weight": network.states.weight, "states.bias": network.states.bias}
    for i, member in enumerate(network.members):
        tensors |= {f"pairs.{i}.features": member.features.weight, f"pairs.{i}.type_pairs": member.type_pairs.weight}
        for name in ("first", "second", "output"):
            tensors[f"pairs.{i}.{name}.weight"] = getattr(member, name).weight
            tensors[f"pairs.{i}.{name}.bias"] = getattr(member, name).bias
    numbers = {"states": STATES, "pairs.hidden": HIDDEN, "pairs.embedding": EMBEDDING, "pairs.members": MEMBERS}
    lists = {"language_model": [language.digest], "pairs.labels": network.labels, "pairs.types": TYPES, "pairs.features": network.names}
    print(write_model(path, numbers, lists, {name: value.detach().numpy() for name, value in tensors.items()}))


def write_pass(language, path):
    tensors = {"states.weight": np.eye(language.states, dtype=np.float32), "states.bias": np.zeros(language.states, np.float32)}
    print(write_model(path, {"states": language.states}, {"language_model": [language.digest]}, tensors))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("inputs", nargs="*", metavar="GOLD_DIR PAIRS.txt STATES.f32")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--pass", dest="passes", action="store_true")
    parser.add_argument("--without", type=int, nargs=2)
    options = parser.parse_args()
    torch.set_num_threads(1)
    language = LanguageFile(options.language)
    if options.passes:
        write_pass(language, options.output)
        return
    gold, pairs_file, states_file = options.inputs
    without = held_out(gold, *options.without) if options.without else ()
    examples = Examples(gold, pairs_file, states_file, language.states, without)
    network = train(examples, range(len(examples)), 1)
    write(network, language, options.output)
    if without:
        report(network, Examples(gold, pairs_file, states_file, language.states, only=without))


if __name__ == "__main__":
    main()
