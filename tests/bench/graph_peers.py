#!/usr/bin/python3
"""The tasks of graph_tasks.py through other programs, for ratios taken in the same hour.
  graph_peers.py FOLDER igraph|networkx [TASK...]
Reads nodes.csv, edges.csv and queries.txt of the folder into memory, which is not timed, and
prints a line of JSON a task as graph_tasks.py does. A task stops after LIMIT_S (10) seconds of CPU;
then `n` is less than `of` and the check value is that of what was done."""
import csv, json, os, sys, time
from itertools import islice

folder, program, wanted = sys.argv[1], sys.argv[2], sys.argv[3:]
LIMIT = float(os.environ.get('LIMIT_S', '10'))


def timed(task, items, answer):
    if wanted and task not in wanted:
        return
    times, check = [], 0
    for item in items:
        begin = time.process_time()
        value = answer(item)
        times.append(time.process_time() - begin)
        check += value
        if sum(times) > LIMIT:
            break
    middle = sorted(times)[len(times) // 2]
    print(json.dumps(dict(engine=program, task=task, n=len(times), of=len(items),
                          cpu_us=middle * 1e6, check=check)), flush=True)


def first_of_best(scores):
    return max(range(len(scores)), key=scores.__getitem__)


with open(folder + '/nodes.csv', encoding='utf-8', newline='') as f:
    node_count = sum(1 for _ in f) - 1
relations = []
with open(folder + '/edges.csv', encoding='utf-8', newline='') as f:
    for row in csv.DictReader(f):
        relations.append((int(row['src']), int(row['dst']), row['type'],
                          round(1.01 - float(row['confidence']), 2)))
ask = dict(hop=[], varlen=[], sp=[], yen=[])
for line in open(folder + '/queries.txt', encoding='utf-8'):
    fields = line.rstrip('\n').split('\t')
    ask[fields[0]].append(tuple(int(fields[i]) for i in range(1, len(fields), 2)))
met = [(a, b) for a, b, kind, _ in relations if kind == 'MET_WITH']


def walks_of_three(successors):
    def count(item):
        found, ends = 0, [item[0]]
        for _ in range(3):
            ends = [end for node in ends for end in successors(node)]
            found += len(ends)
        return found
    return count


if program == 'igraph':
    import igraph
    pairs = [(a, b) for a, b, _, _ in relations]
    both = igraph.Graph(node_count, pairs)
    ways = igraph.Graph(node_count, pairs, directed=True)
    typed = igraph.Graph(node_count, met, directed=True)
    cost = [c for _, _, _, c in relations]
    timed('hop2', ask['hop'], lambda x: both.neighborhood_size(x[0], order=2) - 1)
    timed('varlen3', ask['varlen'], walks_of_three(typed.successors))
    timed('sp', ask['sp'], lambda x: max(0, len(both.get_shortest_paths(*x)[0]) - 1))
    timed('allsp', ask['sp'][:50], lambda x: len(both.get_all_shortest_paths(*x)))
    timed('wsp', ask['sp'][:20], lambda x: both.distances([x[0]], [x[1]], weights=cost)[0][0])
    timed('yen10', ask['yen'], lambda x: sum(
        sum(cost[e] for e in path) for path in both.get_k_shortest_paths(
            *x, k=10, weights=cost, output='epath')))
    timed('components', [0] * 3, lambda _: len(both.connected_components()) / 3)
    timed('triangles', [0] * 3, lambda _: len(both.list_triangles()) / 3)
    timed('pagerank', [0] * 3, lambda _: first_of_best(ways.pagerank()) / 3)
else:
    import networkx as nx
    both = nx.Graph()
    both.add_nodes_from(range(node_count))
    both.add_weighted_edges_from((a, b, c) for a, b, _, c in relations)
    typed = nx.DiGraph(met)
    typed.add_nodes_from(range(node_count))
    timed('hop2', ask['hop'], lambda x: len(
        nx.single_source_shortest_path_length(both, x[0], 2)) - 1)
    timed('varlen3', ask['varlen'], walks_of_three(typed.successors))
    timed('sp', ask['sp'], lambda x: len(nx.shortest_path(both, *x)) - 1)
    timed('allsp', ask['sp'][:50], lambda x: sum(1 for _ in nx.all_shortest_paths(both, *x)))
    timed('wsp', ask['sp'][:20], lambda x: nx.bidirectional_dijkstra(both, *x)[0])
    timed('yen10', ask['yen'][:2], lambda x: sum(
        nx.path_weight(both, path, 'weight') for path in islice(
            nx.shortest_simple_paths(both, *x, weight='weight'), 10)))
    timed('components', [0], lambda _: nx.number_connected_components(both))
