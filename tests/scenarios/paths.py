#!/usr/bin/python3
"""Paths and measures of whomet against networkx and igraph, on graphs made here.
  paths.py WHOMET
Prints how many scenarios agree; SKIPPED where networkx or igraph is missing. The graphs are small
multigraphs with types, days and confidences; a scenario is one question with its constraints. What
a question forbids is taken out of the other programs' graphs beforehand."""
import csv, json, os, random, subprocess, sys, tempfile

try:
    import igraph
    import networkx as nx
except ImportError as error:
    print('SKIPPED:', error)
    sys.exit(0)

WHOMET = os.path.abspath(sys.argv[1])
TYPES = ['MET_WITH', 'WORKS_FOR', 'VISITED']
LABELS = ['Person', 'Organization', 'Place']


class Graph:
    def __init__(self, seed, nodes, relations, folder):
        rng = random.Random(seed)
        self.labels = [rng.choice(LABELS) for _ in range(nodes)]
        self.relations = []
        for _ in range(relations):
            a, b = rng.randrange(nodes), rng.randrange(nodes)
            day = '2023-%02d-%02d' % (rng.randrange(1, 13), rng.randrange(1, 28))
            self.relations.append((a, b, rng.choice(TYPES), day if rng.random() < .9 else '',
                                   rng.randrange(30, 101) / 100))
        self.kg = os.path.join(folder, 'g%d.kg' % seed)
        tables = [os.path.join(folder, name + str(seed) + '.csv') for name in ('nodes', 'edges')]
        with open(tables[0], 'w', newline='') as f:
            csv.writer(f).writerows([('id', 'name', 'type')] +
                                    [(i, self.name(i), t) for i, t in enumerate(self.labels)])
        with open(tables[1], 'w', newline='') as f:
            csv.writer(f).writerows([('src', 'dst', 'type', 'date', 'confidence')] + self.relations)
        subprocess.run([WHOMET, 'import', '-q', self.kg] + tables, check=True)

    @staticmethod
    def name(i):
        return 'Node %d' % i

    def answers(self, pairs, options):
        text = ''.join('%s\t%s\n' % (self.name(a), self.name(b)) for a, b in pairs)
        run = subprocess.run([WHOMET, 'path', self.kg, '-', '-', '--limit', '100000'] + options,
                             input=text, capture_output=True, text=True)
        return [json.loads(line) for line in run.stdout.splitlines()]

    def rank(self, measure, options=()):
        run = subprocess.run([WHOMET, 'stats', self.kg, '--rank', measure, '--limit', '100000',
                              '--format', 'jsonl'] + list(options), capture_output=True, text=True,
                             check=True)
        rows = [json.loads(line) for line in run.stdout.splitlines()]
        return {int(row['name'].split()[1]): row['score'] for row in rows}

    def networkx(self, keep, through, ends, directed):
        """The simple graph of what may be taken; a relation's cost is that of the best one."""
        g = nx.DiGraph() if directed else nx.Graph()
        g.add_nodes_from(i for i, t in enumerate(self.labels) if through(i, t) or i in ends)
        for a, b, t, day, confidence in self.relations:
            if a not in g or b not in g or a == b or not keep(t, day, confidence):
                continue
            cost = round(1.01 - confidence, 2)
            if not g.has_edge(a, b) or g[a][b]['cost'] > cost:
                g.add_edge(a, b, cost=cost)
        return g


# Options, what relations stay, what nodes may be passed, whether directions count.
every = lambda *_: True
CONSTRAINTS = [
    ([], every, every, False),
    (['--directed'], every, every, True),
    (['--relation', 'met_with'], lambda t, d, c: t == 'MET_WITH', every, False),
    (['--relation', 'MET_WITH', '--relation', 'visited'], lambda t, d, c: t != 'WORKS_FOR', every, False),
    (['--through', 'Person'], every, lambda i, t: t == 'Person', False),
    (['--through', 'person', '--through', 'Place', '--directed'], every,
     lambda i, t: t != 'Organization', True),
    (['--avoid', 'Node 2', '--avoid', 'Node 3'], every, lambda i, t: i not in (2, 3), False),
    (['--since', '2023-05-01'], lambda t, d, c: d >= '2023-05-01', every, False),
    (['--until', '2023-08-15'], lambda t, d, c: d != '' and d <= '2023-08-15', every, False),
    (['--since', '2023-03-01', '--until', '2023-10-01', '--undated'],
     lambda t, d, c: d == '' or '2023-03-01' <= d <= '2023-10-01', every, False),
    (['--as-of', '2023-06-30'], lambda t, d, c: d != '' and d <= '2023-06-30', every, False),
    (['--min-confidence', '0.6'], lambda t, d, c: c >= .6, every, False),
    (['--relation', 'VISITED', '--through', 'Place', '--min-confidence', '0.4'],
     lambda t, d, c: t == 'VISITED' and c >= .4, lambda i, t: t == 'Place', False),
]
FREE = ['--max-hops', '1000']

failures = []
scenarios = 0


def check(what, found, expected):
    global scenarios
    scenarios += 1
    if found != expected:
        failures.append('%s: found %s, expected %s' % (what, found, expected))


def check_paths(graph, pairs):
    for options, keep, through, directed in CONSTRAINTS:
        # Names of nodes to avoid hold for the ends too.
        usable = [p for p in pairs if p[0] != p[1] and
                  ('--avoid' not in options or not {2, 3} & set(p))]
        hops = graph.answers(usable, options + FREE + ['--by', 'hops'])
        every_shortest = graph.answers(usable, options + FREE + ['--by', 'hops', '--all'])
        cheapest = graph.answers(usable, options + FREE + ['--by', 'confidence'])
        several = graph.answers(usable, options + FREE + ['--by', 'confidence', '-k', '6'])
        for i, (a, b) in enumerate(usable):
            what = '%s %s %d-%d' % (os.path.basename(graph.kg), ' '.join(options), a, b)
            g = graph.networkx(keep, through, (a, b), directed)
            try:
                best = nx.shortest_path_length(g, a, b)
            except nx.NetworkXNoPath:
                check(what, (hops[i]['paths'], every_shortest[i]['paths'], cheapest[i]['paths']),
                      ([], [], []))
                continue
            check(what + ' hops', hops[i]['paths'][0]['hops'], best)
            all_nodes = sorted(['Node %d' % n for n in p] for p in nx.all_shortest_paths(g, a, b))
            check(what + ' all', sorted(p['nodes'] for p in every_shortest[i]['paths']), all_nodes)
            ig = igraph.Graph.TupleList(((x, y, d['cost']) for x, y, d in g.edges(data=True)),
                                        directed=directed, weights=True)
            s, t = (ig.vs.find(name=n).index for n in (a, b))
            cost = ig.distances([s], [t], weights='weight')[0][0]
            check(what + ' cheapest', cheapest[i]['paths'][0]['cost'], round(cost * 10000))
            expected = []
            for path in nx.shortest_simple_paths(g, a, b, weight='cost'):
                expected.append(round(nx.path_weight(g, path, 'cost') * 10000))
                if len(expected) == 6:
                    break
            check(what + ' 6 cheapest', [p['cost'] for p in several[i]['paths']], expected)


def close(a, b, tolerance=1e-6):
    return len(a) == len(b) and all(abs(a[k] - b[k]) <= tolerance for k in b)


def check_measures(graph):
    what = os.path.basename(graph.kg)
    g = graph.networkx(every, every, (), False)
    ig = igraph.Graph(n=g.number_of_nodes(), edges=list(g.edges()))
    check(what + ' degree', graph.rank('degree'), dict(g.degree()))
    check(what + ' triangles', graph.rank('triangles'), nx.triangles(g))
    check(what + ' clustering', close(graph.rank('clustering'), nx.clustering(g)), True)
    check(what + ' betweenness', close(graph.rank('betweenness'), nx.betweenness_centrality(g)), True)
    check(what + ' closeness', close(graph.rank('closeness'), nx.closeness_centrality(g)), True)
    check(what + ' pagerank', close(graph.rank('pagerank'), dict(enumerate(ig.pagerank()))), True)
    sizes = {n: len(c) for c in nx.connected_components(g) for n in c}
    check(what + ' components', graph.rank('components'), sizes)
    cuts = subprocess.run([WHOMET, 'query', graph.kg, '--format', 'tsv',
                           'CALL measure.articulationPoints([]) YIELD node RETURN node.name AS name'],
                          capture_output=True, text=True).stdout.splitlines()[1:]
    check(what + ' articulation', sorted(int(c.split()[1]) for c in cuts),
          sorted(nx.articulation_points(g)))
    rows = subprocess.run([WHOMET, 'query', graph.kg, '--format', 'tsv',
                           'CALL measure.communities([]) YIELD node, community '
                           'RETURN node.name AS name, community'],
                          capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    group = {int(r.split('\t')[0].split()[1]): int(r.split('\t')[1]) for r in rows if r.startswith('Node')}
    ours = ig.modularity([group[i] for i in range(ig.vcount())])
    theirs = max(ig.community_leiden(objective_function='modularity', n_iterations=-1).modularity
                 for _ in range(3))
    check(what + ' communities: %.4f against %.4f' % (ours, theirs), ours >= theirs - .02, True)
    only = graph.networkx(lambda t, d, c: t == 'MET_WITH' and d >= '2023-06-01', every, (), False)
    check(what + ' filtered degree',
          graph.rank('degree', ['--relation', 'met_with', '--since', '2023-06-01']),
          dict(only.degree()))


with tempfile.TemporaryDirectory() as folder:
    for seed, nodes, relations in ((1, 8, 14), (2, 12, 30), (3, 30, 60), (4, 60, 200), (5, 20, 25)):
        graph = Graph(seed, nodes, relations, folder)
        rng = random.Random(seed * 1000)
        check_paths(graph, [(rng.randrange(nodes), rng.randrange(nodes)) for _ in range(8)])
        check_measures(graph)
for failure in failures[:20]:
    print('FAILED', failure)
print('%d of %d scenarios agree' % (scenarios - len(failures), scenarios))
sys.exit(1 if failures or scenarios < 300 else 0)
