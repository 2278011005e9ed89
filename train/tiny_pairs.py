#!/usr/bin/env python3
"""Makes the tiny random classifier of pairs of the tests, and what it says of one sentence: tests/extract/relation/tiny_pairs.{whomet,tsv}.

usage: tiny_pairs.py FOLDER

The rows of tiny_pairs.tsv: layer, word, values: "states" of each word, as the language model gives them; "words", what the
sentence says of it; "shares", the probabilities of the labels for the pair of Norway and Peru. The sentence is our own:
"Norway backed Peru , she said". The network in C++ has to give the same to 1e-3.
"""
import sys
import types

import numpy as np
import torch

import train_pairs
from model_file import as_stored
from pair_examples import TYPES, Sentence

LEMMAS = ["norway", "back", "peru", ",", "she", "say"]
MENTIONS = {0: "Country", 2: "Country", 4: "Person"}
FEATURES = ["mid=back", "path=nsubj>^<obj", "types=Country-Country"]
SLOTS = [[0], [2], [1], [1], [1], [1]]  # pair_slots() of Norway and Peru


def main():
    torch.manual_seed(7)
    # Odd sizes, and such that one tensor is stored as int8 and the others as float32.
    for name, size in dict(PLAIN=5, READ=7, WORD=3, MENTION=2, UNITS=18, WIDTH=5 + 2 * 18, EMBEDDING=4, HIDDEN=9, MEMBERS=2).items():
        setattr(train_pairs, name, size)
    width = 11
    network = train_pairs.Network(width, sorted(FEATURES + ["mid=other"]), ["back", "norway", "she"], ["", "attacks>", "supports<", "supports>"])
    with torch.no_grad():
        for p in network.parameters():
            p.mul_(2)
        network.members[0].once.fill_(9)  # must not count
    network.eval()
    train_pairs.write(network, types.SimpleNamespace(digest="tiny"), f"{sys.argv[1]}/tiny_pairs.whomet")
    with torch.no_grad():
        for p in network.parameters():
            p.copy_(torch.from_numpy(as_stored(p.numpy())))
    sentence = Sentence(0, len(LEMMAS))
    sentence.types, sentence.pairs = {word: TYPES.index(kind) for word, kind in MENTIONS.items()}, [0]
    raw = torch.randn(len(LEMMAS), width)
    examples = types.SimpleNamespace(states=raw.numpy(), words=LEMMAS, sentences=[sentence], features=[FEATURES], slots=[SLOTS],
                                     types=[TYPES.index("Country") * len(TYPES) + TYPES.index("Country")], files=["n0001.txt"])
    words = torch.tensor([[network.word_rows.get(lemma, 0) for lemma in LEMMAS]])
    kinds = torch.tensor([[sentence.types.get(word, -1) + 1 for word in range(len(LEMMAS))]])
    with torch.no_grad(), open(f"{sys.argv[1]}/tiny_pairs.tsv", "w", encoding="utf-8") as out:
        out.write("# made by train/tiny_pairs.py: layer, word, values\n")
        layers = {"states": torch.cat([network.encoder.plain(raw), network.encoder.read(raw)], 1),
                  "words": network.encoder(raw[None], words, kinds, [len(LEMMAS)])[0],
                  "shares": torch.from_numpy(np.stack([shares for _, shares in network.probabilities(examples, lambda row: True)]))}
        for layer, values in layers.items():
            for word, row in enumerate(values):
                out.write(f"{layer}\t{word}\t" + " ".join(f"{x:.6f}" for x in row.tolist()) + "\n")


if __name__ == "__main__":
    main()
