"""Logistic regression over features that are there or not, for confidences: AdaGrad, L2 (not of the bias), fixed seed.

An example is (features, target in [0, 1]); weights are {feature: weight} with "bias". Standard library only; the same
input gives the same bytes. The program reads the table that write_weights makes (feature, weight; small ones left out).
"""
import collections
import math
import random

SEED = 20240229
SMALLEST = 0.01  # weights below are left out


def sigmoid(score):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def probability(weights, features):
    return sigmoid(weights.get("bias", 0.0) + sum(weights.get(name, 0.0) for name in features))


def learn(examples, epochs, rate, decay, start):
    """decay: L2 strength per example; start: of the sums of squares, larger is slower at first"""
    order = [(features + ["bias"], target) for features, target in examples]
    weights = collections.defaultdict(float)
    squares = collections.defaultdict(lambda: start)
    shuffler = random.Random(SEED)
    for _ in range(epochs):
        shuffler.shuffle(order)
        for names, target in order:
            error = sigmoid(sum(weights[name] for name in names)) - target
            for name in names:
                gradient = error + (decay * weights[name] if name != "bias" else 0.0)
                squares[name] += gradient * gradient
                weights[name] -= rate * gradient / math.sqrt(squares[name])
    return weights


def cross_validate(examples, key, folds, learn_from):
    """Sets "confidence" of each example by what is learnt from the groups (example[key]) of the other folds."""
    groups = sorted({example[key] for example in examples})
    fold_of = {group: i % folds for i, group in enumerate(groups)}
    for fold in range(folds):
        weights = learn_from([e for e in examples if fold_of[e[key]] != fold])
        for example in examples:
            if fold_of[example[key]] == fold:
                example["confidence"] = probability(weights, example["features"])


def write_weights(path, weights, comment):
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"# {comment}\n")
        out.write("feature\tweight\n")
        for name in sorted(weights):
            if abs(weights[name]) >= SMALLEST:
                out.write(f"{name}\t{weights[name]:.3f}\n")
