"""How words are seen by the network: folded keys, shapes, character n-grams, lemma scripts.

The program computes the same from the tables that the model file carries (extract/model/word_features), so a
change here needs a new model. Tested by train/check_parity.py.
"""
import unicodedata

LONGEST_KEY = 40  # characters of a word that count
NGRAM_SIZES = (3, 4, 5)

PLAIN = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
         "″": '"', "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "…": "...", "ß": "ss", "æ": "ae", "œ": "oe",
         "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"}


def fold_character(c):
    """Lower case without accents, typographic signs as ASCII, digits as 0."""
    if "0" <= c <= "9":
        return "0"
    if c < "\x80":
        return c.lower() if c != "`" else "'"
    c = c.lower()
    if c in PLAIN:
        return PLAIN[c]
    plain = "".join(d for d in unicodedata.normalize("NFKD", c) if not unicodedata.combining(d))
    return "".join(PLAIN.get(d, d) for d in plain) or c


def key_of(form):
    return "".join(fold_character(c) for c in form[:LONGEST_KEY])


def shape_sign(c):
    if c < "\x80":
        return "X" if "A" <= c <= "Z" else "x" if "a" <= c <= "z" else "d" if "0" <= c <= "9" else c
    category = unicodedata.category(c)
    return "X" if category in ("Lu", "Lt") else "x" if category[0] == "L" else "d" if category == "Nd" else "*"


def shape_of(form):
    """'Xxx' -> 'Xxx', 'Moscow' -> 'Xxx', 'U.S.' -> 'X.X.', '2023' -> 'dd': runs count up to two (lower case: up to two)."""
    out = []
    for c in form[:LONGEST_KEY]:
        sign = shape_sign(c)
        if len(out) >= 2 and out[-1] == sign and out[-2] == sign:
            continue
        out.append(sign)
    return "".join(out)


def ngram_hash(text):
    """FNV-1a, 32 bits, of the UTF-8 bytes, each sign-extended as fastText does."""
    h = 2166136261
    for byte in text.encode("utf-8"):
        h = ((h ^ (byte if byte < 128 else byte | 0xFFFFFF00)) * 16777619) & 0xFFFFFFFF
    return h


def ngram_buckets(key, buckets):
    """Buckets of the character n-grams of '<key>', in order of their start, then size."""
    text = "<" + key + ">"
    found = []
    for start in range(len(text)):
        for size in NGRAM_SIZES:
            if start + size <= len(text):
                found.append(ngram_hash(text[start:start + size]) % buckets)
    return found


# --- lemma scripts: how a lemma is made from its form -------------------------------------------------------------
# "=be": the lemma itself.  "l2y": lower the form, cut two characters off its end, add "y".  "k0": keep the case.

def lemma_script(form, lemma):
    lower = form.lower()
    if len(lower) != len(form):
        return "=" + lemma
    if "," in form[1:] and lemma == form.replace(",", ""):
        return "n0"  # 14,000 -> 14000
    for mark, base in (("l", lower), ("k", form)) if lemma == lemma.lower() else (("k", form), ("l", lower)):
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        cut, added = len(base) - common, lemma[common:]
        if common > 0 and cut <= 9 and (common >= cut or common >= len(added)):
            return f"{mark}{cut}{added}"
    if form and lemma == form[0] + lower[1:] and len(lower) == len(form):
        return "t0"  # NATO-like capitals of a name: only the first stays
    return "=" + lemma


def apply_script(script, form):
    mark = script[0]
    if mark == "=":
        return script[1:]
    if mark == "n":
        return form.replace(",", "")
    lower = form.lower()
    base = form if mark == "k" else lower if mark == "l" else form[:1] + lower[1:]
    cut = int(script[1])
    return (base[:len(base) - cut] if cut < len(base) else "") + script[2:]
