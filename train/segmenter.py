#!/usr/bin/env python3
"""Trains the sentence and word splitter: a small convolutional network over characters.

usage: segmenter.py SHARED -o SEGMENTER.pt [--epochs N] [--seed N]

For each character it says whether a word ends there, and whether a sentence does. Six residual layers of dilated convolutions
(Yu & Koltun, ICLR 2016; Strubell et al., EMNLP 2017) see 64 characters to each side. Characters are those of the training
text that are frequent; others count by their class (capital, small letter, digit, sign). Blanks in a row are one blank, a
line break stays. extract/model/segmenter.cpp computes the same.
"""
import argparse
import os
import random
import time
import unicodedata

import torch
from torch import nn
from torch.nn import functional as F

from corpora import read_conllu

CHARACTERS, UNITS, WIDTH, DILATIONS = 32, 64, 3, (1, 2, 4, 8, 16, 32)
CLASSES = ["<capital>", "<small>", "<digit>", "<sign>"]
NOTHING, WORD, SENTENCE = 0, 1, 2
CHUNK, OVERLAP = 600, 64


class Splitter(nn.Module):
    def __init__(self, characters):
        super().__init__()
        self.table = nn.Embedding(characters, CHARACTERS)
        self.first = nn.Conv1d(CHARACTERS, UNITS, WIDTH, padding=1)
        self.layers = nn.ModuleList(nn.Conv1d(UNITS, UNITS, WIDTH, dilation=d, padding=d) for d in DILATIONS)
        self.last = nn.Linear(UNITS, 3)

    def forward(self, ids, dropout=0.0):
        """[B, T] -> [B, T, 3]"""
        x = F.relu(self.first(self.table(ids).transpose(1, 2)))
        for layer in self.layers:
            x = x + F.relu(layer(F.dropout(x, dropout, self.training)))
        return self.last(x.transpose(1, 2))


def class_of(c):
    category = unicodedata.category(c)
    return "<capital>" if category in ("Lu", "Lt") else "<small>" if category[0] == "L" else "<digit>" if category == "Nd" else "<sign>"


def surface_tokens(path):
    """[(sentence text, ends of its words in characters, glued to the next, ends a paragraph)] from CoNLL-U."""
    found, rows, text, new_paragraph = [], [], "", False
    skip_until = 0
    with open(path, encoding="utf-8") as lines:
        for line in list(lines) + ["\n"]:
            line = line.rstrip("\n")
            if line.startswith(("# newdoc", "# newpar")):
                new_paragraph = True
            elif line.startswith("# text = "):
                text = line[9:]
            elif line and not line.startswith("#"):
                f = line.split("\t")
                if "-" in f[0]:
                    skip_until = int(f[0].split("-")[1])
                    rows.append((f[1], "SpaceAfter=No" in f[9]))
                elif "." not in f[0] and int(f[0]) > skip_until:
                    rows.append((f[1], "SpaceAfter=No" in f[9]))
            elif not line and rows:
                if new_paragraph and found:
                    found[-1][3] = True
                ends, at = [], 0
                for form, _ in rows:
                    at = text.find(form, at) + len(form)
                    ends.append(at)
                found.append([text, ends, rows[-1][1], False])
                rows, new_paragraph, skip_until = [], False, 0
    return found


def as_stream(sentences, rng=None):
    """-> text, labels. With `rng`: now and then no blank between sentences, no final stop, a line break, capitals."""
    pieces, labels = [], []
    for text, ends, glued, ends_paragraph in sentences:
        marks = [NOTHING] * len(text)
        for end in ends:
            marks[end - 1] = WORD
        marks[-1] = SENTENCE
        between = "" if glued else "\n" if ends_paragraph else " "
        if rng is not None:
            draw = rng.random()
            if draw < 0.02 and between == " ":
                between = ""
            elif draw < 0.06:
                between = "\n"
            if draw > 0.96 and len(ends) > 2 and text[-1] == "." and between == "\n":
                text, marks = text[:ends[-2]], marks[:ends[-2]]
                marks[-1] = SENTENCE
            elif draw > 0.94:
                changed = text.upper() if draw > 0.95 else text.lower()
                text = changed if len(changed) == len(text) else text
        pieces.append(text + between)
        labels += marks + [NOTHING] * len(between)
    return "".join(pieces), labels


class Alphabet:
    def __init__(self, characters):
        self.characters = characters
        self.ids = {c: i for i, c in enumerate(characters)}

    @staticmethod
    def build(text):
        count = {}
        for c in text:
            count[c] = count.get(c, 0) + 1
        return Alphabet(["\n"] + CLASSES + sorted(c for c, n in count.items() if n >= 20 and c != "\n"))

    def encode(self, text):
        return [self.ids.get(c, self.ids[class_of(c)] if c not in self.ids else 0) for c in text]


def score(network, alphabet, sentences):
    """F1 of words and sentences: spans whose both ends are right."""
    text, labels = as_stream(sentences)
    ids = alphabet.encode(text)
    found = []
    with torch.no_grad():
        network.eval()
        for begin in range(0, len(ids), 20000):
            left, right = max(0, begin - 128), min(len(ids), begin + 20128)
            found += network(torch.tensor(ids[left:right]).unsqueeze(0))[0].argmax(1)[begin - left:begin - left + 20000].tolist()
    for i, c in enumerate(text):  # a blank ends a word, a paragraph a sentence, whatever the network says
        if c in " \n" and i and text[i - 1] not in " \n":
            found[i - 1] = max(found[i - 1], SENTENCE if c == "\n" else WORD)
        if c in " \n":
            found[i] = NOTHING

    def spans(marks, least):
        out, begin = set(), 0
        for i, mark in enumerate(marks):
            if mark >= least:
                out.add((begin, i))
                begin = i + 1 + (i + 1 < len(text) and text[i + 1] in " \n")
        return out

    out = []
    for least in (WORD, SENTENCE):
        gold, system = spans(labels, least), spans(found, least)
        out.append(200 * len(gold & system) / (len(gold) + len(system)))
    return out


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("shared")
    arguments.add_argument("-o", "--output", required=True)
    arguments.add_argument("--epochs", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    corpora = os.path.join(options.shared, "corpora")
    parts = {}
    for part in ("train", "dev"):
        parts[part] = [surface_tokens(os.path.join(corpora, *path)) for path in (
            ("ud_ewt", f"en_ewt-ud-{part}.conllu"), ("gum_open", f"gum-open-{part}.conllu"))]
    training = parts["train"][0] + parts["train"][1]
    alphabet = Alphabet.build(as_stream(training)[0])
    network = Splitter(len(alphabet.characters))
    average = {k: v.clone() for k, v in network.state_dict().items()}
    optimizer = torch.optim.Adam(network.parameters(), lr=2e-3, betas=(0.9, 0.98))
    batch, step = 16, 0
    steps = options.epochs * (len(as_stream(training)[0]) // (CHUNK * batch))
    for epoch in range(options.epochs):
        rng = random.Random(options.seed * 1000 + epoch)
        text, labels = as_stream(training, rng)
        ids, labels = torch.tensor(alphabet.encode(text)), torch.tensor(labels)
        starts = list(range(rng.randrange(CHUNK), len(ids) - CHUNK, CHUNK - OVERLAP))
        rng.shuffle(starts)
        began = time.process_time()
        network.train()
        for first in range(0, len(starts) - batch + 1, batch):
            for part in optimizer.param_groups:
                part["lr"] = 3e-3 * min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
            chunk = starts[first:first + batch]
            x, y = torch.stack([ids[s:s + CHUNK] for s in chunk]), torch.stack([labels[s:s + CHUNK] for s in chunk])
            inner = slice(OVERLAP // 2, CHUNK - OVERLAP // 2)
            loss = F.cross_entropy(network(x, 0.1)[:, inner].reshape(-1, 3), y[:, inner].reshape(-1))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
            with torch.no_grad():
                for name, p in network.state_dict().items():
                    average[name].mul_(min(0.995, step / (step + 10))).add_(p, alpha=1 - min(0.995, step / (step + 10)))
        kept = Splitter(len(alphabet.characters))
        kept.load_state_dict(average)
        scores = [score(kept, alphabet, dev) for dev in parts["dev"]]
        print(f"epoch {epoch + 1}: loss {float(loss):.4f}, {time.process_time() - began:.0f} s | "
              + " | ".join(f"{n}: words {w:.2f} sentences {s:.2f}" for n, (w, s) in zip(("EWT", "GUM"), scores)), flush=True)
        torch.save({"characters": alphabet.characters, "average": average}, options.output)


def segmenter_parts(path):
    saved = torch.load(path)
    return segmenter_parts_of(saved["characters"], saved["average"])


def segmenter_parts_of(characters, state):
    """Numbers, lists and tensors for the model file. A convolution becomes [units, width * inputs], inputs innermost."""
    tensors = {}
    for name, value in state.items():
        if value.dim() == 3:
            value = value.permute(0, 2, 1).reshape(value.shape[0], -1)
        tensors["segmenter." + name] = value.numpy()
    numbers = {"segmenter.width": WIDTH, "segmenter.layers": len(DILATIONS), "segmenter.units": UNITS, "segmenter.inputs": CHARACTERS}
    numbers.update({f"segmenter.dilation.{i}": d for i, d in enumerate(DILATIONS)})
    return numbers, {"segmenter.characters": characters}, tensors


if __name__ == "__main__":
    main()
