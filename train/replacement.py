"""Names put in the place of others while training: the network has to read the context, not to know the name.

Mention replacement (Dai & Adel, COLING 2020): a name gives way to another one of as many words that may have the same types;
labels and tree stay. The others are all names of the corpora, and names made from lists.
"""
import copy

from corpora import NAME_INDEX
from lists import name_lists

SENTENCES, NAMES = 0.3, 0.6  # share of sentences that are changed, and of the names in them
MADE = 4000                  # names from lists, of a kind


def spans_of(bits):
    """Ranges of words that are surely names: their first word allows only B-, the others only I- tags."""
    begins = sum(1 << i for tag, i in NAME_INDEX.items() if tag[0] == "B")
    inner = sum(1 << i for tag, i in NAME_INDEX.items() if tag[0] == "I")
    i = 0
    while i < len(bits):
        j = i + 1
        if bits[i] & begins and not bits[i] & ~begins:
            while j < len(bits) and bits[j] & inner and not bits[j] & ~inner:
                j += 1
            yield i, j
        i = j


class Replacement:
    def __init__(self, sentences, gazetteer, vocabulary, rng):
        """sentences: Encoded."""
        self.vocabulary, found = vocabulary, {}
        for s in sentences:
            for begin, end in spans_of(s.names or []):
                forms = tuple(s.forms[begin:end])
                if all(f[:1].isupper() for f in forms):
                    found.setdefault(tuple(s.names[begin:end]), set()).add(forms)
        self.names = {bits: sorted(forms) for bits, forms in sorted(found.items()) if len(forms) >= 20}
        self.add_made(gazetteer, rng)

    def add_made(self, gazetteer, rng):
        lists = name_lists(gazetteer)
        pick = lambda bit: sorted({name for name, single, _ in lists if single == bit})
        given, surnames, cities, organizations = pick(0), pick(1), pick(2), pick(7)
        made = {"PER": [(rng.choice(given), rng.choice(surnames)) for _ in range(MADE)] + [(g,) for g in given],
                "GPE": [tuple(c.split()) for c in rng.sample(cities, MADE)], "ORG": [tuple(o.split()) for o in organizations]}
        for kind, names in made.items():
            for name in names:
                bits = tuple(1 << NAME_INDEX[("B-" if i == 0 else "I-") + kind] for i in range(len(name)))
                if bits in self.names:
                    self.names[bits].append(name)

    def __call__(self, s, rng):
        if s.names is None or rng.random() >= SENTENCES:
            return s
        forms = list(s.forms)
        for begin, end in spans_of(s.names):
            others = self.names.get(tuple(s.names[begin:end]))
            if others and rng.random() < NAMES and all(f[:1].isupper() for f in forms[begin:end]):
                forms[begin:end] = rng.choice(others)
        if forms == s.forms:
            return s
        changed = copy.copy(s)
        changed.forms = forms
        changed.see(forms, self.vocabulary)
        return changed
