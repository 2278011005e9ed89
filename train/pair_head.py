#!/usr/bin/env python3
"""Trains the network of mention pairs over the states of the language model (extract/relation/pair_head.h).

usage: pair_head.py --pass LANGUAGE.whomet -o HEAD.whomet
       pair_head.py LANGUAGE.whomet GOLD_DIR PAIRS.txt STATES.f32 -o HEAD.whomet [--without FOLD FOLDS] [--folds N]

The first makes a head that lets all states through, for dump_pairs --states; that writes PAIRS.txt and STATES.f32. Labels
are those of train_pairs.py, which has the options too. Adam with decoupled weight decay, a rate that falls to zero, fixed
seeds; with one thread the same input gives the same bytes on the same machine. With --folds it prints how well network and
linear classifier together, and the linear one alone, link pairs that rules did not, by articles held out.
"""
import argparse
import os
import random
import struct

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import train_pairs
from model_file import MAGIC, write_model

SLOTS, STATES, HIDDEN = 6, 64, 128
EPOCHS, RATE, DECAY, BATCH = 16, 2.5e-3, 1e-2, 128
TYPES = ["Person", "Country", "Organization", "Group", "Place", "Meeting", "Event", "Document", "Item"]


class LanguageFile:
    """What a head must know of the language model: its digest and the width of its layers."""

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


class Head(nn.Module):
    def __init__(self, states, labels):
        super().__init__()
        self.states = nn.Linear(states, STATES)
        self.first, self.second, self.output = nn.Linear(SLOTS * STATES, HIDDEN), nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, labels)
        self.type_pairs = nn.Embedding(len(TYPES) ** 2, HIDDEN)

    def forward(self, slots, types):
        """slots: [pairs, SLOTS, states], types: [pairs] -> scores of labels"""
        x = F.dropout(slots, 0.2, self.training)
        x = F.dropout(self.states(x).flatten(1), 0.3, self.training)
        x = F.dropout(F.leaky_relu(self.first(x) + self.type_pairs(types), 0.1), 0.4, self.training)
        x = F.dropout(F.leaky_relu(self.second(x), 0.1), 0.3, self.training)
        return self.output(x)


def read_slots(pairs_file, states_file, width):
    """(file, begin, end, names, names) of each line -> its slots and types, as train_pairs.read orders its rows."""
    states = np.memmap(states_file, dtype="<f4").reshape(-1, width)
    slots = []
    for line in open(pairs_file, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        tokens = [[int(t) for t in slot.split(",")] if slot else [] for slot in fields[9].split(";")]
        slots.append((tokens, TYPES.index(fields[5]) * len(TYPES) + TYPES.index(fields[6])))
    return states, slots


class Example:
    def __init__(self, row, slots, states):
        self.file, self.label, self.stated, self.features, self.line = row
        tokens, self.types = slots[self.line]
        self.slots = np.stack([states[t].mean(axis=0) if t else np.zeros(states.shape[1], np.float32) for t in tokens])

    def row(self):
        return (self.file, self.label, self.stated, self.features)


def batch(examples, number):
    return (torch.from_numpy(np.stack([e.slots for e in examples])), torch.tensor([e.types for e in examples]),
            torch.tensor([number.get(e.label, 0) for e in examples]))


def train(examples, labels, seed):
    torch.manual_seed(seed)
    order = random.Random(seed)
    number = {label: i for i, label in enumerate(labels)}
    examples = list(examples)
    head = Head(examples[0].slots.shape[1], len(labels))
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(examples) // BATCH)
    step = 0
    head.train()
    for _ in range(EPOCHS):
        order.shuffle(examples)
        for i in range(0, len(examples), BATCH):
            optimizer.param_groups[0]["lr"] = RATE * (1 - step / steps)
            step += 1
            slots, types, target = batch(examples[i:i + BATCH], number)
            loss = F.cross_entropy(head(slots, types), target)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    head.eval()
    return head


def labels_of(examples):
    return [""] + sorted({e.label for e in examples if e.label})


def probabilities(head, examples):
    with torch.no_grad():
        parts = [torch.softmax(head(*batch(examples[i:i + 512], {})[:2]), 1) for i in range(0, len(examples), 512)]
    return torch.cat(parts).numpy()


def report(name, results):
    """results: (probability, linked, right relation)"""
    results.sort(key=lambda r: -r[0])
    total = sum(linked for _, linked, _ in results)
    texts = []
    for what, title in ((1, "linked"), (2, "right relation")):
        right = best = average = 0
        for i, result in enumerate(results):
            if result[what]:
                right += 1
                average += right / (i + 1)
                best = max(best, 2 * right / (i + 1 + total))
        texts.append(f"{title}: average precision {average / total:.3f}, best F1 {best:.3f}")
    print(f"{name}: {'; '.join(texts)}", flush=True)


def measure(examples, folds):
    files = sorted({e.file for e in examples})
    random.Random(3).shuffle(files)
    alone, both = [], []
    for fold in range(folds):
        held = set(files[fold::folds])
        known = [e for e in examples if e.file not in held]
        labels = labels_of(known)
        linear = train_pairs.Model([e.row() for e in known])
        linear.train([e.row() for e in known])
        asked = [e for e in examples if e.file in held and not e.stated]
        of_head = probabilities(train(known, labels, 1), asked)
        of_linear = np.stack([linear.probabilities(linear.features(e.row())) for e in asked])
        for results, table in ((alone, of_linear), (both, (of_head + of_linear) / 2)):
            for e, p in zip(asked, table):
                results.append((1 - float(p[0]), e.label != "", labels[1 + int(p[1:].argmax())] == e.label))
    print(f"pairs {len(both)}, linked {sum(r[1] for r in both)}")
    report("linear", alone)
    report("both", both)


def write(head, labels, language, path):
    named = {"states.weight": head.states.weight, "states.bias": head.states.bias, "pairs.type_pairs": head.type_pairs.weight}
    for name in ("first", "second", "output"):
        named[f"pairs.{name}.weight"], named[f"pairs.{name}.bias"] = getattr(head, name).weight, getattr(head, name).bias
    tensors = {name: value.detach().numpy() for name, value in named.items()}
    lists = {"language_model": [language.digest], "pairs.labels": labels, "pairs.types": TYPES}
    print(write_model(path, {"states": STATES, "pairs.hidden": HIDDEN}, lists, tensors))


def write_pass(language, path):
    tensors = {"states.weight": np.eye(language.states, dtype=np.float32), "states.bias": np.zeros(language.states, np.float32)}
    print(write_model(path, {"states": language.states}, {"language_model": [language.digest]}, tensors))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("inputs", nargs="*", metavar="GOLD_DIR PAIRS.txt STATES.f32")
    parser.add_argument("-o", "--output")
    parser.add_argument("--pass", dest="passes", action="store_true")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--without", type=int, nargs=2)
    options = parser.parse_args()
    torch.set_num_threads(1)
    language = LanguageFile(options.language)
    if options.passes:
        write_pass(language, options.output)
        return
    gold, pairs_file, states_file = options.inputs
    states, slots = read_slots(pairs_file, states_file, language.states)
    examples = [Example(row, slots, states) for row in train_pairs.read(gold, pairs_file)]
    if options.without:
        held = train_pairs.held_out(gold, *options.without)
        examples = [e for e in examples if os.path.splitext(e.file)[0] not in held]
    if options.folds:
        measure(examples, options.folds)
    if options.output:
        labels = labels_of(examples)
        write(train(examples, labels, 1), labels, language, options.output)


if __name__ == "__main__":
    main()
