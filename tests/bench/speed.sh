#!/bin/sh
# Seconds, articles a second, MB a second and peak memory of `whomet build`.
# usage: tests/bench/speed.sh WHOMET FOLDER
#   FOLDER holds articles (.txt): they are built as they are, and joined to texts of 1 and 10 MB.
set -eu
if [ $# -ne 2 ]; then
  sed -n 's/^# \{0,1\}//p' "$0" | sed -n '2,3p' >&2
  exit 2
fi
exec python3 - "$1" "$2" <<'PYTHON'
import os, subprocess, sys, tempfile, time

whomet, folder = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])


def measure(name, inputs, count, size, graph):
    begin = time.time()
    process = subprocess.Popen([whomet, "build", "-q", *inputs, "-o", graph])
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.time() - begin
    print(f"{name}\t{wall:.1f}\t{usage.ru_utime + usage.ru_stime:.1f}\t{count / wall:.0f}\t"
          f"{size / 1e6 / wall:.2f}\t{usage.ru_maxrss / 1024:.0f}\t"
          f"{os.waitstatus_to_exitcode(status)}", flush=True)


with tempfile.TemporaryDirectory() as work:
    files = sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".txt"))
    texts = [open(f, encoding="utf-8", errors="replace").read() for f in files]
    joined = "\n\n".join(texts).encode()
    print("what\tseconds\tCPU seconds\tarticles/s\tMB/s\tpeak MB\texit code")
    measure(f"{len(files)} articles", [folder], len(files), len(joined), work + "/articles.kg")
    for mb in (1, 10):
        size = mb * 1000000
        path = f"{work}/{mb}mb.txt"
        with open(path, "wb") as out:
            out.write((joined + b"\n\n") * (size // len(joined)) + joined[: size % len(joined)])
        measure(f"{mb} MB in one file", [path], 1, size, f"{work}/{mb}mb.kg")
    small = work + "/small"
    os.mkdir(small)
    size = 0
    for i in range(10000):
        text = (f"Minister Kari Olsen of Norway met Diego Quispe in Lima on {i % 28 + 1} May 2021. "
                f"She said that talks number {i} were useful.\n")
        size += len(text)
        with open(f"{small}/{i:05}.txt", "w", encoding="utf-8") as out:
            out.write(text)
    measure("10,000 small files", [small], 10000, size, work + "/small.kg")
PYTHON
