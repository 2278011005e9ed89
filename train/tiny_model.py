#!/usr/bin/env python3
"""Makes the tiny random model of the tests, and what it says of a few sentences: tests/extract/model/tiny.{whomet,tsv}.

usage: tiny_model.py FOLDER

The rows of tiny.tsv: sentence, layer, word, values ... (h3, upos, names, arcs, relations): the C++ network has to give the
same to 1e-3. Sentences are our own.
"""
import sys

import torch

from corpora import Sentence
from dataset import Batch, Encoded, Vocabulary
from export import TABLES, fold_tables, listed_rows, stored_network, tensors_of
from lists import BITS
from model import Config, Network
from model_file import as_stored, write_model
from segmenter import Alphabet, CLASSES, Splitter, segmenter_parts_of

SENTENCES = ["Foreign Minister Marit Solheim met Emre Saygun in Ankara on 14 June .", "“ No , ” she said .", "TALKS FAILED",
             "Zoë d’Arcy’s naïve plan — 1,200 visas — wasn't signed in São Tomé .", "x"]


def main():
    torch.manual_seed(7)
    forms = [s.split(" ") for s in SENTENCES]
    words = sorted({"foreign", "minister", "met", "in", "on", "00", "june", ".", ",", '"', "she", "said", "plan", "-", "ankara"})
    vocabulary = Vocabulary(["?"] + words, ["?", "Xxx", "xx", "dd", ".", ",", "XX"], ["NOUN", "PROPN", "VERB", "PUNCT", "X"],
                            ["NN", "NNP", "VBD", "."], ["_", "Number=Sing"], ["l0", "k0", "l3", "=meet"],
                            ["root", "nsubj", "obj", "punct", "nmod:poss"], {"marit": 1, "ankara": 4, "sao": 8, "tome": 12})
    # Odd sizes, and such that some tensors are stored as int8 and some as float32.
    config = Config(word=13, shape=5, list=3, hidden=25, names=7, arc=47, relation=23, buckets=50)
    network = Network(config, len(vocabulary.words), len(vocabulary.shapes), len(vocabulary.upos), len(vocabulary.xpos),
                      len(vocabulary.feats), len(vocabulary.scripts), len(vocabulary.relations), len(vocabulary.names))
    with torch.no_grad():
        for p in network.parameters():
            p.mul_(2)
    network.eval()
    lists = {name: getattr(vocabulary, name) for name in TABLES}
    lists.update(fold_tables(set("".join(SENTENCES))))
    lists["lemma_words"] = ["in\tADP\tl0", "met\tVERB\t=meet\tl0", "signed\tVERB\tl2"]
    lists["lists"], lists["listed_words"] = BITS, listed_rows(vocabulary.listed)
    alphabet = Alphabet(["\n"] + CLASSES + sorted(set("abcdeimnorst .,")))
    splitter = Splitter(len(alphabet.characters)).eval()
    with torch.no_grad():
        for p in splitter.parameters():
            p.mul_(2)
    more_numbers, more_lists, more_tensors = segmenter_parts_of(alphabet.characters, splitter.state_dict())
    numbers = dict(vars(config), **more_numbers)
    lists.update(more_lists)
    write_model(f"{sys.argv[1]}/tiny.whomet", numbers, lists, dict(tensors_of(network), **more_tensors))
    with torch.no_grad():
        for p in splitter.parameters():
            if p.dim() == 3:  # stored by rows of units
                rows = as_stored(p.permute(0, 2, 1).reshape(p.shape[0], -1).numpy())
                p.copy_(torch.from_numpy(rows).reshape(p.shape[0], p.shape[2], p.shape[1]).permute(0, 2, 1))
            elif p.dim() == 2:
                p.copy_(torch.from_numpy(as_stored(p.numpy())))
    stored_network(network)
    with torch.no_grad(), open(f"{sys.argv[1]}/tiny.tsv", "w", encoding="utf-8") as out:
        out.write("# made by train/tiny_model.py: sentence, layer, word, values\n")
        for i, f in enumerate(forms):
            batch = Batch([Encoded(Sentence(forms=f), vocabulary)], vocabulary, config.buckets)
            h1, h2, h3 = network.encode(network.embed(batch.words, batch.ngrams, batch.offsets, batch.rows, batch.shapes, batch.lists), batch.lengths)
            arcs = network.arc_scores(h3.transpose(0, 1))[0]
            flat = h3[:, 0]
            heads = arcs.argmax(1)
            layers = {"h1": h1[:, 0], "h3": flat, "upos": network.upos(h2[:, 0]), "xpos": network.xpos(h2[:, 0]), "feats": network.feats(h2[:, 0]),
                      "scripts": network.scripts(h2[:, 0]), "names": network.name_scores(h2[:, 0], flat), "arcs": arcs,
                      "relations_of_best_arc": network.relation_scores(flat, heads - 1, torch.arange(len(f)))}
            ends = splitter(torch.tensor(alphabet.encode(SENTENCES[i])).unsqueeze(0))[0]
            layers["ends"] = ends
            for layer, values in layers.items():
                for w, row in enumerate(values):
                    out.write(f"{i}\t{layer}\t{w}\t" + " ".join(f"{x:.6f}" for x in row.tolist()) + "\n")


if __name__ == "__main__":
    main()
