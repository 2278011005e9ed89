#!/bin/sh
# CPU seconds and peak memory of `whomet render`, every view of a graph: the median of three runs.
# usage: tests/bench/render_speed.sh WHOMET FILE.kg NAME
#   NAME is whose neighbourhood is drawn.
set -eu
if [ $# -ne 3 ]; then
  sed -n 's/^# \{0,1\}//p' "$0" | sed -n '2,3p' >&2
  exit 2
fi
exec python3 - "$@" <<'PYTHON'
import os, statistics, subprocess, sys, tempfile

whomet, graph, name = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3]
NODE, LINE = "class=\"node", "class=\"edge "
views = [("whole graph, 60 lines, SVG", [], "svg"), ("the same, PNG", [], "png"), ("the same, PDF", [], "pdf"),
         ("the same, DOT", [], "dot"), ("neighbourhood, 60 lines", ["--focus", name], "svg"),
         ("neighbourhood of 2 hops in groups", ["--focus", name, "--hops", "2", "--group", "country"], "svg"),
         ("timeline", ["--timeline"], "svg"), ("communities", ["--overview"], "svg"),
         ("whole graph, 3,000 lines", ["--max-edges", "3000"], "svg")]


def measure(command):
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit("failed: " + " ".join(command))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def shapes(path, mark):
    return open(path, encoding="utf-8").read().count(mark) if path.endswith(".svg") else ""


with tempfile.TemporaryDirectory() as work:
    print("view\tCPU seconds\tpeak MB\tnodes\tlines")
    for title, options, ending in views:
        out = f"{work}/x.{ending}"
        runs = [measure([whomet, "render", graph, *options, "-o", out]) for _ in range(3)]
        seconds, memory = (statistics.median(values) for values in zip(*runs))
        print(f"{title}\t{seconds:.2f}\t{memory:.0f}\t{shapes(out, NODE)}\t{shapes(out, LINE)}", flush=True)
PYTHON
