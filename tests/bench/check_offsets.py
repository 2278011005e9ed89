#!/usr/bin/env python3
"""Checks that every evidence row of plain UTF-8 files quotes the bytes that it points to.

usage: check_offsets.py EXPORT.json     (run from the folder in which the graph was built)
"""
import json
import sys


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    facts = json.load(open(sys.argv[1], encoding="utf-8"))
    files = {d["id"]: open(d["path"], "rb").read() for d in facts["documents"]}
    rows = inexact = 0
    for fact in facts["statements"] + facts["meetings"]:
        for evidence in fact["evidence"]:
            data = files[evidence["document"]]
            rows += 1
            inexact += not evidence["exact"]
            spans = [(evidence, evidence["quote"])]
            if evidence.get("trigger"):
                spans.append((evidence["trigger"], evidence["trigger"]["text"]))
            for span, text in spans:
                if evidence["exact"] and data[span["begin"]:span["end"]] != text.encode("utf-8"):
                    sys.exit(f"{fact['id']}: bytes {span['begin']}-{span['end']} are not {text!r}")
    for entity in facts["entities"]:
        for mention in entity["mentions"]:
            data = files[mention["document"]]
            if data[mention["begin"]:mention["end"]] != mention["text"].encode("utf-8"):
                sys.exit(f"{entity['id']}: mention {mention['text']!r} is not at its bytes")
    print(f"{rows} evidence rows, {inexact} inexact, all others equal the bytes of their files")


main()
