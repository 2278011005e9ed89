#!/usr/bin/env python3
"""Learns data/open_relations/confidence.tsv: how much an open relation can be trusted.

usage: whomet triples --input tokens --format features < SENTENCES > TRIPLES
       open_confidence.py TRIPLES GOLD.tsv TABLE.tsv [--predictions OUT.tsv]

GOLD has lines "sentence TAB relation TAB argument TAB
argument ...". Each triple is paired with at most one gold triple of its sentence, the best first;
forms that only repeat others (ALTERNATIVES) choose last. What is learnt is the mean of the precision
and the recall of its words against its partner, 0 without one: L2-regularised logistic regression,
AdaGrad, fixed seed, five folds by sentence. --predictions writes the triples with the confidence
that they get from the other four folds, in the form of `whomet triples`: score these, for the
table itself has seen all sentences. Prints the reliability of the cross-validated confidences.
Standard library only; the same input gives the same bytes.
"""
import argparse
import collections

import logistic

ALTERNATIVES = {"link", "brief"}
FOLDS = 5
EPOCHS = 10
RATE = 0.02
DECAY = 0.03           # L2 strength per example


def key_of(sentence):
    return ''.join(c for c in sentence if c.isalnum())


def overlap(a, b):
    return sum((collections.Counter(a) & collections.Counter(b)).values())


def agreement(gold, triple):
    """Precision and recall of words, slot by slot; (0, 0) if the relations share no word."""
    shared = overlap(gold[0], triple[0])
    if shared == 0:
        return 0.0, 0.0
    for g, t in zip(gold[1:], triple[1:]):
        shared += overlap(g, t)
    return shared / sum(map(len, triple)), shared / sum(map(len, gold))


def slots_of(relation, arguments):
    rest = [word for argument in arguments[1:] for word in argument.split()]
    return relation.split(), arguments[0].split(), rest


def read_gold(path):
    gold = collections.defaultdict(list)
    for line in open(path, encoding='utf-8'):
        fields = line.rstrip('\n').split('\t')
        arguments = [f.strip() for f in fields[2:] if 'C: ' not in f]
        if len(arguments) >= 2:
            gold[key_of(fields[0])].append(slots_of(fields[1], arguments))
    return gold


def read_triples(path):
    triples = []
    for line in open(path, encoding='utf-8'):
        line, features = line.rstrip('\n').rsplit('\t|', 1)
        form, *features = features.split(' ')
        fields = line.split('\t')
        triples.append({'fields': fields, 'form': form, 'features': features,
                        'sentence': key_of(fields[0]), 'slots': slots_of(fields[2], fields[3:])})
    return triples


def label(triples, gold):
    """Sets triple['target'] by a greedy one-to-one assignment in each sentence."""
    by_sentence = collections.defaultdict(list)
    for triple in triples:
        triple['target'] = 0.0
        by_sentence[triple['sentence']].append(triple)
    for sentence, members in by_sentence.items():
        cells = []
        for i, triple in enumerate(members):
            late = triple['form'] in ALTERNATIVES
            for j, partner in enumerate(gold[sentence]):
                precision, recall = agreement(partner, triple['slots'])
                if precision > 0:
                    cells.append((late, -precision, -recall, i, j))
        used_triples, used_gold = set(), set()
        for _, precision, recall, i, j in sorted(cells):
            if i in used_triples or j in used_gold:
                continue
            used_triples.add(i)
            used_gold.add(j)
            members[i]['target'] = -(precision + recall) / 2


def learn(triples):
    examples = [(triple['features'], triple['target']) for triple in triples]
    return logistic.learn(examples, EPOCHS, RATE, DECAY, start=1e-6)


def print_reliability(triples):
    print('confidence  triples  said  found')
    for low in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        part = [t for t in triples if low <= t['confidence'] < (low + 0.1 if low < 0.7 else 1.01)]
        if part:
            print('%.1f-        %6d   %.3f  %.3f' % (
                low, len(part), sum(t['confidence'] for t in part) / len(part),
                sum(t['target'] for t in part) / len(part)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('triples')
    parser.add_argument('gold')
    parser.add_argument('table')
    parser.add_argument('--predictions')
    options = parser.parse_args()
    gold = read_gold(options.gold)
    triples = [t for t in read_triples(options.triples) if t['sentence'] in gold]
    label(triples, gold)
    if options.predictions:
        logistic.cross_validate(triples, 'sentence', FOLDS, learn)
        print_reliability(triples)
        with open(options.predictions, 'w', encoding='utf-8') as out:
            for t in triples:
                fields = t['fields'][:]
                fields[1] = '%.3f' % t['confidence']
                out.write('\t'.join(fields) + '\n')
    weights = learn(triples)
    logistic.write_weights(options.table, weights,
                           'Weights of open-relation confidence. Made by train/open_confidence.py; see the card.')


if __name__ == '__main__':
    main()
