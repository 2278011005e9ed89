"""The network: one encoder shared by tagger, lemmatizer, parser and name finder.

  word = [word vector | mean of its n-gram vectors | shape vector | sum of the vectors of the lists it is in]    text.py, lists.py
  three bidirectional LSTM layers over the sentence                           h1, h2, h3
  h2      -> UPOS, XPOS, FEATS, lemma script                                  linear
  h2, h3  -> names (BIO)                                                      one hidden layer
  h3      -> heads and relations: deep biaffine attention                     Dozat & Manning, ICLR 2017

extract/model/network.cpp computes the same in C++; train/check_parity.py compares them.
"""
import torch
from torch import nn
from torch.nn import functional as F

from lists import BITS

UNKNOWN = 0  # first row of the word and shape tables


class Config:
    """Sizes; all of them are stored in the model file."""

    def __init__(self, **sizes):
        self.word, self.shape, self.list = 100, 32, 16
        self.hidden, self.layers = 200, 3
        self.names, self.arc, self.relation = 128, 200, 80
        self.buckets = 20000
        self.__dict__.update(sizes)


def locked_dropout(x, p, training):
    """The same units of every word of a sentence are dropped (Gal & Ghahramani 2016). x: [words, sentences, units]."""
    if not training or p == 0:
        return x
    return x * x.new_empty(1, x.shape[1], x.shape[2]).bernoulli_(1 - p) / (1 - p)


class Network(nn.Module):
    def __init__(self, config, words, shapes, upos, xpos, feats, scripts, relations, name_tags):
        super().__init__()
        c = self.config = config
        self.word_table = nn.Embedding(words, c.word)
        self.ngram_table = nn.EmbeddingBag(c.buckets, c.word, mode="mean")
        self.shape_table = nn.Embedding(shapes, c.shape)
        self.list_table = nn.Embedding(len(BITS), c.list)
        for table in (self.word_table, self.ngram_table, self.shape_table, self.list_table):
            nn.init.normal_(table.weight, std=0.1)
        sizes = [2 * c.word + c.shape + c.list] + [2 * c.hidden] * c.layers
        self.lstm = nn.ModuleList(nn.LSTM(sizes[i], c.hidden, bidirectional=True) for i in range(c.layers))
        for lstm in self.lstm:
            for name, p in lstm.named_parameters():
                if "weight_hh" in name:
                    for gate in p.data.split(c.hidden):
                        nn.init.orthogonal_(gate)
                elif "bias" in name:
                    p.data.zero_()
                    if "bias_ih" in name:
                        p.data[c.hidden:2 * c.hidden] = 1  # forget gate
        wide = 2 * c.hidden
        self.upos, self.xpos = nn.Linear(wide, upos), nn.Linear(wide, xpos)
        self.feats, self.scripts = nn.Linear(wide, feats), nn.Linear(wide, scripts)
        self.names_hidden, self.names = nn.Linear(2 * wide, c.names), nn.Linear(c.names, name_tags)
        self.arc_head, self.arc_dependent = nn.Linear(wide, c.arc), nn.Linear(wide, c.arc)
        self.relation_head, self.relation_dependent = nn.Linear(wide, c.relation), nn.Linear(wide, c.relation)
        self.arc_root = nn.Parameter(torch.randn(c.arc) * 0.1)            # the head of the root, in place of a word
        self.relation_root = nn.Parameter(torch.randn(c.relation) * 0.1)
        self.arc_weights = nn.Parameter(torch.randn(c.arc + 1, c.arc) * 0.03)
        self.relation_weights = nn.Parameter(torch.randn(relations, c.relation + 1, c.relation + 1) * 0.03)

    def embed(self, words, ngrams, offsets, rows, shapes, lists, dropout=0.0, word_dropout=None, list_dropout=None):
        """words, shapes, lists (bit sets): [T, B]; ngrams, offsets: bags of the batch's distinct words; rows: [T, B] into these bags."""
        if word_dropout is not None:
            words = words.masked_fill(word_dropout, UNKNOWN)
        if list_dropout is not None:
            lists = lists.masked_fill(list_dropout, 0)
        listed = ((lists.unsqueeze(2) >> torch.arange(len(BITS))) & 1).float() @ self.list_table.weight
        x = torch.cat([self.word_table(words), self.ngram_table(ngrams, offsets)[rows], self.shape_table(shapes), listed], dim=2)
        return locked_dropout(x, dropout, self.training)

    def encode(self, x, lengths, dropout=0.0):
        """-> outputs of all layers, [T, B, 2 * hidden] each. Sentences are sorted by length, longest first."""
        packed_lengths = lengths.cpu()
        outputs = []
        for lstm in self.lstm:
            y, _ = lstm(nn.utils.rnn.pack_padded_sequence(x, packed_lengths))
            x, _ = nn.utils.rnn.pad_packed_sequence(y)
            x = locked_dropout(x, dropout, self.training)
            outputs.append(x)
        return outputs

    def name_scores(self, h2, h3, dropout=0.0):
        hidden = F.leaky_relu(self.names_hidden(torch.cat([h2, h3], dim=-1)), 0.1)
        return self.names(F.dropout(hidden, dropout, self.training))

    def arc_scores(self, h3, dropout=0.0):
        """h3: [B, T, 2 * hidden] -> [B, T, T + 1]: dependent, head; head 0 is the root."""
        heads = locked_dropout(F.leaky_relu(self.arc_head(h3), 0.1).transpose(0, 1), dropout, self.training).transpose(0, 1)
        dependents = locked_dropout(F.leaky_relu(self.arc_dependent(h3), 0.1).transpose(0, 1), dropout, self.training).transpose(0, 1)
        heads = torch.cat([self.arc_root.expand(heads.shape[0], 1, -1), heads], dim=1)
        left = dependents @ self.arc_weights[:-1] + self.arc_weights[-1]
        return left @ heads.transpose(1, 2)

    def relation_scores(self, h3, head_rows, words, dropout=0.0):
        """h3: [N, 2 * hidden], all words of a batch one after the other; head_rows: [W] row of each word's head, -1 = root;
        words: [W] rows of the words. -> [W, relations]"""
        heads = F.dropout(F.leaky_relu(self.relation_head(h3), 0.1), dropout, self.training)
        dependents = F.dropout(F.leaky_relu(self.relation_dependent(h3), 0.1), dropout, self.training)[words]
        root = (head_rows < 0).unsqueeze(1)
        heads = torch.where(root, self.relation_root.unsqueeze(0), heads[head_rows.clamp(min=0)])
        one = heads.new_ones(heads.shape[0], 1)
        heads, dependents = torch.cat([heads, one], 1), torch.cat([dependents, one], 1)
        r, size = self.relation_weights.shape[0], heads.shape[1]
        left = (dependents @ self.relation_weights.permute(1, 0, 2).reshape(size, r * size)).view(-1, r, size)
        return torch.bmm(left, heads.unsqueeze(2)).squeeze(2)
