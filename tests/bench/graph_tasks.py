#!/usr/bin/python3
"""Tasks of a graph benchmark through whomet's commands and query texts.
  WHOMET=program graph_tasks.py FOLDER load | tasks | cold NAME_A NAME_B
FOLDER holds nodes.csv (id,name,type), edges.csv (src,dst,type,date,confidence) and queries.txt: a
line a question, parted by tabs: hop|varlen ID NAME, sp|yen ID_A NAME_A ID_B NAME_B. Prints a line of
JSON a task: median, 95th percentile and sum of CPU times and a check value, as whomet's own
--timing says them (process CPU clock, one thread). `cold` only prints the path, for timing from
outside. The graph file is FOLDER/store.kg."""
import json, os, resource, subprocess, sys, time

WHOMET = os.environ.get('WHOMET', 'whomet')
folder, phase = sys.argv[1], sys.argv[2]
kg = os.path.join(folder, 'store.kg')


def out(**row):
    print(json.dumps(dict(engine='whomet', **row)), flush=True)


def timed(command, text):
    """-> answers in order, each a dict with cpu_us"""
    run = subprocess.run(command, input=text, capture_output=True, text=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def report(task, answers, value):
    times = sorted(a['cpu_us'] for a in answers)
    if not times:
        return out(task=task, error='no answers')
    n = len(times)
    out(task=task, n=n, of=n, wall_us=times[n // 2], cpu_us=times[n // 2],
        cpu_p95_us=times[min(n - 1, int(n * .95))], wall_s=sum(times) / 1e6, cpu_s=sum(times) / 1e6,
        check=sum(value(a) for a in answers))


def pairs(task, items, options, value):
    text = ''.join('%s\t%s\n' % (a, b) for _, a, _, b in items)
    report(task, timed([WHOMET, 'path', kg, '-', '-', '--timing', '--max-hops', '100000',
                        '--limit', '1000000'] + options, text), value)


def queries(task, texts, value):
    report(task, timed([WHOMET, 'query', kg, '--batch', '--timing', '--time-limit', '0'],
                       ''.join(t + '\n' for t in texts)), value)


top = ('CALL measure.%s([]) YIELD node, score WITH node, score ORDER BY score DESC LIMIT 1 '
       'RETURN node.name')


def measure(task, text, value):
    """The first call reads the relations, those after it find what measures keep of them."""
    answers = timed([WHOMET, 'query', kg, '--batch', '--timing', '--time-limit', '0'],
                    (text + '\n') * 4)
    report(task, answers[:1], value)
    report(task + '-again', answers[1:], lambda a: value(a) / 3)


def anonymous_bytes(process):
    for line in open('/proc/%d/status' % process.pid):
        if line.startswith('RssAnon:'):
            return int(line.split()[1]) * 1024


def memory(task, text):
    """What a session holds once it was asked this, above one that was asked nothing; the pages of
    the file, which are the system's to drop, do not count."""
    session = subprocess.Popen([WHOMET, 'query', kg, '--batch', '--time-limit', '0'], text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    held = []
    for question in ('RETURN 1', text):
        session.stdin.write(question + '\n')
        session.stdin.flush()
        session.stdout.readline()
        held.append(anonymous_bytes(session))
    session.communicate()
    out(task=task, n=1, bytes=held[1] - held[0])


def asked():
    found = dict(hop=[], varlen=[], sp=[], yen=[])
    for line in open(folder + '/queries.txt', encoding='utf-8'):
        fields = line.rstrip('\n').split('\t')
        found[fields[0]].append(tuple(fields[1:]))
    return found


if phase == 'load':
    if os.path.exists(kg):
        os.remove(kg)
    start = time.perf_counter()
    subprocess.run([WHOMET, 'import', '-q', kg, folder + '/nodes.csv', folder + '/edges.csv'],
                   check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    out(task='load', n=1, wall_s=time.perf_counter() - start, cpu_s=used.ru_utime + used.ru_stime)
    out(task='disk', n=1, bytes=os.path.getsize(kg))
    out(task='peak-load', n=1, rss_kb=used.ru_maxrss)
elif phase == 'cold':
    run = subprocess.run([WHOMET, 'path', kg, sys.argv[3], sys.argv[4], '--by', 'hops'])
    sys.exit(run.returncode)
else:
    ask = asked()
    name = lambda item: json.dumps(item[1])
    first = lambda a: a['rows'][0][0] if a.get('rows') else 0
    queries('hop1', ['MATCH (a {name: %s})--(b) RETURN DISTINCT b.name' % name(i) for i in ask['hop']],
            lambda a: len(a['rows']))
    queries('hop2', ['MATCH (a {name: %s})-[*1..2]-(b) WHERE b <> a RETURN count(DISTINCT b)' % name(i)
                     for i in ask['hop']], first)
    queries('varlen3', ['MATCH (a {name: %s})-[:MET_WITH*1..3]->(b) RETURN count(*)' % name(i)
                        for i in ask['varlen']], first)
    best = lambda key: lambda a: a['paths'][0][key] if a['paths'] else 0
    pairs('sp', ask['sp'], ['--by', 'hops'], best('hops'))
    pairs('allsp', ask['sp'][:50], ['--by', 'hops', '--all'], lambda a: len(a['paths']))
    pairs('wsp', ask['sp'][:20], ['--by', 'confidence'], lambda a: best('cost')(a) / 10000)
    pairs('yen10', ask['yen'], ['--by', 'confidence', '-k', '10'],
          lambda a: sum(p['cost'] for p in a['paths']) / 10000)
    queries('pattern3', ['MATCH (p:PERSON)-[:WORKS_FOR]->(o)-[:LOCATED_IN]->(c)<-[:HELD_IN]-(e) '
                         'RETURN count(*)'], first)
    new = ' AND '.join("%s.date >= date('2023-01-01') AND %s.confidence >= 0.895" % (r, r) for r in 'wlh')
    queries('pattern3f', ['MATCH (p:PERSON)-[w:WORKS_FOR]->(o)-[l:LOCATED_IN]->(c)<-[h:HELD_IN]-(e) '
                          'WHERE ' + new + ' RETURN c.name, count(*) AS k ORDER BY k DESC LIMIT 10'],
            lambda a: sum(row[1] for row in a['rows']))
    number = {line.split(',')[1]: int(line.split(',')[0])
              for line in open(folder + '/nodes.csv', encoding='utf-8') if not line.startswith('id')}
    measure('components', 'CALL measure.componentCount([]) YIELD count RETURN count', first)
    measure('triangles', 'CALL measure.triangleCount([]) YIELD count RETURN count', first)
    measure('pagerank', top % 'directedPagerank', lambda a: number[first(a)])
    measure('pagerank-undirected', top % 'pagerank', lambda a: number[first(a)])
    memory('memory-both-ways', 'CALL measure.triangleCount([]) YIELD count RETURN count')
    memory('memory-directed', 'CALL measure.directedPagerank([]) YIELD node RETURN count(node)')
    out(task='peak', n=1, rss_kb=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
