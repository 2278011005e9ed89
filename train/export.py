#!/usr/bin/env python3
"""Turns a checkpoint into the model file of the program.

usage: export.py CHECKPOINT.pt [--segmenter SEGMENTER.pt] -o MODEL.whomet
"""
import argparse
import unicodedata

import torch

from lists import BITS
from model import Config, Network
from model_file import as_stored, write_model
from text import fold_character, shape_sign

TABLES = ("words", "shapes", "upos", "xpos", "feats", "scripts", "relations", "names")


def tensors_of(network):
    """Named as in extract/model/network.cpp. Biases of an LSTM are summed; [relations, R+1, R+1] becomes rows of R+1."""
    state = network.state_dict()
    out = {"word": state["word_table.weight"], "ngram": state["ngram_table.weight"], "shape": state["shape_table.weight"],
           "list": state["list_table.weight"],
           "arc_root": state["arc_root"], "relation_root": state["relation_root"], "arc_weights": state["arc_weights"],
           "relation_weights": state["relation_weights"].reshape(-1, state["relation_weights"].shape[-1])}
    for i in range(network.config.layers):
        for side, suffix in (("forward", ""), ("backward", "_reverse")):
            prefix = f"lstm.{i}."
            out[f"lstm{i}.{side}.input"] = state[f"{prefix}weight_ih_l0{suffix}"]
            out[f"lstm{i}.{side}.recurrent"] = state[f"{prefix}weight_hh_l0{suffix}"]
            out[f"lstm{i}.{side}.bias"] = state[f"{prefix}bias_ih_l0{suffix}"] + state[f"{prefix}bias_hh_l0{suffix}"]
    for name in ("upos", "xpos", "feats", "scripts", "names_hidden", "names", "arc_head", "arc_dependent", "relation_head",
                 "relation_dependent"):
        out[f"{name}.weight"], out[f"{name}.bias"] = state[f"{name}.weight"], state[f"{name}.bias"]
    return {name: value.numpy() for name, value in out.items()}


def stored_network(network):
    """The network with the values that the file will hold: what the program's output is compared with."""
    with torch.no_grad():
        for name, p in network.named_parameters():
            if name == "relation_weights":  # quantized by rows of the last dimension
                p.copy_(torch.from_numpy(as_stored(p.reshape(-1, p.shape[-1]).numpy())).reshape(p.shape))
            elif p.dim() >= 2:
                p.copy_(torch.from_numpy(as_stored(p.numpy())))
    return network


def load_checkpoint(path):
    saved = torch.load(path, map_location="cpu")
    vocabulary = saved["vocabulary"]
    network = Network(Config(**saved["config"]), len(vocabulary.words), len(vocabulary.shapes), len(vocabulary.upos),
                      len(vocabulary.xpos), len(vocabulary.feats), len(vocabulary.scripts), len(vocabulary.relations),
                      len(vocabulary.names))
    network.load_state_dict(saved["average"])
    network.eval()
    vocabulary.index()
    return network, vocabulary, saved


def listed_rows(listed):
    return sorted((f"{key}\t{bits}" for key, bits in listed.items()), key=lambda row: row.encode("utf-8"))


def fold_tables(characters):
    wide = sorted(c for c in characters if c >= "\x80" and unicodedata.category(c) != "Cs")
    return {"fold_from": wide, "fold_to": [fold_character(c) for c in wide], "fold_shape": [shape_sign(c) for c in wide]}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("checkpoint")
    arguments.add_argument("--segmenter")
    arguments.add_argument("-o", "--output", required=True)
    options = arguments.parse_args()
    network, vocabulary, saved = load_checkpoint(options.checkpoint)
    lists = {name: getattr(vocabulary, name) for name in TABLES}
    lists.update(fold_tables(saved["characters"]))
    lists["lemma_words"] = saved["lemmas"]
    lists["lists"], lists["listed_words"] = BITS, listed_rows(vocabulary.listed)
    numbers = {name: value for name, value in vars(network.config).items()}
    tensors = tensors_of(network)
    if options.segmenter:
        from segmenter import segmenter_parts
        more_numbers, more_lists, more_tensors = segmenter_parts(options.segmenter)
        numbers.update(more_numbers)
        lists.update(more_lists)
        tensors.update(more_tensors)
    print(write_model(options.output, numbers, lists, tensors))


if __name__ == "__main__":
    main()
