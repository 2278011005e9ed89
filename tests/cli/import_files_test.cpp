// What was exported comes back by import: the exchange JSON to the byte, GraphML and CSV with the
// same nodes and statements, and the graphs that whomet extract printed as if the articles were
// here.

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "tests/cli/program.h"
#include "tests/cli/sample_graph.h"

using namespace whomet;

namespace {

const char* const kArticles = WHOMET_SOURCE_DIR "/tests/cli/articles";

std::string exported(const RunOptions& here, const std::string& graph, const std::string& format) {
  const Outcome outcome = run_whomet({"export", graph, "--format", format}, here);
  CHECK(outcome.code == 0);
  return outcome.out;
}

std::string query(const RunOptions& here, const std::string& graph, const std::string& text) {
  return run_whomet({"query", graph, text}, here).out;
}

}  // namespace

TEST_CASE("cli/import: exchange JSON, there and back again, to the byte") {
  const TemporaryFolder folder;
  const RunOptions here{.folder = folder.root()};
  write_sample_graph(folder.path("sample.kg"));
  REQUIRE(run_whomet({"build", "-q", kArticles, "-o", "articles.kg"}, here).code == 0);
  for (const std::string name : {"sample", "articles"}) {
    CAPTURE(name);
    const std::string json = exported(here, name + ".kg", "json");
    folder.write(name + ".json", json);
    const Outcome done = run_whomet({"import", name + "2.kg", name + ".json"}, here);
    CAPTURE(done.err);
    CHECK(done.code == 0);
    CHECK(exported(here, name + "2.kg", "json") == json);
    // Once more changes nothing.
    CHECK(run_whomet({"import", name + "2.kg", name + ".json"}, here).code == 0);
    CHECK(exported(here, name + "2.kg", "json") == json);
    // Out again.
    CHECK(run_whomet({"rm", name + "2.kg", name + ".json"}, here).code == 0);
    CHECK(exported(here, name + "2.kg", "json").find("\"entities\": []") != std::string::npos);
  }
}

TEST_CASE("cli/import: a graph beside articles; what was read here counts, in any order") {
  const TemporaryFolder folder;
  const RunOptions here{.folder = folder.root()};
  write_sample_graph(folder.path("sample.kg"));
  folder.write("sample.json", exported(here, "sample.kg", "json"));
  REQUIRE(run_whomet({"build", "-q", kArticles, "-o", "a.kg"}, here).code == 0);
  REQUIRE(run_whomet({"import", "a.kg", "sample.json"}, here).code == 0);
  REQUIRE(run_whomet({"import", "b.kg", "sample.json"}, here).code == 0);
  REQUIRE(run_whomet({"build", "-q", kArticles, "-o", "b.kg"}, here).code == 0);
  const std::string both = exported(here, "a.kg", "json");
  CHECK(both == exported(here, "b.kg", "json"));
  CHECK(both.find("Ada Novak") != std::string::npos);
  // The graph of the same articles adds nothing to them.
  REQUIRE(run_whomet({"build", "-q", kArticles, "-o", "c.kg"}, here).code == 0);
  const std::string alone = exported(here, "c.kg", "json");
  folder.write("c.json", alone);
  REQUIRE(run_whomet({"import", "c.kg", "c.json"}, here).code == 0);
  CHECK(exported(here, "c.kg", "json") == alone);
}

TEST_CASE("cli/import: what whomet extract printed is the graph of the articles") {
  const TemporaryFolder folder;
  const RunOptions here{.folder = folder.root()};
  REQUIRE(run_whomet({"build", "-q", kArticles, "-o", "a.kg"}, here).code == 0);
  const Outcome extracts = run_whomet({"extract", kArticles}, here);
  REQUIRE(extracts.code == 0);
  folder.write("shard.jsonl", extracts.out);
  const Outcome done = run_whomet({"import", "b.kg", "shard.jsonl"}, here);
  CAPTURE(done.err);
  CHECK(done.code == 0);
  CHECK(exported(here, "b.kg", "json") == exported(here, "a.kg", "json"));
}

TEST_CASE("cli/import: GraphML and statements keep nodes, names and statements") {
  const TemporaryFolder folder;
  const RunOptions here{.folder = folder.root()};
  write_sample_graph(folder.path("a.kg"));
  const char* const names =
      "MATCH (a) WHERE NOT a:Meeting AND NOT a:Article RETURN labels(a)[0], a.name ORDER BY a.name";
  const char* const edges =
      "MATCH (a)-[r]->(b) WHERE NOT a:Meeting AND NOT b:Meeting "
      "RETURN a.name, type(r), b.name, r.date ORDER BY a.name, type(r), b.name, r.date";
  for (const std::string format : {"graphml", "statements"}) {
    CAPTURE(format);
    const std::string file = format == "graphml" ? "a.graphml" : "a.csv";
    folder.write(file, exported(here, "a.kg", format));
    const Outcome done = run_whomet({"import", format + ".kg", file}, here);
    CAPTURE(done.err);
    CHECK(done.code == 0);
    if (format == "graphml") CHECK(query(here, "graphml.kg", names) == query(here, "a.kg", names));
    CHECK(query(here, format + ".kg", edges) == query(here, "a.kg", edges));
    const std::string kinds = "MATCH ()-[r]->() RETURN DISTINCT evidence(r)[0].kind";
    CHECK(query(here, format + ".kg", kinds) == "evidence(r)[0].kind\nimport\n");
    CHECK(run_whomet({"rm", format + ".kg", file}, here).code == 0);
    CHECK(query(here, format + ".kg", names).find("Novak") == std::string::npos);
  }
}

TEST_CASE("cli/import: what is wrong is said with file, line and what was expected") {
  const TemporaryFolder folder;
  const RunOptions here{.folder = folder.root()};
  folder.write("a.json", "{\"schema\": 1,\n \"entities\": [{\"id\": 7}]}");
  folder.write("b.csv", "subject,predicate,object\nA,likes\n");
  folder.write("c.graphml", "<graphml>\n<graph><node id='a'></graph></graphml>");
  folder.write("d.jsonl", "{\"schema\": 1}\n");
  const std::pair<const char*, const char*> rows[] = {
      {"a.json", "a.json:2: entities[0].id: expected a string"},
      {"b.csv", "b.csv:2: expected 3 cells, found 2"},
      {"c.graphml", "c.graphml:2: mismatched tag"},
      {"d.jsonl", "d.jsonl:1: expected what one document says, found 0 documents"},
      {"missing.json", "missing.json"}};
  for (const auto& row : rows) {
    CAPTURE(row.first);
    const Outcome outcome = run_whomet({"import", "x.kg", row.first}, here);
    CHECK(outcome.code == 2);
    CHECK_MESSAGE(outcome.err.find(row.second) != std::string::npos, outcome.err);
  }
}
