#!/usr/bin/env python3
"""Writes data/gazetteer/nouns.tsv: what common nouns name, by their first sense in WordNet 3.0.

usage: make_nouns.py WORDNET_FOLDER > data/gazetteer/nouns.tsv
       (on Debian: package wordnet-base, folder /usr/share/wordnet)

A noun is taken if its first sense is a person, a body or group of people, a place, a thing, a paper or
something that happens, and if that sense is sure: WordNet counts it in text, or it is the only one of a person or a paper.
Nouns that are written with a capital are left out.
"""
import sys

# Lexicographer files of noun.* (lexnames(5WN)) -> type where no class below says more.
BY_FILE = {"06": "Item", "13": "Item", "27": "Item", "05": "Item", "20": "Item",
           "14": "Group", "15": "Place", "18": "Person", "11": "Event"}
# Classes: the senses (word, number) at their top -> type. The nearest above a noun counts.
CLASSES = {
    ("organization", 1): "Organization", ("military_unit", 1): "Organization", ("government", 1): "Organization",
    ("institution", 1): "Organization", ("legislature", 1): "Organization", ("court", 1): "Organization",
    ("structure", 1): "Place", ("facility", 1): "Place", ("way", 6): "Place", ("geological_formation", 1): "Place",
    ("body_of_water", 1): "Place", ("land", 4): "Place", ("area", 5): "Place",
    ("document", 1): "Document", ("written_communication", 1): "Document", ("agreement", 1): "Document",
    ("statement", 1): "", ("publication", 1): "Document", ("proposal", 1): "",
    ("group_action", 1): "Event", ("military_action", 1): "Event", ("crime", 1): "Event",
    ("ceremony", 3): "Event", ("killing", 2): "Event", ("fighting", 1): "Event", ("violence", 1): "Event",
    ("natural_phenomenon", 1): "", ("clothing", 1): "Item", ("body_part", 1): "", ("line", 18): "",
    ("decoration", 1): "", ("covering", 2): "", ("surface", 1): "", ("part", 1): "", ("opening", 10): "",
    ("natural_object", 1): "",  # "earth", "body", "sample"
}
# Nouns whose first sense is not the one of news.
LEFT_OUT = set("""
addition administration aid area arm article authority back balance band bar base bill blood board body bond bottom
box branch bridge call card case cell center centre chain chair change channel character charge circle circuit claim
class code collection column content control copy corner country course cover creation cross crown culture current
cut date deck decline degree depth design device direction display distance division dollar door drive edge effort
element end entry face factor field fight figure file film floor flow focus foot form frame front game gate good
ground hand head heart home house interest item key kind leg length level life light limit line lot mark mass master
match material means measure medium middle mind minute mixture model money mouth move name net network notice number
object opening order page pair panel part passage path patient pattern people period photo piece pile plan plate point
pole position post power press principal product production project property public quarter race range rate record
ring roll root row rule run scale scene school screen section seed seat sector series set shape share sheet show side
sign signal site slip slot society soul source space spot spread spring square stage stand standard star start state
step stock stone stop stream string structure style subject substance support surface symbol system tag tail tap
target text thing tie tip title tone tool top total touch track trail turn type unit universe use user value variety
version victim view volume wall way west wheel whole wing wire word work world yard zero north south east west male
female partner one individual other fellow majority minority percent percentage average proportion set-up reality
act acts above data setting cause whereabouts outside ways ledge allegiance conduct
alternate premise victory advance conservation recovery raising destiny contingency default regret attendance time
anything something everything nothing existence
""".split())


def load(folder):
    above, file_of, proper = {}, {}, set()
    for line in open(folder + "/data.noun", encoding="ascii"):
        if line.startswith(" "):
            continue
        field = line.split(" | ")[0].split()
        file_of[field[0]] = field[1]
        words = int(field[3], 16)
        pointers = int(field[4 + 2 * words])
        at = 5 + 2 * words
        above[field[0]] = [field[at + 4 * k + 1] for k in range(pointers) if field[at + 4 * k] in ("@", "@i")]
        proper.update(w.lower() for w in field[4:4 + 2 * words:2] if w != w.lower())
    senses = {}
    for line in open(folder + "/index.noun", encoding="ascii"):
        if line.startswith(" "):
            continue
        field = line.split()
        pointers = int(field[3])
        senses[field[0]] = (field[6 + pointers:], int(field[5 + pointers]))
    return above, file_of, proper, senses


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    above, file_of, proper, senses = load(sys.argv[1])
    tops = {}
    for (word, number), kind in CLASSES.items():
        tops[senses[word][0][number - 1]] = kind

    def kind_of(sense):
        level = [sense]
        for _ in range(12):
            for s in level:
                if s in tops:
                    return tops[s]
            level = [a for s in level for a in above[s]]
        return BY_FILE.get(file_of[sense], "")

    print("#", "First senses of WordNet 3.0 (c) 2006 Princeton University; licence: data/gazetteer/nouns.LICENSE.txt.",
          "Made by data/make_nouns.py.")
    print("word\ttype")
    for word in sorted(senses):
        numbers, counted = senses[word]
        if not word.replace("-", "").isalpha() or len(word) < 3 or word in LEFT_OUT or word in proper:
            continue
        kind = kind_of(numbers[0])
        if counted == 0 and (len(numbers) > 1 or kind not in ("Person", "Document")):
            continue
        if kind:
            print(f"{word}\t{kind}")


if __name__ == "__main__":
    main()
