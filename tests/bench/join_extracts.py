#!/usr/bin/env python3
"""The documents of `whomet extract` as one exchange JSON in which nothing is merged.

usage: whomet extract FILE... | join_extracts.py > EXPORT.json

For scoring sentences that have nothing to do with each other: `whomet build` rightly makes one statement
of what several documents say, and one document of equal texts; here each document keeps its own nodes
and statements. Ids get the number of their document as prefix."""
import json
import sys

IDS = {"id", "document", "subject", "object", "entity", "place", "meeting", "participants"}


def prefixed(value, prefix, is_id=False):
    if isinstance(value, dict):
        return {k: prefixed(v, prefix, k in IDS and k != "links") if k != "links" else v for k, v in value.items()}
    if isinstance(value, list):
        return [prefixed(v, prefix, is_id) for v in value]
    return prefix + value if is_id and isinstance(value, str) and value else value


joined = {"schema": 1, "documents": [], "entities": [], "meetings": [], "statements": []}
for number, line in enumerate(sys.stdin):
    if not line.strip():
        continue
    graph = prefixed(json.loads(line), f"{number}:")
    for part in ("documents", "entities", "meetings", "statements"):
        joined[part] += graph[part]
json.dump(joined, sys.stdout)
