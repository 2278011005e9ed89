#!/usr/bin/env python3
"""Trains the classifier of mention pairs (extract/relation/pair_network.h).

usage: train_pairs.py --pass LANGUAGE.whomet -o PASS.whomet
       train_pairs.py LANGUAGE.whomet GOLD_DIR PAIRS.txt STATES.f32 -o PAIRS.whomet [--without FOLD FOLDS]

The first makes a file that lets all states through, for dump_pairs --states; that writes PAIRS.txt and
STATES.f32. GOLD_DIR: see pair_examples.py. With --without it leaves out each FOLDS-th annotated article,
beginning with number FOLD, and prints how well it links pairs of those that rules did not: a classifier for
dump_claims, which must not be asked about the articles that it has learnt from.

A layer reads the states over the sentence (extract/relation/sentence_encoder.h). Several networks share what
it says and are trained side by side, each with embeddings and layers of its own and its own words left out at
random. Most articles were read once and quickly (annotations/README.md): their pairs bear a vector of their own
that is not written (domain adaptation, as in claim_confidence.py), and those of the others count several times.
Adam with decoupled weight decay, a rate that falls to zero, fixed seeds; with one thread the same input gives the
same bytes on the same machine.
"""
import argparse
import collections
import random
import struct

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from claim_confidence import is_read_once
from model_file import MAGIC, write_model
from pair_examples import SLOTS, TYPES, Examples, held_out

# Values of a word: its states as they are; states, lemma and mention's type for the layer; of the layer, each way.
PLAIN, READ, WORD, MENTION, UNITS = 64, 128, 32, 16, 96
WIDTH = PLAIN + 2 * UNITS
EMBEDDING, HIDDEN, MEMBERS = 32, 256, 3
RARE = 20  # features of fewer pairs are left out
RARE_WORD = 5  # lemmas that stand fewer times in sentences with pairs have no values of their own
LEFT_OUT = 0.6  # of the features of a pair, at random, while training
EPOCHS, RATE, DECAY, BATCH = 8, 2.5e-3, 1e-2, 128
LAYER_RATE = 1e-3  # of the layer over the sentence
CAREFUL = 3  # how often a pair of an article counts that was read with care


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
        self.first = nn.Linear(SLOTS * WIDTH + EMBEDDING, HIDDEN)
        self.second, self.output = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, labels)
        self.type_pairs = nn.Embedding(len(TYPES) ** 2, HIDDEN)
        self.once = nn.Parameter(torch.zeros(HIDDEN))

    def forward(self, slots, types, features, begins, once):
        kept = torch.ones(len(features))
        if self.training:
            kept = (torch.rand(len(features)) >= LEFT_OUT) / (1 - LEFT_OUT)
        known = self.features(features, begins, per_sample_weights=kept)
        x = torch.cat([F.dropout(slots, 0.3, self.training), F.dropout(known, 0.1, self.training)], 1)
        x = F.dropout(F.leaky_relu(self.first(x) + self.type_pairs(types) + once[:, None] * self.once, 0.1), 0.4, self.training)
        return self.output(F.dropout(F.leaky_relu(self.second(x), 0.1), 0.3, self.training))


class Encoder(nn.Module):
    """What a sentence says of each of its words."""

    def __init__(self, width, words):
        super().__init__()
        self.plain, self.read = nn.Linear(width, PLAIN), nn.Linear(width, READ)
        self.words, self.types = nn.Embedding(words + 1, WORD), nn.Embedding(len(TYPES) + 1, MENTION)
        nn.init.normal_(self.words.weight, std=0.1)
        self.layer = nn.LSTM(READ + WORD + MENTION, UNITS, bidirectional=True, batch_first=True)

    def forward(self, states, words, types, lengths):
        """states [sentences, words, width], the longest first; words and types [sentences, words], 0 for none ->
        [sentences, words, WIDTH]"""
        if self.training:  # at times it must do without the word
            words = words * (torch.rand(words.shape) > 0.3)
        read = F.leaky_relu(self.read(F.dropout(states, 0.2, self.training)), 0.1)
        x = F.dropout(torch.cat([read, self.words(words), self.types(types)], 2), 0.3, self.training)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True)
        told, _ = nn.utils.rnn.pad_packed_sequence(self.layer(packed)[0], batch_first=True)
        plain = self.plain(F.dropout(states, 0.2, self.training))
        return torch.cat([plain, F.dropout(told, 0.3, self.training)], 2)


class Network(nn.Module):
    """From `names` of features, in the order of their rows, to scores of `labels`; the first label is none."""

    def __init__(self, width, names, words, labels):
        super().__init__()
        self.names, self.words, self.labels = names, words, labels
        self.rows = {name: row for row, name in enumerate(names)}
        self.word_rows = {word: row for row, word in enumerate(words, 1)}
        self.encoder = Encoder(width, len(words))
        self.members = nn.ModuleList(Member(len(names), len(labels)) for _ in range(MEMBERS))

    def forward(self, examples, sentences, rows):
        """Scores [pairs, labels] of each member for the pairs `rows`, which stand in `sentences`."""
        slots = self.slots(examples, sentences, rows)
        lists = [[self.rows[f] for f in examples.features[row] if f in self.rows] for row in rows]
        begins = torch.from_numpy(np.cumsum([0] + [len(entry) for entry in lists[:-1]]))
        features = torch.tensor([f for entry in lists for f in entry], dtype=torch.long)
        types = torch.tensor([examples.types[row] for row in rows])
        # How a quick reader differs, nobody shall learn from the program.
        once = torch.tensor([float(self.training and is_read_once(examples.files[row])) for row in rows])
        return [member(slots, types, features, begins, once) for member in self.members]

    def slots(self, examples, sentences, rows):
        sentences = sorted(sentences, key=lambda s: s.begin - s.end)
        lengths = [s.end - s.begin for s in sentences]
        states = np.zeros((len(sentences), lengths[0], examples.states.shape[1]), np.float32)
        words, types = (np.zeros((len(sentences), lengths[0]), np.int64) for _ in range(2))
        at = {}  # pair -> its sentence's first word
        for i, (sentence, length) in enumerate(zip(sentences, lengths)):
            states[i, :length] = examples.states[sentence.begin:sentence.end]
            words[i, :length] = [self.word_rows.get(word, 0) for word in examples.words[sentence.begin:sentence.end]]
            for word, kind in sentence.types.items():
                types[i, word] = kind + 1
            at.update((row, i * lengths[0]) for row in sentence.pairs)
        told = self.encoder(torch.from_numpy(states), torch.from_numpy(words), torch.from_numpy(types), lengths).flatten(0, 1)
        nothing = len(told)  # where a slot is empty
        told = torch.cat([told, torch.zeros(1, WIDTH)])
        lists = [[at[row] + t for t in slot] or [nothing] for row in rows for slot in examples.slots[row]]
        begins = torch.from_numpy(np.cumsum([0] + [len(entry) for entry in lists[:-1]]))
        tokens = torch.tensor([t for entry in lists for t in entry])
        return F.embedding_bag(tokens, told, begins, mode="mean").reshape(len(rows), -1)

    def probabilities(self, examples, wanted):
        """Of each pair that is wanted: (its row, probabilities of the labels)."""
        self.eval()
        with torch.no_grad():
            for batch in batches(examples.sentences, 512):
                rows = [row for sentence in batch for row in sentence.pairs if wanted(row)]
                if rows:
                    shares = sum(torch.softmax(scores, 1) for scores in self(examples, batch, rows)) / MEMBERS
                    yield from zip(rows, shares.numpy())


def batches(sentences, size):
    """Sentences with `size` pairs and a few more at a time."""
    batch, count = [], 0
    for sentence in sentences:
        batch.append(sentence)
        count += len(sentence.pairs)
        if count >= size:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch


def train(examples, seed):
    torch.manual_seed(seed)
    counts = collections.Counter(f for features in examples.features for f in features)
    labels = [""] + sorted(set(examples.labels) - {""})
    number = {label: i for i, label in enumerate(labels)}
    lemmas = collections.Counter(word for s in examples.sentences for word in examples.words[s.begin:s.end])
    network = Network(examples.states.shape[1], sorted(f for f, n in counts.items() if n >= RARE),
                      sorted(word for word, n in lemmas.items() if n >= RARE_WORD), labels)
    encoder = network.encoder
    layer = [p for part in (encoder.read, encoder.words, encoder.types, encoder.layer) for p in part.parameters()]
    others = [*encoder.plain.parameters(), *network.members.parameters()]
    rates = (RATE, LAYER_RATE)
    optimizer = torch.optim.AdamW([{"params": others}, {"params": layer}], lr=RATE, weight_decay=DECAY)
    order, sentences = random.Random(seed), list(examples.sentences)
    done, total = 0, EPOCHS * len(examples)
    network.train()
    for _ in range(EPOCHS):
        order.shuffle(sentences)
        for batch in batches(sentences, BATCH):
            rows = [row for sentence in batch for row in sentence.pairs]
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * (1 - done / total)
            done += len(rows)
            target = torch.tensor([number[examples.labels[row]] for row in rows])
            weights = torch.tensor([1.0 if is_read_once(examples.files[row]) else CAREFUL for row in rows])
            losses = sum(F.cross_entropy(scores, target, reduction="none") for scores in network(examples, batch, rows))
            loss = (weights * losses).sum() / weights.sum() / MEMBERS
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(layer, 1.0)
            optimizer.step()
    return network


def report(network, examples, title, counts):
    """How well it links the pairs that rules did not link, of the articles whose name counts."""
    linked, relations = [], []
    for row, shares in network.probabilities(examples, lambda row: not examples.stated[row] and counts(examples.files[row])):
        best = 1 + int(shares[1:].argmax())
        linked.append((1 - float(shares[0]), examples.labels[row] != ""))
        relations.append((float(shares[best]), examples.labels[row] == network.labels[best]))
    total = max(1, sum(is_linked for _, is_linked in linked))
    print(f"{title}: pairs {len(linked)}, linked {total}")
    for what, answers in (("linked", linked), ("right relation", relations)):
        answers.sort(key=lambda answer: -answer[0])
        right = best = average = 0
        for i, (_, is_right) in enumerate(answers):
            if is_right:
                right += 1
                average += right / (i + 1)
                best = max(best, 2 * right / (i + 1 + total))
        print(f"{what}: average precision {average / total:.3f}, best F1 {best:.3f}", flush=True)


def write(network, language, path):
    encoder = network.encoder
    tensors = {"states.weight": torch.cat([encoder.plain.weight, encoder.read.weight]),
               "states.bias": torch.cat([encoder.plain.bias, encoder.read.bias]), "context.words": encoder.words.weight, "context.types": encoder.types.weight}
    for direction, suffix in (("forward", ""), ("backward", "_reverse")):
        of_layer = {name: getattr(encoder.layer, name + "_l0" + suffix) for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}
        tensors |= {f"context.{direction}.input": of_layer["weight_ih"], f"context.{direction}.recurrent": of_layer["weight_hh"],
                    f"context.{direction}.bias": of_layer["bias_ih"] + of_layer["bias_hh"]}
    for i, member in enumerate(network.members):
        tensors |= {f"pairs.{i}.features": member.features.weight, f"pairs.{i}.type_pairs": member.type_pairs.weight}
        for name in ("first", "second", "output"):
            tensors[f"pairs.{i}.{name}.weight"] = getattr(member, name).weight
            tensors[f"pairs.{i}.{name}.bias"] = getattr(member, name).bias
    numbers = {"states": PLAIN + READ, "pairs.plain": PLAIN, "pairs.word": WORD, "pairs.mention": MENTION, "pairs.units": UNITS,
               "pairs.hidden": HIDDEN, "pairs.embedding": EMBEDDING, "pairs.members": MEMBERS}
    lists = {"language_model": [language.digest], "pairs.labels": network.labels, "pairs.types": TYPES, "pairs.features": network.names,
             "context.words": network.words}
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
    gold, *dumped = options.inputs
    without = held_out(gold, *options.without) if options.without else ()
    examples = Examples(gold, *dumped, language.states, without)
    network = train(examples, 1)
    write(network, language, options.output)
    if without:
        held = Examples(gold, *dumped, language.states, only=without)
        report(network, held, "all", lambda name: True)
        report(network, held, "read with care", lambda name: not is_read_once(name))


if __name__ == "__main__":
    main()
