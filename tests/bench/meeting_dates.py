#!/usr/bin/env python3
"""How often an occasion has the day that its sentence gives it, in the words of the text.

usage: meeting_dates.py GOLD_DIR EXPORT.json [--check]

GOLD_DIR is a folder as in docs/annotation.md whose meetings have "date_text"; EXPORT.json is `whomet export`
of its texts. Articles whose number is divisible by five with --check, the others without. Counted are
annotated occasions with a date of which the graph has one with the same sentence: a word of the two dates in
common is right.
"""
import argparse
import collections
import glob
import json
import os
import re


def words(text):
    return {re.sub(r"['’]s$", "", word) for word in re.findall(r"[\w'’]+", text.lower())} - {"on", "in", "the", "of"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("export")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    with open(arguments.export, encoding="utf-8") as f:
        export = json.load(f)
    names = {d["id"]: os.path.basename(d["path"]) for d in export["documents"]}
    found = collections.defaultdict(list)
    for meeting in export["meetings"]:
        for evidence in meeting["evidence"]:
            found[names[evidence["document"]]].append((evidence.get("quote") or "", meeting.get("date")))
    right = wrong = undated = 0
    for path in sorted(glob.glob(os.path.join(arguments.gold, "*.json"))):
        with open(path, encoding="utf-8") as f:
            article = json.load(f)
        if "meetings" not in article:
            continue
        number = int(re.sub(r"\D", "", article["file"])[:4] or 1)
        if (number % 5 == 0) != arguments.check:
            continue
        for meeting in article["meetings"]:
            same = [date for quote, date in found[article["file"]]
                    if quote and (quote in meeting["sentence"] or meeting["sentence"] in quote)]
            if not meeting.get("date_text") or not same:
                continue
            dates = [date["text"] for date in same if date and date.get("text")]
            if any(words(date) & words(meeting["date_text"]) for date in dates):
                right += 1
            elif dates:
                wrong += 1
            else:
                undated += 1
    print(f"dates of occasions: right {right}, other {wrong}, none {undated}: {right / max(1, right + wrong + undated):.3f}")


if __name__ == "__main__":
    main()
