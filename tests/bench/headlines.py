#!/usr/bin/env python3
"""What is lost where a headline is in title case: "Norway Condemns Attack on Embassy".

usage: headlines.py WHOMET SHARED

Builds a graph from the annotated Wikinews articles of SHARED/corpora/raw_text, whose titles are written like sentences, and
another one with their titles in title case, and compares the statements whose evidence is the title: the second graph should
have those of the first and no others. No annotation is needed.
"""
import argparse
import glob
import json
import os
import re
import subprocess
import tempfile

SMALL = set("a an the of in on at to by for and or but nor as from with over into per via vs than that amid after before".split())


def title_case(line):
    words = line.split(" ")
    for i, word in enumerate(words):
        if i == 0 or word.lower() not in SMALL:
            words[i] = "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
    return " ".join(words)


def articles(shared):
    """(title, body) of each annotated article"""
    with open(os.path.join(shared, "corpora", "raw_text", "wikinews_2019_2020.txt"), encoding="utf-8") as f:
        lines = f.read().split("\n")
    here = os.path.dirname(os.path.abspath(__file__))
    for path in sorted(glob.glob(os.path.join(here, "..", "..", "train", "annotations", "wikinews*.txt"))):
        with open(path, encoding="utf-8") as f:
            for first, last in re.findall(r"^@ wikinews (\d+)-(\d+)", f.read(), re.M):
                yield lines[int(first) - 1].strip(), lines[int(first) : int(last)]


def title_statements(whomet, folder, titles):
    """{(file, subject, predicate, object)} of the statements that the titles make"""
    graph = os.path.join(folder, "graph.kg")
    subprocess.run([whomet, "build", "-q", os.path.join(folder, "texts"), "-o", graph], check=True)
    export = json.loads(subprocess.run([whomet, "export", graph, "--format", "json"], check=True, capture_output=True).stdout)
    names = {e["id"]: e["name"].lower() for e in export["entities"]}
    names.update({m["id"]: m["kind"] for m in export["meetings"]})
    files = {d["id"]: os.path.basename(d["path"]) for d in export["documents"]}
    found = set()
    for s in export["statements"]:
        ends = [names[s[end]] if s[end] else (s[end + "_text"] or "").lower() for end in ("subject", "object")]
        for evidence in s["evidence"]:
            file = files[evidence["document"]]
            if not s["open"] and evidence["quote"].strip().lower() == titles[file].lower():
                found.add((file, ends[0], s["predicate"], ends[1]))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("whomet")
    parser.add_argument("shared")
    arguments = parser.parse_args()
    found = []
    for case in (str, title_case):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "texts"))
            titles = {}
            for number, (title, body) in enumerate(articles(arguments.shared)):
                file = f"{number:03d}.txt"
                titles[file] = case(title)
                with open(os.path.join(folder, "texts", file), "w", encoding="utf-8") as f:
                    f.write("\n\n".join([titles[file], *body]))
            found.append(title_statements(arguments.whomet, folder, titles))
    sentences, headlines = found
    common = len(sentences & headlines)
    print(f"titles {len(titles)}  statements of them {len(sentences)}, in title case {len(headlines)}, common {common}: "
          f"F1 {2 * common / max(1, len(sentences) + len(headlines)):.3f}")


if __name__ == "__main__":
    main()
