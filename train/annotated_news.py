#!/usr/bin/env python3
"""The annotated news that the classifier of pairs learns from: shows articles, packs annotations, makes a gold folder.

usage: annotated_news.py show TEXTS voa|wikinews FROM TO    numbered sentences of lines FROM to TO
       annotated_news.py check TEXTS READABLE...            what is wrong in readable annotations
       annotated_news.py pack TEXTS READABLE...             to standard output: without a word of the articles
       annotated_news.py gold TEXTS PACKED... -o DIR [--check-only]     a folder for train_pairs.py, dump_claims and `whomet eval`

TEXTS is the folder with gmb_voa.tok.txt and wikinews_2019_2020.txt. The formats are in annotations/README.md:
in readable annotations the words of an article stand in braces, in packed ones as "sentence:begin-end" in
characters of the sentence as `show` prints it, so that the text itself is not part of this repository.
"""
import argparse
import collections
import datetime
import json
import os
import re
import sys
import zlib

TYPE_LETTERS = {"P": "Person", "C": "Country", "O": "Organization", "G": "Group", "L": "Place", "M": "Meeting", "E": "Event",
                "D": "Document", "R": "Role", "T": "Topic", "I": "Item"}
TYPES = set(TYPE_LETTERS.values())
MODALITIES = {"asserted", "planned", "possible", "considering", "predicted", "conditional", "desired", "denied"}
STATUSES = {"held", "ongoing", "planned", "possible", "not_held"}
KINDS = {"visit", "meeting", "summit", "conference", "phone_call", "speech_event", "tour", "series"}
LONGEST_ID = 7  # words
LITERAL_OBJECT = {"holds_role": "role:"}
SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "graph", "schema.cpp")

DATE = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+ \d+, \d{4}$")
ABBREVIATION = re.compile(r"(\b(Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Jr|Sr|No|vs|approx|Inc|Ltd|Co|Corp|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z]|[ap]\.m|U\.S|U\.K|U\.N|D\.C)\.$")


class Problem(Exception):
    """What is wrong in an annotation, in words."""


def detokenize(tokens):
    """Words of a tokenised line as one sentence; straight quotes open and close in turn."""
    text, inside, glue = "", False, True
    for token in tokens.split():
        if token == '"':
            text += token if inside or glue else " " + token
            glue, inside = not inside, not inside
            continue
        closing = token in {".", ",", ";", ":", "?", "!", ")", "]", "%", "'", "'s", "n't"} or re.fullmatch(r"'(re|ve|ll|d|m|S)", token)
        text += token if glue or closing else " " + token
        glue = token in {"(", "[", "$", "£", "€"}
    return text


def sentences_of(paragraph):
    found, begin = [], 0
    for m in re.finditer(r"[.!?][\"”)\]]*\s+(?=[A-Z0-9\"“(\[])", paragraph):
        head = paragraph[begin:m.start() + 1]
        if ABBREVIATION.search(head):
            continue
        found.append(paragraph[begin:m.end()].rstrip())
        begin = m.end()
    return found + [paragraph[begin:]] if paragraph[begin:].strip() else found


class Texts:
    def __init__(self, folder):
        with open(os.path.join(folder, "gmb_voa.tok.txt"), encoding="utf-8") as f:
            self.voa = f.read().split("\n")
        with open(os.path.join(folder, "wikinews_2019_2020.txt"), encoding="utf-8") as f:
            self.wikinews = f.read().split("\n")

    def check_lines(self, source, first, last):
        count = len(self.voa if source == "voa" else self.wikinews)
        if not 1 <= first <= last <= count:
            raise Problem(f"no lines {first}-{last} in {source}, which has {count}")

    def article(self, source, first, last):
        """-> (number -> sentence, list of paragraphs = lists of numbers, date)"""
        self.check_lines(source, first, last)
        if source == "voa":
            sentences = {n: detokenize(self.voa[n - 1]) for n in range(first, last + 1)}
            numbers = list(sentences)
            return sentences, [numbers[i:i + 2] for i in range(0, len(numbers), 2)], None
        sentences, paragraphs, date = {}, [], None
        for line in range(first, last + 1):
            text = self.wikinews[line - 1]
            if line == first + 1 and DATE.match(text):
                date = datetime.datetime.strptime(text.split(", ", 1)[1], "%B %d, %Y").date().isoformat()
                continue
            paragraph = {100 * line + k: sentence for k, sentence in enumerate([text] if line == first else sentences_of(text))}
            sentences |= paragraph
            if paragraph:
                paragraphs.append(list(paragraph))
        return sentences, paragraphs, date


Predicate = collections.namedtuple("Predicate", "group subjects objects")


def predicates():
    """The relations of the ontology, by name."""
    with open(SCHEMA, encoding="utf-8") as f:
        rows = re.findall(r'^ *\{"([a-z_]+)", "[a-z_]*",\s*"[^"]*",\s*"[^"]*",\s*"([a-z_]+)",\s*types\("(\w+)"\),\s*types\("(\w+)"\)',
                          f.read(), re.MULTILINE)
    return {name: Predicate(group, *({TYPE_LETTERS[c] for c in letters} for letters in ends)) for name, group, *ends in rows}


class Article:
    def __init__(self, texts, source, first, last, where):
        self.source, self.first, self.last, self.where = source, first, last, where
        self.sentences, self.paragraphs, self.date = texts.article(source, first, last)
        self.entities, self.meetings, self.relations = {}, [], []


PLACE = re.compile(r"\d+:\d+-\d+")


def place_of(article, words, packed, sentence=None):
    """The (sentence, begin, end) of {words}, or of sentence:begin-end."""
    if packed:
        m = re.fullmatch(r"(?:(\d+):)?(\d+)-(\d+)", words)
        if not m:
            raise Problem(f"expected sentence:begin-end, found '{words}'")
        number = int(m[1]) if m[1] else sentence
        if number not in article.sentences or int(m[3]) > len(article.sentences[number]):
            raise Problem(f"no such place in the article: '{words}'")
        return number, int(m[2]), int(m[3])
    for number in [sentence] if sentence is not None else article.sentences:
        text = article.sentences[number]
        m = re.search(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text) or re.search(re.escape(words), text)
        if m:
            return number, m.start(), m.end()
    raise Problem(f"not in {'sentence ' + str(sentence) if sentence is not None else 'the article'}: '{words}'")


def fields_of(line, packed):
    """Splits at blanks; {words of the text} are one field."""
    fields = re.findall(r"(?:[^\s{}]*\{[^{}]*\})|[^\s{}]+", line)
    if not packed and "".join(fields).replace(" ", "") != line.replace(" ", "").replace("\t", ""):
        raise Problem("braces do not close")
    return fields


def span(article, field, packed, sentence):
    if packed:
        return place_of(article, field, True, sentence)
    if not field.startswith("{"):
        raise Problem(f"expected words in braces, found '{field}'")
    return place_of(article, field[1:-1], False, sentence)


def is_span(field, packed):
    return re.fullmatch(r"(\d+:)?\d+-\d+", field) is not None if packed else field.startswith("{")


def read_entity(article, rest, packed):
    m = re.match(r"(\S+) (\S+) ([^=]*?)\s*=\s*(.*)$", rest)
    if not m:
        raise Problem("expected: e ID TYPE NAME = ALIAS; ALIAS")
    if m[2] not in TYPES:
        raise Problem(f"no type of the ontology: '{m[2]}'")
    aliases = []
    for alias in filter(None, (a.strip() for a in m[4].split(";"))):
        aliases.append(place_of(article, alias, packed))
    if not aliases:
        raise Problem(f"{m[1]} stands nowhere in the article")
    name = words_at(article, place_of(article, m[3], True)) if packed and PLACE.fullmatch(m[3]) else m[3]
    article.entities[m[1]] = (m[2], name, aliases)


def read_meeting(article, rest, packed):
    fields = fields_of(rest, packed)
    if len(fields) < 5:
        raise Problem("expected: m ID KIND STATUS WHO,WHO SENTENCE [place=ID] [date={}]")
    if fields[1] not in KINDS or fields[2] not in STATUSES:
        raise Problem(f"no kind and status of meetings: '{fields[1]} {fields[2]}'")
    if not fields[4].isdigit():
        raise Problem(f"expected the number of a sentence, found '{fields[4]}'")
    number = int(fields[4])
    meeting = {"id": fields[0], "kind": fields[1], "status": fields[2], "participants": [] if fields[3] == "-" else fields[3].split(","), "sentence": number,
               "place": None, "date": None}
    for field in fields[5:]:
        key, _, value = field.partition("=")
        if key == "place":
            meeting["place"] = value
        elif key == "date":
            meeting["date"] = span(article, value, packed, number)
        else:
            raise Problem(f"unknown part of a meeting: '{field}'")
    if number not in article.sentences:
        raise Problem(f"no sentence {number}")
    article.meetings.append(meeting)


def read_relation(article, number, rest, packed, known):
    if number not in article.sentences:
        raise Problem(f"no sentence {number} in {article.first}-{article.last}")
    fields = fields_of(rest, packed)
    if len(fields) < 4:
        raise Problem("expected: SENTENCE SUBJECT PREDICATE OBJECT {TRIGGER} ...")
    relation = {"sentence": number, "subject": fields[0], "predicate": fields[1], "object": fields[2], "modality": "asserted", "negated": False,
                "by": None, "confidence": "high", "alt": []}
    if fields[1] not in known:
        raise Problem(f"no relation of the ontology: '{fields[1]}'")
    if is_span(fields[2], packed):
        relation["object"] = span(article, fields[2], packed, number)
    relation["trigger"] = span(article, fields[3], packed, number)
    for field in fields[4:]:
        key, _, value = field.partition("=")
        if field in MODALITIES:
            relation["modality"] = field
            relation["negated"] |= field == "denied"
        elif field == "neg":
            relation["negated"] = True
        elif field == "medium":
            relation["confidence"] = "medium"
        elif key == "by":
            relation["by"] = value
        elif key in ("alt_subject", "alt_object", "alt_predicate"):
            relation["alt"].append((key, value))
        else:
            raise Problem(f"unknown part of a statement: '{field}'")
    article.relations.append(relation)


def check_ids(article):
    known = set(article.entities) | {m["id"] for m in article.meetings}
    used = [i for m in article.meetings for i in m["participants"] + [m["place"]] if i]
    for r in article.relations:
        used += [r["subject"], *[r["object"]] * isinstance(r["object"], str), *[r["by"]] * bool(r["by"])]
        used += [i for key, ids in r["alt"] if key != "alt_predicate" for i in ids.split(",")]
    for i in sorted(set(used) - known):
        yield f"no entity or meeting '{i}'"


def check_types(article, known):
    types = {i: kind for i, (kind, _, _) in article.entities.items()} | {m["id"]: "Meeting" for m in article.meetings}
    for r in article.relations:
        ends = (("subject", r["subject"], known[r["predicate"]].subjects), ("object", r["object"], known[r["predicate"]].objects))
        for name, end, allowed in ends:
            kind = types.get(end, "") if isinstance(end, str) else ""
            if kind and kind not in allowed:
                yield f"{r['sentence']}: {r['predicate']} takes no {kind} ('{end}') as its {name}, but {', '.join(sorted(allowed))}"


def read(texts, path, packed):
    """-> articles, problems"""
    known, articles, problems = predicates(), [], []
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    for count, line in enumerate(lines, 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        where = f"{path}:{count}"
        try:
            if line.startswith("@"):
                m = re.fullmatch(r"@ (voa|wikinews) (\d+)-(\d+)", line)
                if not m:
                    raise Problem("expected: @ voa FROM-TO or @ wikinews FROM-TO")
                articles.append(Article(texts, m[1], int(m[2]), int(m[3]), where))
                continue
            if not articles:
                raise Problem("a line before the first '@'")
            kind, _, rest = line.partition(" ")
            if kind == "e":
                read_entity(articles[-1], rest, packed)
            elif kind == "m":
                read_meeting(articles[-1], rest, packed)
            elif kind.isdigit():
                read_relation(articles[-1], int(kind), rest, packed, known)
            else:
                raise Problem(f"expected '@', 'e', 'm' or the number of a sentence, found '{kind}'")
        except Problem as problem:
            problems.append(f"{where}: {problem}")
    for article in articles:
        problems += [f"{article.where}: {text}" for text in [*check_ids(article), *check_types(article, known)]]
    return articles, problems


def packed_span(place, sentence=None):
    number, begin, end = place
    return f"{begin}-{end}" if number == sentence else f"{number}:{begin}-{end}"


def short_id(i):
    words = i.split("_")
    return i if len(words) <= LONGEST_ID else "_".join(words[:LONGEST_ID - 1]) + f"_{zlib.crc32(i.encode()):08x}"


def packed_name(article, name):
    """A long name is words of the article, too, where it stands there."""
    if len(name.split()) < LONGEST_ID:
        return name
    try:
        return packed_span(place_of(article, name, False))
    except Problem:
        return name


def pack(article):
    shorter = {i: short_id(i) for i in article.entities}
    for m in article.meetings:
        m["participants"] = [shorter.get(i, i) for i in m["participants"]]
        m["place"] = shorter.get(m["place"], m["place"])
    for r in article.relations:
        for key in ("subject", "object", "by"):
            r[key] = shorter.get(r[key], r[key]) if isinstance(r[key], str) else r[key]
        r["alt"] = [(key, ",".join(shorter.get(i, i) for i in ids.split(","))) for key, ids in r["alt"]]
    yield f"@ {article.source} {article.first}-{article.last}"
    for i, (kind, name, aliases) in article.entities.items():
        yield f"e {shorter[i]} {kind} {packed_name(article, name)} = " + "; ".join(packed_span(a) for a in aliases)
    for m in article.meetings:
        yield " ".join([f"m {m['id']} {m['kind']} {m['status']} {','.join(m['participants']) or '-'} {m['sentence']}"] +
                       [f"place={m['place']}"] * bool(m["place"]) + ([f"date={packed_span(m['date'], m['sentence'])}"] if m["date"] else []))
    for r in article.relations:
        what = r["object"] if isinstance(r["object"], str) else packed_span(r["object"], r["sentence"])
        yield " ".join([f"{r['sentence']} {r['subject']} {r['predicate']} {what} {packed_span(r['trigger'], r['sentence'])}"] +
                       [r["modality"]] * (r["modality"] != "asserted") + ["neg"] * (r["negated"] and r["modality"] != "denied") +
                       [f"by={r['by']}"] * bool(r["by"]) + ["medium"] * (r["confidence"] == "medium") + [f"{k}={v}" for k, v in r["alt"]])


def words_at(article, place):
    return article.sentences[place[0]][place[1]:place[2]]


def gold_of(article, name):
    """The text and the JSON of docs/annotation.md."""
    ids = {m["id"]: f"{name}-{m['id']}" for m in article.meetings}

    def end(i):
        return ids.get(i, i)

    entities = [{"id": i, "type": kind, "name": full, "aliases": sorted({words_at(article, a) for a in aliases})}
                for i, (kind, full, aliases) in article.entities.items()]
    meetings = [{"id": ids[m["id"]], "kind": m["kind"], "name": None, "participants": m["participants"], "place": m["place"],
                 "date_text": words_at(article, m["date"]) if m["date"] else None, "date_iso": None, "status": m["status"], "topic": None,
                 "sentence": article.sentences[m["sentence"]]} for m in article.meetings]
    relations, extension, known = [], [], predicates()
    for r in article.relations:
        literal = not isinstance(r["object"], str)
        prefix = LITERAL_OBJECT.get(r["predicate"], "topic:")
        one = {"subject": end(r["subject"]), "predicate": r["predicate"],
               "object": prefix + words_at(article, r["object"]) if literal else end(r["object"]), "negated": r["negated"],
               "modality": r["modality"], "attributed_to": r["by"], "sentence": article.sentences[r["sentence"]],
               "trigger": words_at(article, r["trigger"]), "confidence": r["confidence"]}
        for key, values in r["alt"]:
            one[key] = [end(v) if key != "alt_predicate" else v for v in values.split(",")]
        (extension if known[r["predicate"]].group == "extension" else relations).append(one)
    text = "\n\n".join(" ".join(article.sentences[n] for n in p) for p in article.paragraphs) + "\n"
    return text, {"file": name + ".txt", "doc_date": article.date, "entities": entities, "meetings": meetings, "relations": relations,
                  "extension_relations": extension}


def write_gold(articles, folder, check_only):
    """voa articles are named n0001, n0002, ..., those of Wikinews m0001, ...: a number that five divides is for checking."""
    os.makedirs(os.path.join(folder, "texts"), exist_ok=True)
    counts, written = collections.Counter(), 0
    with open(os.path.join(folder, "metadata.tsv"), "w", encoding="utf-8") as table:
        table.write("path\tdate\n")
        for article in articles:
            letter = {"voa": "n", "wikinews": "m"}[article.source]
            counts[letter] += 1
            name = f"{letter}{counts[letter]:04d}"
            if check_only and counts[letter] % 5 != 0:
                continue
            written += 1
            text, gold = gold_of(article, name)
            with open(os.path.join(folder, "texts", name + ".txt"), "w", encoding="utf-8") as f:
                f.write(text)
            with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as f:
                json.dump(gold, f, ensure_ascii=False, indent=1)
            if article.date:
                table.write(f"{name}.txt\t{article.date}\n")
    return written


def show(texts, source, first, last):
    if source == "voa":
        for n in range(first, last + 1):
            print(n, detokenize(texts.voa[n - 1]))
        return
    for line in range(first, last + 1):
        for k, sentence in enumerate(sentences_of(texts.wikinews[line - 1])):
            print(100 * line + k, sentence)
        print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["show", "check", "pack", "gold"])
    parser.add_argument("texts")
    parser.add_argument("rest", nargs="*")
    parser.add_argument("-o", "--output")
    parser.add_argument("--check-only", action="store_true", help="gold: those articles alone that are for checking")
    arguments = parser.parse_args()
    texts = Texts(arguments.texts)
    if arguments.command == "show":
        source, *lines = arguments.rest or [""]
        if source not in ("voa", "wikinews") or len(lines) != 2 or not all(n.isdigit() for n in lines):
            parser.error("expected: show TEXTS voa|wikinews FROM TO")
        try:
            texts.check_lines(source, int(lines[0]), int(lines[1]))
        except Problem as problem:
            parser.error(str(problem))
        show(texts, source, int(lines[0]), int(lines[1]))
        return 0
    if arguments.command == "gold" and not arguments.output:
        parser.error("expected: gold TEXTS PACKED... -o DIR")
    articles = []
    for path in arguments.rest:
        found, problems = read(texts, path, arguments.command == "gold")
        articles += found
        for problem in problems:
            print(problem, file=sys.stderr)
        if problems and arguments.command != "check":
            return 2
    if arguments.command == "pack":
        for article in sorted(articles, key=lambda a: (a.source, a.first)):
            print("\n".join(pack(article)))
    elif arguments.command == "gold":
        print(write_gold(articles, arguments.output, arguments.check_only), "articles")
    else:
        print(len(articles), "articles,", sum(len(a.relations) for a in articles), "statements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
