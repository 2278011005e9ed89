#!/bin/sh
# Seconds and peak memory of `whomet export` in every format, on made-up graphs of the sizes given
# (100,000 statements without any).
# usage: tests/bench/export_speed.sh WHOMET MAKE_GRAPH [STATEMENTS...]
set -eu
if [ $# -lt 2 ]; then
  sed -n 's/^# \{0,1\}//p' "$0" | sed -n '2,4p' >&2
  exit 2
fi
exec python3 - "$@" <<'PYTHON'
import os, subprocess, sys, tempfile, time

whomet, make_graph = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
sizes = [int(size) for size in sys.argv[3:]] or [100000]
formats = ["json", "graphml", "gexf", "cyjs", "cx2", "jgf", "nodelink", "csv", "statements", "neo4j",
           "nt", "ttl", "jsonld", "ftm", "kumu", "dot"]


def measure(command):
    begin = time.time()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit("failed: " + " ".join(command))
    return time.time() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def size_of(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(path, name)) for name in os.listdir(path))


with tempfile.TemporaryDirectory() as work:
    print("statements\tformat\tseconds\tCPU seconds\tpeak MB\tMB written", flush=True)
    for size in sizes:
        graph = f"{work}/{size}.kg"
        subprocess.run([make_graph, graph, str(size)], check=True)
        for name in formats:
            out = f"{work}/{size}.{name}"
            wall, cpu, memory = measure([whomet, "export", graph, "--format", name, "-o", out])
            print(f"{size}\t{name}\t{wall:.2f}\t{cpu:.2f}\t{memory:.0f}\t"
                  f"{size_of(out) / 1e6:.0f}", flush=True)
            subprocess.run(["rm", "-r", out], check=True)
PYTHON
