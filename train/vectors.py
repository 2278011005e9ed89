#!/usr/bin/env python3
"""Word and n-gram vectors from raw text: skip-gram with subwords (Bojanowski et al., TACL 2017), by fastText.

usage: vectors.py SHARED -o VECTORS.npz [--epochs 12]

The n-gram buckets are those of the network (text.py), so both tables start the network's. One thread, so that the
same inputs give the same vectors; about five minutes.
"""
import argparse
import os
import tempfile

import fasttext
import numpy as np

from corpora import read_raw, read_training
from model import Config
from text import NGRAM_SIZES, key_of, ngram_buckets


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("shared")
    arguments.add_argument("-o", "--output", required=True)
    arguments.add_argument("--epochs", type=int, default=12)
    arguments.add_argument("--gazetteer", default=os.path.join(os.path.dirname(__file__), "..", "data", "gazetteer"))
    options = arguments.parse_args()
    config = Config()
    trees, names, more = read_training(options.shared, options.gazetteer)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as text:
        for forms in read_raw(options.shared):
            text.write(" ".join(key_of(f) for f in forms) + "\n")
        for sentence in trees + names + more:
            text.write(" ".join(key_of(f) for f in sentence.forms) + "\n")
        text.flush()
        model = fasttext.train_unsupervised(
            text.name, model="skipgram", dim=config.word, ws=5, epoch=options.epochs, lr=0.05, minCount=4, neg=5, t=1e-4,
            minn=NGRAM_SIZES[0], maxn=NGRAM_SIZES[-1], bucket=config.buckets, thread=1, verbose=0)
    words = [w for w in model.get_words() if w != "</s>"]
    rows = model.get_input_matrix()
    count = len(model.get_words())
    for word in words[:2000]:  # our buckets are fastText's
        ours, theirs = sorted(ngram_buckets(word, config.buckets)), model.get_subwords(word)[1]
        assert ours == sorted(i - count for i in theirs if i >= count), word
    vectors = np.stack([model.get_word_vector(w) for w in words])
    np.savez(options.output, words=np.array(words), vectors=vectors.astype(np.float32), ngrams=rows[count:].astype(np.float32))
    print(len(words), "words", rows.shape[0] - count, "buckets")


if __name__ == "__main__":
    main()
