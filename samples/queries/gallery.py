#!/usr/bin/env python3
"""Draws the pictures of docs/gallery.md from the sample articles, and writes that page.

usage, in the root of the repository: samples/queries/gallery.py [--whomet PROGRAM] [--folder FOLDER]

Every view in both themes; and the export formats in the programs that they are for, where these are
installed: Graphviz' neato, networkx with matplotlib, rdflib, Chromium. What is missing is left out.
"""

import argparse
import json
import os
import shutil
import subprocess
import tempfile

VIEWS = [
    ("path", "A path", "How two people are connected, and the sentences that say so.",
     ["--path", "Paolo Ferrante", "Emre Saygun"]),
    ("paths", "Several paths", "The three best ways from one to the other.",
     ["--path", "Henrik Aasen", "Daniyar Bekov", "-k", "3"]),
    ("neighbourhood", "A neighbourhood", "Who is around somebody; hover over a line for its sentences.",
     ["--focus", "Marit Solheim"]),
    ("groups", "A neighbourhood in groups", "The same with frames around countries.",
     ["--focus", "Anahit Melikyan", "--group", "country"]),
    ("query", "The answer of a query", "What `query` returns, as a picture.",
     ["--query", "MATCH p=(:Person)-[:ACCUSES|SANCTIONS|WARNS]->() RETURN p",
      "--title", "Accusations, sanctions and warnings"]),
    ("meeting", "A meeting", "One occasion with everybody's part in it.", ["--meeting", None]),
    ("timeline", "A timeline", "Whom one person met: full marks took part, hollow ones are to.",
     ["--timeline", "--focus", "Anahit Melikyan"]),
    ("countries", "A timeline of countries", "Whose people met, month by month.",
     ["--timeline", "--by", "country"]),
    ("overview", "Communities", "A large graph at a glance.", ["--overview"]),
    ("all", "The whole graph", "The lines that hang together best; the caption says how many.", []),
]

NETWORKX = """
import sys, networkx, matplotlib
matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "whomet"
import matplotlib.pyplot as plot
graph = networkx.read_graphml(sys.argv[1])
names = dict(graph.nodes(data="name"))
keep = sorted(graph.nodes, key=lambda node: (-graph.degree(node), node))[:25]
graph = graph.subgraph(keep)
plot.figure(figsize=(9, 7))
networkx.draw_networkx(graph, networkx.spring_layout(graph, seed=7, k=1.2),
                       labels={node: names.get(node) or node for node in graph},
                       node_color="#DCEBFA", edge_color="#8A94A0", font_size=7)
plot.axis("off")
plot.savefig(sys.argv[2], metadata={"Date": None})
"""

# What a SPARQL query over the Turtle answers, as a Markdown table.
RDF = '''
import sys, rdflib
graph = rdflib.Graph().parse(sys.argv[1], format="turtle")
rows = graph.query("""
  PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
  PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
  PREFIX prov: <http://www.w3.org/ns/prov#>
  PREFIX relation: <urn:whomet:relation:>
  PREFIX term: <urn:whomet:term:>
  SELECT ?a ?b ?quote WHERE {
    ?s rdf:predicate relation:meets_with ; rdf:subject/rdfs:label ?a ; rdf:object/rdfs:label ?b ;
       term:negated false ; term:modality "asserted" ; term:confidence ?sure ;
       prov:wasDerivedFrom/prov:value ?quote .
    FILTER(?sure > 0.6)
  } ORDER BY ?a ?b ?quote LIMIT 6""")
print("| who | whom | sentence |\\n|---|---|---|")
for a, b, quote in rows:
    print(f"| {a} | {b} | {quote} |")
'''


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def largest_meeting(whomet, graph):
    rows = json.loads(run(whomet, "query", graph, "--format", "json",
                          "MATCH (m:Meeting)-[]-(x) WHERE m.status IS NOT NULL "
                          "RETURN m.id AS id, count(DISTINCT x) AS n ORDER BY n DESC, id LIMIT 1"))
    return rows[0]["id"]


def draw_views(whomet, graph, folder):
    sections = []
    for name, title, text, options in VIEWS:
        options = [option or largest_meeting(whomet, graph) for option in options]
        for theme, suffix in (("light", ""), ("dark", "-dark")):
            run(whomet, "render", graph, *options, "--theme", theme, "-o", f"{folder}/{name}{suffix}.svg")
        words = " ".join(f"'{option}'" if " " in option else option for option in options)
        sections.append(f"## {title}\n\n{text} `whomet render samples.kg {words}`\n\n"
                        f"![{title}](PICTURES/{name}.svg)\n\n[In the dark theme](PICTURES/{name}-dark.svg)\n")
    return sections


def draw_elsewhere(whomet, graph, folder, work):
    """Pictures that other programs make of what `export` and `render` write."""
    sections = []

    def add(name, title, text):
        if os.path.exists(f"{folder}/{name}"):
            sections.append(f"### {title}\n\n{text}\n\n![{title}](PICTURES/{name})\n")

    if shutil.which("neato"):
        run(whomet, "render", graph, "--focus", "Marit Solheim", "-o", f"{work}/a.dot")
        run("neato", "-Tsvg", f"{work}/a.dot", "-o", f"{folder}/in-graphviz.svg")
        add("in-graphviz.svg", "DOT in Graphviz",
            "`whomet render samples.kg --focus 'Marit Solheim' | neato -Tsvg`: for editing and for other layouts.")
    run(whomet, "export", graph, "-o", f"{work}/a.graphml")
    script = f"{work}/draw.py"
    with open(script, "w", encoding="utf-8") as file:
        file.write(NETWORKX)
    made = subprocess.run(["python3", script, f"{work}/a.graphml", f"{folder}/in-networkx.svg"],
                          capture_output=True, check=False)
    if made.returncode == 0:
        add("in-networkx.svg", "GraphML in networkx",
            "The 25 nodes with most lines, drawn by `networkx.draw_networkx` after `read_graphml`.")
    run(whomet, "export", graph, "-o", f"{work}/a.ttl")
    made = subprocess.run(["python3", "-c", RDF, f"{work}/a.ttl"], capture_output=True, text=True, check=False)
    if made.returncode == 0:
        sections.append("### Turtle in rdflib\n\nWho met whom, and the sentence that says so, by SPARQL over "
                        "`whomet export samples.kg -o samples.ttl`:\n\n" + made.stdout)
    if shutil.which("chromium"):
        shutil.copy(f"{folder}/path.svg", f"{work}/path.svg")
        run(whomet, "report", graph, "Marit Solheim", "-o", f"{work}/report.html")
        for page, picture, size, title, text in (
                ("path.svg", "in-chromium.png", "1180,620", "SVG in Chromium", "Opened as a file, without scripts."),
                ("report.html", "report-in-chromium.png", "1000,1500", "A report in Chromium",
                 "`whomet report samples.kg 'Marit Solheim' -o solheim.html`, its first page.")):
            made = subprocess.run(
                ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                 f"--screenshot={folder}/{picture}", f"--window-size={size}", f"file://{work}/{page}"],
                capture_output=True, check=False)
            if made.returncode == 0:
                add(picture, title, text)
    return sections


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--whomet", default="whomet")
    parser.add_argument("--folder", default="samples/gallery")
    arguments = parser.parse_args()
    folder = arguments.folder
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        graph = f"{work}/samples.kg"
        run(arguments.whomet, "build", "-q", "samples/articles", "--metadata", "samples/metadata.tsv",
            "-o", graph)
        sections = draw_views(arguments.whomet, graph, folder)
        elsewhere = draw_elsewhere(arguments.whomet, graph, folder, work)
    page = ("<!-- Written by samples/queries/gallery.py. -->\n# Gallery\n\n"
            "Every view of `whomet render`, drawn from the articles in `samples/` (invented people between real\n"
            "countries). `docs/diagrams.md` says how to read them and how to change their looks.\n\n")
    page += "\n".join(sections)
    if elsewhere:
        page += "\n## In other programs\n\n" + "\n".join(elsewhere)
    if folder == "samples/gallery":
        with open("docs/gallery.md", "w", encoding="utf-8") as file:
            file.write(page.replace("PICTURES", "../samples/gallery"))


if __name__ == "__main__":
    main()
