"""Reads the training corpora: trees (CoNLL-U), names (BIO, annotated articles), raw text.

Every sentence is a Sentence; what a corpus does not say is None. Names are sets of allowed tags: a corpus that only
knows LOC allows GPE, LOC and FAC, and the tables of data/gazetteer narrow that down. Training sums
the probability of the allowed tags (partial labels).
"""
import json
import os
import re
from dataclasses import dataclass

TYPES = ["PER", "ORG", "GPE", "LOC", "NORP", "EVENT", "FAC", "DOC", "MISC"]
NAME_TAGS = ["O"] + [f"{mark}-{t}" for t in TYPES for mark in "BI"]
NAME_INDEX = {tag: i for i, tag in enumerate(NAME_TAGS)}
ALL_NAMES = (1 << len(NAME_TAGS)) - 1

FACILITIES = {"airport", "arena", "avenue", "bridge", "building", "castle", "cathedral", "center", "centre", "church", "hall", "highway", "hospital",
              "hotel", "house", "library", "mosque", "museum", "palace", "park", "prison", "road", "square", "stadium", "station", "street", "temple",
              "theater", "theatre", "tower", "tunnel"}

# What the types of a corpus may be here; a corpus without demonyms leaves them open where it says O.
PLACE = ("GPE", "LOC", "FAC")
OTHER = ("EVENT", "DOC", "MISC", "NORP")
UNER = {"PER": ("PER",), "ORG": ("ORG",), "LOC": PLACE, "OTH": OTHER}
GUM = {"PER": ("PER",), "ORG": ("ORG",), "LOC": PLACE, "NORP": ("NORP",), "EVENT": ("EVENT",), "MISC": ("MISC", "DOC")}
CROSSNER = {"person": ("PER",), "politician": ("PER",), "organisation": ("ORG",), "politicalparty": ("ORG",), "country": ("GPE",),
            "location": PLACE, "event": ("EVENT",), "election": ("EVENT",), "misc": OTHER}
DOCRED = {"PER": ("PER",), "ORG": ("ORG",), "LOC": PLACE + ("NORP",), "MISC": OTHER}


WEB_WEIGHT = 1.5  # the only names of reviews, mail and newsgroups among encyclopedias and news


@dataclass
class Sentence:
    forms: list
    upos: list = None
    xpos: list = None
    feats: list = None
    lemmas: list = None
    heads: list = None    # 0 = root, else 1-based
    deprels: list = None
    names: list = None    # bit sets of NAME_TAGS
    name_weight: float = 1.0  # of its names in the loss
    text: str = ""
    glued: bool = False   # the next sentence follows without a blank
    ends_paragraph: bool = False


def read_conllu(path):
    """Sentences with trees; sent_id -> index in order of the file."""
    sentences, ids, rows, ranges = [], [], [], {}
    text, sent_id, new_paragraph = "", "", False

    def flush():
        nonlocal rows, ranges, text, sent_id, new_paragraph
        if rows:
            if new_paragraph and sentences:
                sentences[-1].ends_paragraph = True
            last_misc = ranges.get(int(rows[-1][0]), rows[-1][9])
            sentences.append(Sentence(
                forms=[r[1] for r in rows], upos=[r[3] for r in rows], xpos=[r[4] for r in rows], feats=[r[5] for r in rows],
                lemmas=[r[2] for r in rows], heads=[int(r[6]) for r in rows], deprels=[r[7] for r in rows], text=text,
                glued="SpaceAfter=No" in last_misc))
            ids.append(sent_id)
            new_paragraph = False
        rows, ranges, text, sent_id = [], {}, "", ""

    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                flush()
            elif line.startswith(("# newdoc", "# newpar")):
                new_paragraph = True
            elif line.startswith("# text = "):
                text = line[9:]
            elif line.startswith("# sent_id = "):
                sent_id = line[12:]
            elif not line.startswith("#"):
                f = line.split("\t")
                if "-" in f[0]:
                    ranges[int(f[0].split("-")[1])] = f[9]
                elif "." not in f[0]:
                    rows.append(f)
    flush()
    return sentences, ids


def read_bio(path):
    """[(forms, tags)]"""
    sentences, forms, tags = [], [], []
    with open(path, encoding="utf-8") as lines:
        for line in list(lines) + ["\n"]:
            line = line.rstrip("\n")
            f = line.split("\t")
            if len(f) == 2:
                forms.append(f[0])
                tags.append(f[1])
            elif not line and forms:
                sentences.append((forms, tags))
                forms, tags = [], []
    return sentences


class Places:
    """Which names of the tables are countries, cities, provinces; which words are demonyms."""

    def __init__(self, gazetteer):
        self.political, self.demonyms = set(), set()
        for name, columns in (("countries.tsv", (2, 4)), ("cities.tsv", (0,)), ("subdivisions.tsv", (0,))):
            for row in self.rows(os.path.join(gazetteer, name)):
                for column in columns:
                    if column < len(row):
                        self.political.update(x for x in row[column].split("|") if x)
                if name == "countries.tsv" and len(row) > 5:
                    self.demonyms.update(x for x in row[5].split("|") if x)
        for row in self.rows(os.path.join(gazetteer, "regions.tsv")):
            self.political.discard(row[0])
        self.demonyms -= self.political

    @staticmethod
    def rows(path):
        with open(path, encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
        return rows[1:]

    def narrow(self, text, types):
        if "GPE" in types:
            bare = re.sub(r"^the ", "", text)
            if bare in self.political:
                return ("GPE",)
            if "NORP" in types and (bare in self.demonyms or re.search(r"(ese|ish|[^aeiou]ian)s?$", bare)):
                return ("NORP",)
            if bare.split(" ")[-1].lower() in FACILITIES:
                return ("FAC",)
            return tuple(t for t in types if t not in ("NORP", "FAC"))
        if "NORP" in types and text in self.demonyms:
            return ("NORP",)
        return types


def allowed_names(forms, tags, mapping, places, outside):
    """Bit sets of allowed tags. `outside`: types that an O of this corpus may hide."""
    o_bits = 1
    for t in outside:
        o_bits |= (1 << NAME_INDEX["B-" + t]) | (1 << NAME_INDEX["I-" + t])
    bits, i = [o_bits] * len(forms), 0
    while i < len(tags):
        if tags[i] == "O":
            if "NORP" in outside:  # tables decide what is certainly (not) a demonym
                bits[i] = 1 << NAME_INDEX["B-NORP"] if forms[i] in places.demonyms else o_bits if forms[i][:1].isupper() else 1
            i += 1
            continue
        kind, j = tags[i][2:], i + 1
        while j < len(tags) and tags[j] == "I-" + kind:
            j += 1
        types = mapping.get(kind)
        if types is None:
            for k in range(i, j):
                bits[k] = 1
        else:
            types = places.narrow(" ".join(forms[i:j]), types)
            for k in range(i, j):
                bits[k] = sum(1 << NAME_INDEX[("B-" if k == i else "I-") + t] for t in types)
        i = j
    return bits


def split_words(text):
    """Rough UD tokens with their character spans, for raw text and annotated articles."""
    pattern = r"(?:[A-Z]\.)+(?:[A-Z](?![a-z]))?|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|St|Jr|Sr|Inc|Corp|Ltd|Co)\.|n't|\d+(?:[.,:]\d+)*" \
              r"|[^\W\d_]+(?=n't)|'(?:s|re|ve|ll|d|m)\b|’(?:s|re|ve|ll|d|m)\b|[^\W\d_]+|\w+|\.{2,}|-{2,}|\S"
    return [(m.group(), m.start(), m.end()) for m in re.finditer(pattern, text)]


def split_rough_sentences(words, text):
    """Ranges of words: a stop before a capital, or an end of a paragraph."""
    first = 0
    for i, (form, _, end) in enumerate(words):
        last = i + 1 == len(words)
        gap = "" if last else text[end:words[i + 1][1]]
        following = "" if last else words[i + 1][0]
        stops = form in (".", "!", "?") or (form in ('"', "”", ")", "''") and i > first and words[i - 1][0] in (".", "!", "?"))
        if last or "\n" in gap or (stops and gap and (following[0].isupper() or following[0] in '"“(')) or i + 1 - first >= 120:
            yield first, i + 1
            first = i + 1


def read_articles(folder, checking=False):
    """Annotated articles; those whose number is divisible by five are for checking only."""
    sentences = []
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".json") or (int(re.sub(r"\D", "", name)) % 5 == 0) != checking:
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            article = json.load(file)
        with open(os.path.join(folder, "texts", name[:-5] + ".txt"), encoding="utf-8", newline="") as file:
            text = file.read()
        words = split_words(text)
        tags = ["O"] * len(words)
        for found in article["names"]:
            inside = [i for i, (_, begin, end) in enumerate(words) if begin < found["end"] and end > found["start"]]
            for k, i in enumerate(inside):
                tags[i] = ("B-" if k == 0 else "I-") + found["type"]
        for begin, end in split_rough_sentences(words, text):
            sentences.append(Sentence(forms=[w[0] for w in words[begin:end]], names=[1 << NAME_INDEX[t] for t in tags[begin:end]]))
    return sentences


def names_only(path, mapping, places, outside):
    return [Sentence(forms=forms, names=allowed_names(forms, tags, mapping, places, outside)) for forms, tags in read_bio(path)]


def read_training(shared, gazetteer):
    """-> (sentences with trees, most with names; sentences with names only; those of them that may be sampled)"""
    corpora, places = os.path.join(shared, "corpora"), Places(gazetteer)
    ewt, _ = read_conllu(os.path.join(corpora, "ud_ewt", "en_ewt-ud-train.conllu"))
    gum, _ = read_conllu(os.path.join(corpora, "gum_open", "gum-open-train.conllu"))
    for sentence in ewt:
        sentence.name_weight = WEB_WEIGHT
    add_names(ewt, os.path.join(corpora, "uner_ewt", "train_with_OTH.bio.tsv"), UNER, places, ("NORP",))
    add_names(gum, os.path.join(corpora, "gum_open", "ner_derived-train.bio.tsv"), GUM, places, ("NORP",))
    names = read_articles(os.path.join(shared, "gold", "news"))
    names += names_only(os.path.join(corpora, "crossner_politics", "train.bio.tsv"), CROSSNER, places, ("NORP",)) * 3
    more = []
    for part in ("dev500", "extra1000"):
        more += names_only(os.path.join(corpora, "redocred", part + ".bio.tsv"), DOCRED, places, ())
    return ewt + gum, names, more


def add_names(trees, path, mapping, places, outside):
    """Joins names to the trees of the same sentences; a sentence whose words differ gets none."""
    by_words = {tuple(forms): tags for forms, tags in read_bio(path)}
    for sentence in trees:
        tags = by_words.get(tuple(sentence.forms))
        if tags is not None:
            sentence.names = allowed_names(sentence.forms, tags, mapping, places, outside)


RAW_FILES = ["gmb_voa.tok.txt", "masc_written_no_newswire.tok.txt", "state_union.txt", "inaugural.txt", "wikinews_2019_2020.txt",
             "qasrl_dev_sentences.tok.txt", "re3d_train_dev.txt", "us_travel_remarks.txt"]


def read_raw(shared):
    """Sentences of words, without labels."""
    for name in RAW_FILES:
        with open(os.path.join(shared, "corpora", "raw_text", name), encoding="utf-8") as lines:
            for line in lines:
                text = line.strip()
                if not text:
                    continue
                if ".tok." in name:
                    text = re.sub(r" n't\b", "n't", text)
                words = split_words(text)
                for begin, end in split_rough_sentences(words, text):
                    yield [w[0] for w in words[begin:end]]
