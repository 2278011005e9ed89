#!/usr/bin/env python3
"""Which pairs of source and target event_score.py counts as wrong, the most frequent first.

usage: wrong_event_pairs.py EVENT_SCORE.py EVENTS.jsonl EXPORT.json [--without WORD -o REST.json]

EXPORT.json is a graph of the sentences, as event_score.py takes it; pairs are found as there. With --without it
writes the export without the `attacks` statements of entities with that word in their name, for event_score.py: what one
clause that many sentences share is worth.
"""
import argparse
import collections
import importlib.util
import json


def wrong_pairs(scorer, gold, export):
    """(subject, predicate, object) as the text has them -> in how many sentences they are no pair of the key"""
    entities = {entity["id"]: entity for entity in export["entities"]}
    paths = {document["id"]: document["path"].split("/")[-1] for document in export["documents"]}

    def text(entity, document):
        if entity not in entities:
            return None
        mentions = [m["text"] for m in entities[entity]["mentions"] if m["document"] == document and m.get("level") != "PRO"]
        return mentions[0] if mentions else entities[entity]["name"]

    found = collections.defaultdict(set)
    for statement in export["statements"]:
        if statement.get("open") or statement["predicate"] in scorer.ROLE or not statement["subject"] or not statement["object"]:
            continue
        document = statement["evidence"][0]["document"]
        found[paths[document]].add((text(statement["subject"], document), statement["predicate"], text(statement["object"], document)))
    wrong = collections.Counter()
    for record in gold:
        if not record.get("all_pairs_resolved", True):
            continue
        wanted = [(e["source_surface"], e["target_surface"]) for e in record["expected"] if e.get("source_surface") and e.get("target_surface")]
        for subject, predicate, target in found[record["id"]]:
            if subject and target and not any(scorer.match(subject, w[0]) and scorer.match(target, w[1]) for w in wanted):
                wrong[subject, predicate, target] += 1
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer")
    parser.add_argument("events")
    parser.add_argument("export")
    parser.add_argument("--without")
    parser.add_argument("-o", "--output")
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("event_score", options.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    with open(options.events, encoding="utf-8") as file:
        gold = [json.loads(line) for line in file]
    with open(options.export, encoding="utf-8") as file:
        export = json.load(file)
    if not options.without:
        for (subject, predicate, target), count in wrong_pairs(scorer, gold, export).most_common(20):
            print(f"{count}\t{subject}\t{predicate}\t{target}")
        return
    names = {entity["id"]: entity["name"] for entity in export["entities"]}
    export["statements"] = [s for s in export["statements"]
                            if s["predicate"] != "attacks" or options.without not in names.get(s["subject"], "").split()]
    with open(options.output, "w", encoding="utf-8") as file:
        json.dump(export, file)


if __name__ == "__main__":
    main()
