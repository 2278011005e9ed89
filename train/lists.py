"""Which lists of names a word stands in: a bit set beside its vector, so that names which no corpus of the training has are known.

The lists are those of data/gazetteer and known_names.tsv, by folded words (text.py). A list says what a word may be, the
network what it is in its sentence: "Reading" is a city, "Page" a surname. The model file carries the table.
"""
import os

from text import key_of

BITS = ["given", "surname", "city", "in city", "land", "in land", "demonym", "organization", "in organization", "organization word",
        "title", "state code"]
STATE_CODES = """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC
SD TN TX UT VT VA WA WV WI WY DC BC ON QC AB NSW""".split()


def rows(path):
    with open(path, encoding="utf-8") as lines:
        table = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return table[1:]


def name_lists(gazetteer):
    """-> [(name, bit of a name of one word, bit of a word in a longer name)]"""
    found = []

    def add(name, single, inside=None):
        found.append((name, BITS.index(single), BITS.index(inside or single)))

    at = lambda name: os.path.join(gazetteer, name)
    for row in rows(at("given_names.tsv")):
        add(row[0], "given")
    for row in rows(at("nicknames.tsv")):
        add(row[0].capitalize(), "given")
    for row in rows(at("leaders.tsv")):
        add(row[1], "surname")
    for row in rows(at("cities.tsv")):
        add(row[0], "city", "in city")
    for table, columns in (("countries.tsv", (2, 4)), ("subdivisions.tsv", (0,)), ("regions.tsv", (0,))):
        for row in rows(at(table)):
            for column in columns:
                for name in row[column].split("|") if column < len(row) else []:
                    add(name, "land", "in land")
    for row in rows(at("countries.tsv")):
        for name in row[5].split("|") if len(row) > 5 else []:
            add(name, "demonym")
    for row in rows(at("organizations.tsv")):
        if row[2] == "ORG":
            for name in [row[0]] + (row[4].split("|") if len(row) > 4 else []):
                add(name, "organization", "in organization")
    for row in rows(at("head_words.tsv")):
        if row[1] == "proper" and row[2] == "Organization":
            add(row[0].capitalize(), "organization word")
    for row in rows(at("titles.tsv")):
        add(row[0].capitalize(), "title")
    for name, kind in rows(os.path.join(os.path.dirname(os.path.abspath(__file__)), "known_names.tsv")):
        add(name, kind, "in organization" if kind == "organization" else kind)
    for code in STATE_CODES:
        add(code, "state code")
    return found


def listed_words(gazetteer):
    """-> {key: bit set}; of longer names the words that begin with a capital."""
    table = {}
    for name, single, inside in name_lists(gazetteer):
        words = name.replace("-", " - ").replace("'s", " 's").split()
        for word in words:
            if word[:1].isupper():
                key = key_of(word)
                table[key] = table.get(key, 0) | (1 << (single if len(words) == 1 else inside))
    return table
