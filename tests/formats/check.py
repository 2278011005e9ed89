#!/usr/bin/env python3
"""Other programs read what whomet exports: check.py CHECK FORMAT_FILES

Writes a hostile graph in every format (FORMAT_FILES makes it) and lets programs that nobody here
wrote read the files: counts, names and ends must be those of expected.json. Prints SKIPPED where a
program is missing. `rules` needs none: a small checker of the main rules of each format.
"""
import csv
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMAS = os.path.join(HERE, '..', '..', '..', 'shared', 'schemas')
if not os.path.isdir(SCHEMAS):
    SCHEMAS = os.path.join(HERE, '..', '..', '..', '..', 'shared', 'schemas')


def skip(reason):
    print('SKIPPED: ' + reason)
    sys.exit(0)


def need(program):
    if shutil.which(program) is None:
        skip('no ' + program)


def same(what, found, expected):
    if found != expected:
        sys.exit(f'{what}: expected {expected!r}, found {found!r}')


class Files:
    def __init__(self, folder):
        self.folder = folder
        expected = json.load(open(self.path('expected.json'), encoding='utf-8'))
        self.nodes, self.edges = expected['nodes'], expected['edges']
        self.statements = expected['statements']
        self.names = {i: n['name'] for i, n in self.nodes.items()}
        self.printable = {i: n['printable'] for i, n in self.nodes.items()}
        self.ends = {i: (e['source'], e['target']) for i, e in self.edges.items()}

    def path(self, name):
        return os.path.join(self.folder, name)

    def json(self, name):
        return json.load(open(self.path('graph.' + name), encoding='utf-8'))

    def text(self, name):
        return open(self.path('graph.' + name), encoding='utf-8', newline='').read()


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f'{" ".join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}')
    return done.stdout


def check_xmllint(files):
    need('xmllint')
    for name in ('graphml', 'gexf', 'gexf12'):
        run('xmllint', '--noout', files.path('graph.' + name))
    if not os.path.isdir(SCHEMAS):
        skip('no schemas beside the repository; well-formed')
    run('xmllint', '--noout', '--schema', SCHEMAS + '/graphml.xsd', files.path('graph.graphml'))
    run('xmllint', '--noout', '--relaxng', SCHEMAS + '/gexf.rng', files.path('graph.gexf'))
    run('xmllint', '--noout', '--relaxng', SCHEMAS + '/gexf-1.2/gexf.rng',
        files.path('graph.gexf12'))


def check_networkx(files):
    try:
        import networkx
    except ImportError:
        skip('no networkx')
    graphs = {
        'graphml': networkx.read_graphml(files.path('graph.graphml'), force_multigraph=True),
        'gexf12': networkx.read_gexf(files.path('graph.gexf12')),
    }
    for name, graph in graphs.items():
        same(name + ' names', {i: d['label'] for i, d in graph.nodes(data=True)}, files.printable)
        edges = {}
        for source, target, key, data in graph.edges(keys=True, data=True):
            edges[data.get('id', key)] = (source, target)
        same(name + ' edges', edges, files.ends)
    # networkx 3.4 calls the list of links "edges" unless told otherwise.
    is_new = 'edges' in inspect.signature(networkx.node_link_graph).parameters
    options = {'edges': 'links'} if is_new else {}
    graph = networkx.node_link_graph(files.json('nodelink'), **options)
    same('nodelink names', {i: d['label'] for i, d in graph.nodes(data=True)}, files.names)
    same('nodelink edges', {k: (s, t) for s, t, k in graph.edges(keys=True)}, files.ends)


def check_igraph(files):
    try:
        import igraph
    except ImportError:
        skip('no igraph')
    graph = igraph.Graph.Read_GraphML(files.path('graph.graphml'))
    same('names', dict(zip(graph.vs['id'], graph.vs['label'])), files.printable)
    ids = graph.vs['id']
    same('edges', {e['id']: (ids[e.source], ids[e.target]) for e in graph.es}, files.ends)


def check_rapper(files):
    need('rapper')
    counts = {}
    for name, syntax in (('nt', 'ntriples'), ('ttl', 'turtle')):
        done = subprocess.run(['rapper', '-i', syntax, '-o', 'ntriples', '-q',
                               files.path('graph.' + name), 'urn:base:'],
                              capture_output=True, text=True)
        if done.returncode != 0 or done.stderr:
            sys.exit(f'rapper on {name}: {done.returncode} {done.stderr}')
        counts[name] = len(set(done.stdout.splitlines()))
    same('triples of Turtle', counts['ttl'], counts['nt'])
    same('lines of N-Triples', len(set(files.text('nt').splitlines())), counts['nt'])


def check_rdflib(files):
    try:
        import rdflib
    except ImportError:
        skip('no rdflib')
    graphs = []
    for name, syntax in (('nt', 'nt'), ('ttl', 'turtle'), ('jsonld', 'json-ld')):
        graph = rdflib.Graph()
        graph.parse(files.path('graph.' + name), format=syntax)
        graphs.append((name, graph))
        labels = {}
        for subject, label in graph.subject_objects(rdflib.RDFS.label):
            labels[str(subject).rsplit(':', 1)[1]] = str(label)
        same(name + ' names', labels, files.names)
        prov = rdflib.Namespace('http://www.w3.org/ns/prov#')
        statements = sorted(str(s).rsplit(':', 1)[1]
                            for s in graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
        same(name + ' statements', statements, sorted(files.statements))
        for statement in graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement):
            sentences = list(graph.objects(statement, prov.wasDerivedFrom))
            if not sentences or not all(graph.value(s, prov.value) for s in sentences):
                sys.exit(f'{name}: {statement} has no quote')
        country = rdflib.URIRef('urn:whomet:node:e3')
        same(name + ' sameAs', str(graph.value(country, rdflib.OWL.sameAs)),
             'http://www.wikidata.org/entity/Q45')
    for name, graph in graphs[1:]:
        same('triples of ' + name, set(graph), set(graphs[0][1]))


def check_dot(files):
    need('dot')
    run('dot', '-Tcanon', files.path('graph.dot'))
    drawn = json.loads(run('dot', '-Tdot_json', files.path('graph.dot')))
    names = {o['name']: o for o in drawn['objects']}
    same('nodes', sorted(names), sorted(files.nodes))
    same('labels', {i: o['label'].replace('\\\\', '\\').replace('&amp;amp;', '&amp;')
                    .replace('&amp;', '&')
                    for i, o in names.items()},
         {i: n.replace('&amp;', '&') for i, n in files.printable.items()})
    by_number = {o['_gvid']: o['name'] for o in drawn['objects']}
    same('edges', {e['id']: (by_number[e['tail']], by_number[e['head']]) for e in drawn['edges']},
         files.ends)


def check_jsonschema(files):
    try:
        import jsonschema
    except ImportError:
        skip('no jsonschema')
    for name in ('cyjs', 'cx2', 'canvas', 'nodelink', 'kumu'):
        schema = json.load(open(os.path.join(HERE, 'schemas', name + '.json'), encoding='utf-8'))
        jsonschema.validate(files.json(name), schema)
    schema = json.load(open(os.path.join(HERE, 'schemas', 'ftm.json'), encoding='utf-8'))
    for line in files.text('ftm').splitlines():
        jsonschema.validate(json.loads(line), schema)
    if not os.path.isdir(SCHEMAS):
        skip('no schema of JSON Graph Format beside the repository; the others are valid')
    jsonschema.validate(files.json('jgf'), json.load(open(SCHEMAS + '/jgf2.json')))


# ---- rules: what every reader relies on, by the standard library alone ----

def rules_graphml(files):
    root = ElementTree.fromstring(files.text('graphml'))
    space = '{http://graphml.graphdrawing.org/xmlns}'
    keys = {k.get('id'): k for k in root.iter(space + 'key')}
    for key in keys.values():
        if key.get('attr.type') not in ('boolean', 'int', 'long', 'float', 'double', 'string'):
            sys.exit('attr.type ' + key.get('attr.type'))
    for data in root.iter(space + 'data'):
        if data.get('key') not in keys:
            sys.exit('no key ' + data.get('key'))
    nodes = {n.get('id'): n for n in root.iter(space + 'node')}
    names = {i: d.text for i, n in nodes.items() for d in n if d.get('key') == 'node_label'}
    same('names', names, files.printable)
    same('edges', {e.get('id'): (e.get('source'), e.get('target'))
                   for e in root.iter(space + 'edge')}, files.ends)


def rules_gexf(files):
    for name, space in (('gexf', '{http://gexf.net/1.3}'),
                        ('gexf12', '{http://www.gexf.net/1.2draft}')):
        root = ElementTree.fromstring(files.text(name))
        graph = root.find(space + 'graph')
        same('mode', (graph.get('mode'), graph.get('timeformat')), ('dynamic', 'date'))
        known = {a.get('id') for a in root.iter(space + 'attribute')}
        for value in root.iter(space + 'attvalue'):
            if value.get('for') not in known:
                sys.exit('no attribute ' + value.get('for'))
        same('names', {n.get('id'): n.get('label') for n in root.iter(space + 'node')},
             files.printable)
        edges = {e.get('id'): e for e in root.iter(space + 'edge')}
        same('edges', {i: (e.get('source'), e.get('target')) for i, e in edges.items()}, files.ends)
        same('days', (edges['s1'].get('start'), edges['s2'].get('end')),
             ('2023-02-27', '2023-03-31'))


def rules_json(files):
    elements = files.json('cyjs')['elements']
    same('cyjs names', {n['data']['id']: n['data']['name'] for n in elements['nodes']}, files.names)
    same('cyjs edges', {e['data']['id']: (e['data']['source'], e['data']['target'])
                        for e in elements['edges']}, files.ends)
    aspects = {}
    for aspect in files.json('cx2'):
        aspects.update(aspect)
    same('cx2 names', {n['v']['whomet_id']: n['v']['name'] for n in aspects['nodes']}, files.names)
    ids = {n['id']: n['v']['whomet_id'] for n in aspects['nodes']}
    same('cx2 edges', {e['v']['whomet_id']: (ids[e['s']], ids[e['t']]) for e in aspects['edges']},
         files.ends)
    counts = {m['name']: m['elementCount'] for m in aspects['metaData']}
    same('cx2 counts', (counts['nodes'], counts['edges']), (len(files.nodes), len(files.edges)))
    for kind in ('nodes', 'edges'):
        declared = set(aspects['attributeDeclarations'][0][kind])
        for element in aspects[kind]:
            if not set(element['v']) <= declared:
                sys.exit(f'cx2: undeclared {set(element["v"]) - declared}')
    graph = files.json('jgf')['graph']
    same('jgf names', {i: n['label'] for i, n in graph['nodes'].items()}, files.names)
    same('jgf edges', {e['id']: (e['source'], e['target']) for e in graph['edges']}, files.ends)
    links = files.json('nodelink')
    same('nodelink', {e['key']: (e['source'], e['target']) for e in links['links']}, files.ends)
    kumu = files.json('kumu')
    same('kumu names', {e['_id']: e['label'] for e in kumu['elements']}, files.names)
    same('kumu edges', sorted(c['_id'] for c in kumu['connections']), sorted(files.edges))
    canvas = files.json('canvas')
    same('canvas nodes', sorted(n['id'] for n in canvas['nodes']), sorted(files.nodes))
    same('canvas edges', {e['id']: (e['fromNode'], e['toNode']) for e in canvas['edges']},
         files.ends)
    places = [(n['x'], n['y']) for n in canvas['nodes']]
    same('canvas places', len(set(places)), len(places))
    exchange = files.json('json')
    same('exchange names', {e['id']: e['name'] for e in exchange['entities']},
         {i: n['name'] for i, n in files.nodes.items() if n['type'] != 'Meeting'})
    same('exchange statements', [s['id'] for s in exchange['statements']], files.statements)


def rows(files, name):
    with open(files.path('graph.' + name), encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file, strict=True))


def rules_csv(files):
    same('names', {r['Id']: r['Label'] for r in rows(files, 'csv/nodes.csv')}, files.names)
    same('edges', {r['Id']: (r['Source'], r['Target']) for r in rows(files, 'csv/edges.csv')},
         files.ends)
    same('statements', [r['id'] for r in rows(files, 'statements')], files.statements)
    nodes = rows(files, 'neo4j/nodes.csv')
    same('neo4j names', {r['id:ID']: r['name'] for r in nodes}, files.printable)
    same('neo4j edges', {r['id']: (r[':START_ID'], r[':END_ID'])
                         for r in rows(files, 'neo4j/relationships.csv')}, files.ends)
    for name in ('nodes', 'relationships'):
        lines = files.text(f'neo4j/{name}.csv').splitlines()
        count = len(files.nodes if name == 'nodes' else files.edges)
        same('one record a line', len(lines), count + 1)


def rules_rdf(files):
    pattern = re.compile(r'<[^<>"{}|^`\\\x00-\x20]+> <[^<>"{}|^`\\\x00-\x20]+> '
                         r'(<[^<>"{}|^`\\\x00-\x20]+>|"([^"\\\n\r]|\\[tnr"\\]|\\u[0-9A-F]{4})*"'
                         r'(\^\^<[^<>"{}|^`\\\x00-\x20]+>)?) \.')
    for line in files.text('nt').split('\n')[:-1]:
        if not pattern.fullmatch(line):
            sys.exit('no triple: ' + line)


def rules_drawn(files):
    for name, arrow in (('mermaid', re.compile(r'  n\d+ (-->|---|-\.->|-\.-)\|"[^"<>|]*"\| n\d+')),
                        ('plantuml', re.compile(r'n\d+ (--|-->|\.\.|\.\.>) n\d+ : .*'))):
        lines = files.text(name).split('\n')
        edges = [line for line in lines if arrow.fullmatch(line)]
        same(name + ' edges', len(edges), len(files.edges))
        node = re.compile(r'  n\d+(\["[^"<>]*"\]|\{\{"[^"<>]*"\}\})' if name == 'mermaid'
                          else r'rectangle "([^"<>]|<U\+[0-9A-F]{4}>)*" as n\d+ <<\w+>>')
        nodes = [line for line in lines if node.fullmatch(line)]
        same(name + ' nodes', len(nodes), len(files.nodes))


def rules_ftm(files):
    entities = [json.loads(line) for line in files.text('ftm').splitlines()]
    by_id = {e['id']: e for e in entities}
    same('ids', len(by_id), len(entities))
    same('names', {i: by_id[i]['properties']['name'][0] for i in files.nodes}, files.names)
    ends = {'UnknownLink': ('subject', 'object'), 'Membership': ('member', 'organization'),
            'Employment': ('employee', 'employer'), 'Directorship': ('director', 'organization'),
            'Family': ('person', 'relative')}
    for i, (source, target) in files.ends.items():
        names = ends[by_id[i]['schema']]
        same(i, tuple(by_id[i]['properties'][n][0] for n in names), (source, target))
    for entity in entities:
        for values in entity['properties'].values():
            if not (isinstance(values, list) and all(isinstance(v, str) for v in values)):
                sys.exit('no list of texts in ' + entity['id'])
        for proof in entity['properties'].get('proof', []):
            same('proof', by_id[proof]['schema'], 'Document')


def check_rules(files):
    for rules in (rules_graphml, rules_gexf, rules_json, rules_csv, rules_rdf, rules_drawn,
                  rules_ftm):
        rules(files)


def main():
    checks = {name[len('check_'):]: value for name, value in globals().items()
              if name.startswith('check_')}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[2], folder], check=True)
        checks[sys.argv[1]](Files(folder))
    print('ok')


main()
