#!/bin/sh
# CPU seconds and peak memory of whole `whomet query` commands on a made-up graph of articles.
# usage: tests/bench/articles_query.sh WHOMET MAKE_GRAPH [STATEMENTS]
set -eu
if [ $# -lt 2 ]; then
  sed -n 's/^# \{0,1\}//p' "$0" | sed -n '2p' >&2
  exit 2
fi
exec python3 - "$@" <<'PYTHON'
import os, subprocess, sys, tempfile

whomet, make_graph = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
size = sys.argv[3] if len(sys.argv) > 3 else "100000"


def rows(command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()


with tempfile.TemporaryDirectory() as work:
    graph = work + "/graph.kg"
    subprocess.run([make_graph, graph, size], check=True)
    busy = rows([whomet, "query", graph, "--format", "tsv",
                 "MATCH (p:Person)-[r]-() RETURN p.name, count(r) AS n ORDER BY n DESC, p.name LIMIT 1"])
    name = busy[1].split("\t")[0]
    print("query\tCPU seconds\tpeak MB", flush=True)
    for query in ("RETURN 1", "MATCH (p:Person) RETURN count(p)",
                  "MATCH (:Person {name: $who})-[r]-(b) RETURN b.name, r.date, evidence(r)[0].quote",
                  "MATCH (a:Person)-[:MEETS_WITH]->(b)-[:MEETS_WITH]->(c) RETURN count(*)",
                  "MATCH ()-[r]->() WHERE r.confidence > .5 AND r.date > date('2022-01-01') RETURN count(r)",
                  "MATCH (p:Person) RETURN p.name, p.mentions ORDER BY p.mentions DESC LIMIT 10"):
        process = subprocess.Popen([whomet, "query", graph, "--param", "who='%s'" % name, query],
                                   stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit("failed: " + query)
        print("%s\t%.2f\t%.0f" % (query, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), flush=True)
PYTHON
