// The options of whomet query: where queries come from, how answers look, what stops them.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/cli/program.h"
#include "tests/cli/sample_graph.h"

using namespace whomet;

namespace {

class QueryFolder {
 public:
  QueryFolder() { write_sample_graph(folder_.path("news.kg")); }

  Outcome ask(const std::string& query, const std::vector<std::string>& more = {},
              const std::string& input = "") const {
    std::vector<std::string> words = {"query", "news.kg"};
    if (!query.empty()) words.push_back(query);
    words.insert(words.end(), more.begin(), more.end());
    return run_whomet(words, {.folder = folder_.root(), .input = input});
  }
  const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
};

constexpr const char* kValues =
    "UNWIND [1, 2.5, true, null, 'a, \"b\"|', [1, 'x'], {k: [null]}, date('2024-05-16'), "
    "duration('P1DT2H'), 0.0 / 0.0] AS value RETURN value";

struct Format {
  const char* name;
  const char* out;
};

constexpr Format kFormats[] = {
    {"jsonl",
     "{\"value\":1}\n{\"value\":2.5}\n{\"value\":true}\n{\"value\":null}\n"
     "{\"value\":\"a, \\\"b\\\"|\"}\n{\"value\":[1,\"x\"]}\n{\"value\":{\"k\":[null]}}\n"
     "{\"value\":\"2024-05-16\"}\n{\"value\":\"P1DT2H\"}\n{\"value\":null}\n"},
    {"csv",
     "value\r\n1\r\n2.5\r\ntrue\r\n\r\n\"a, \"\"b\"\"|\"\r\n1; x\r\n{k: "
     "[null]}\r\n2024-05-16\r\nP1DT2H\r\nNaN\r\n"},
    {"tsv", "value\n1\n2.5\ntrue\n\na, \"b\"|\n1; x\n{k: [null]}\n2024-05-16\nP1DT2H\nNaN\n"},
};

}  // namespace

TEST_CASE("cli/query: values in each format") {
  const QueryFolder folder;
  for (const Format& format : kFormats) {
    CAPTURE(format.name);
    CHECK(folder.ask(kValues, {"--format", format.name}).out == format.out);
  }
  for (const char* format : {"json", "md", "table"}) {
    CAPTURE(format);
    const Outcome answer = folder.ask(kValues, {"--format", format});
    CHECK(answer.code == 0);
    CHECK(answer.out.find("2024-05-16") != std::string::npos);
    CHECK(answer.err.empty());
  }
  CHECK(folder.ask("RETURN 1", {"--format", "xml"}).code == 2);
}

TEST_CASE("cli/query: texts, files, stdin and parameters") {
  const QueryFolder folder;
  folder.folder().write("q.cypher", "RETURN $a + 1 AS x, $b AS y\n");
  const Outcome from_file =
      folder.ask("", {"--file", "q.cypher", "--param", "a=41", "--param", "b=['its', null]"});
  CHECK(from_file.code == 0);
  const std::vector<std::string> both = {"--param",       "a=41",     "--param",
                                         "b=plain words", "--format", "jsonl"};
  std::vector<std::string> from_stdin = both;
  from_stdin.insert(from_stdin.end(), {"--file", "-"});
  CHECK(folder.ask("", from_stdin, "RETURN $a + 1 AS x, $b AS y").out ==
        "{\"x\":42,\"y\":\"plain words\"}\n");
  CHECK(folder.ask("RETURN $a").err.find("$a is not given") != std::string::npos);
  CHECK(folder.ask("RETURN 1", {"--param", "=1"}).code == 2);
  CHECK(folder.ask("").err.find("expected one of a query, --file and --batch") !=
        std::string::npos);
  CHECK(folder.ask("MATCH (a)", {"RETURN a"}).err.find("put the query in quotes") !=
        std::string::npos);
}

TEST_CASE("cli/query: a batch answers each line with a line, and goes on after errors") {
  const QueryFolder folder;
  const Outcome batch = folder.ask("", {"--batch", "--timing"},
                                   "RETURN 1 AS x\n\nRETURN y\nMATCH (p:Persn) RETURN p\n");
  CHECK(batch.code == 4);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < batch.out.size();) {
    const std::size_t end = batch.out.find('\n', at);
    lines.push_back(batch.out.substr(at, end - at));
    at = end + 1;
  }
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].find("{\"columns\":[\"x\"],\"rows\":[[1]],\"cpu_us\":") == 0);
  CHECK(lines[1].find("{\"error\":\"'y' is not bound") == 0);
  CHECK(lines[2].find("{\"columns\":[\"p\"],\"rows\":[],\"cpu_us\":") == 0);
  CHECK(batch.err.find("query 4: no label 'Persn' in this graph; did you mean 'Person'?") !=
        std::string::npos);
}

TEST_CASE("cli/query: a batch that writes keeps each query, and what fails leaves nothing") {
  const QueryFolder folder;
  const Outcome batch = folder.ask(
      "", {"--batch", "--write"},
      "CREATE (:Person {name: 'Zoe Quist'}) RETURN 1 AS made\n"
      "MATCH (z:Person {name: 'Zoe Quist'}) RETURN count(z) AS n\n"
      "CREATE (:Person {name: 'Half Done'}) WITH 1 AS x RETURN x / 0\n"
      "CREATE (:Person)\n"
      "MATCH (z {name: 'Zoe Quist'}), (a {name: 'Ada Novak'}) CREATE (z)-[:MEETS_WITH]->(a)\n"
      "MATCH (h {name: 'Half Done'}) RETURN count(h) AS n\n"
      "MATCH (z {name: 'Zoe Quist'})-[r]->(a) RETURN type(r) AS t, evidence(r)[0].kind AS k\n");
  CHECK(batch.code == 4);
  CHECK(batch.out.find("{\"columns\":[\"made\"],\"rows\":[[1]]}\n"
                       "{\"columns\":[\"n\"],\"rows\":[[1]]}\n"
                       "{\"error\":\"division by zero") == 0);
  CHECK(batch.out.find("a new Person needs a name: {name: '...'}; nothing was written\"}\n"
                       "{\"columns\":[],\"rows\":[]}\n"
                       "{\"columns\":[\"n\"],\"rows\":[[0]]}\n"
                       "{\"columns\":[\"t\",\"k\"],\"rows\":[[\"MEETS_WITH\",\"hand\"]]}\n") !=
        std::string::npos);
  CHECK(batch.err.find("kept as hand:1-") != std::string::npos);
  CHECK(batch.err.find("kept as hand:2-") != std::string::npos);
  CHECK(batch.err.find("kept as hand:3-") == std::string::npos);
  const Outcome later = folder.ask("MATCH (z {name: 'Zoe Quist'})--(a) RETURN a.name AS name");
  CHECK(later.out == "name\nAda Novak\n");
}

TEST_CASE("cli/query: a batch shows plans") {
  const QueryFolder folder;
  const Outcome batch = folder.ask("", {"--batch"}, "EXPLAIN MATCH (p:Person) RETURN p\n");
  CHECK(batch.out.find("\"plan\":\"Scan  (p:Person)") != std::string::npos);
}

TEST_CASE("cli/query: Ctrl-C ends it at once") {
  const QueryFolder folder;
  const char* endless[] = {
      "MATCH (a)-[*]-(b), (c)-[*]-(d), (e)-[*]-(f) RETURN count(*)",
      "UNWIND range(1, 1000000000000) AS x RETURN count(x)",
      "RETURN reduce(t = 0, x IN range(1, 40000000) | t + size(toString(x)))",
  };
  for (const char* query : endless) {
    CAPTURE(query);
    const Outcome stopped =
        run_whomet({"query", "news.kg", query, "--time-limit", "0"},
                   {.folder = folder.folder().root(), .interrupt_after_ms = 400});
    CHECK(stopped.code == 130);
    CHECK(stopped.out.empty());
    CHECK(stopped.err == "whomet: interrupted\n");
    CHECK(folder.ask("RETURN 1 AS x").out == "x\n1\n");
  }
}

TEST_CASE("cli/query: limits name themselves") {
  const QueryFolder folder;
  const Outcome rows = folder.ask("UNWIND range(1, 100) AS x RETURN x", {"--row-limit", "10"});
  CHECK(rows.code == 2);
  CHECK(rows.err.find("more than 10 rows; use LIMIT, or allow more with --row-limit") !=
        std::string::npos);
  CHECK(rows.out.empty());
  const Outcome memory =
      folder.ask("UNWIND range(1, 100000) AS x RETURN collect(x)", {"--memory-limit", "1000"});
  CHECK(memory.code == 2);
  CHECK(memory.err.find("more than 1000 values at once") != std::string::npos);
  for (const char* query :
       {"RETURN size(range(1, 90000000))", "RETURN size([x IN range(1, 10) | range(1, 9000)])",
        "RETURN size(reduce(t = 'ab', x IN range(1, 24) | t + t))",
        "UNWIND range(1, 100) AS x WITH collect(range(1, 9000)) AS l RETURN size(l)",
        "UNWIND range(1, 100000) AS x WITH x ORDER BY -x RETURN count(x)"}) {
    CAPTURE(query);
    const Outcome large = folder.ask(query, {"--memory-limit", "50000"});
    CHECK(large.code == 2);
    CHECK(large.err.find("more than 50000 values at once") != std::string::npos);
  }
  CHECK(folder.ask("UNWIND range(1, 1000000) AS x RETURN count(x) AS n", {"--memory-limit", "1000"})
            .out == "n\n1000000\n");
  CHECK(folder.ask("RETURN size(range(1, 100000)) AS n", {"--memory-limit", "0"}).code == 0);
  const Outcome walks = folder.ask("MATCH (a)-[*]-(b), (c)-[*]-(d), (e)-[*]-(f) RETURN count(*)",
                                   {"--time-limit", "100"});
  CHECK(walks.code == 2);
  CHECK(walks.err.find("stopped after 100 ms") != std::string::npos);
}

TEST_CASE("cli/query: what the graph does not have is said, with the nearest name") {
  const QueryFolder folder;
  const Outcome names =
      folder.ask("MATCH (p:Persn)-[r:MEETS_WIHT]->(b) RETURN p.nam, r.confidense");
  CHECK(names.code == 1);
  for (const char* part : {"did you mean 'Person'?", "did you mean 'MEETS_WITH'?",
                           "did you mean 'name'?", "did you mean 'confidence'?"}) {
    CAPTURE(part);
    CHECK(names.err.find(part) != std::string::npos);
  }
  CHECK(folder.ask("RETURN leftt('a', 1)").err.find("did you mean 'left'?") != std::string::npos);
}

TEST_CASE("cli/query: without --write a change is refused, at its place") {
  const QueryFolder folder;
  const Outcome refused = folder.ask("MATCH (p:Person) SET p.name = 'x'");
  CHECK(refused.code == 2);
  CHECK(refused.err.find("this changes the graph, and only reading is allowed; --write allows it\n"
                         "  1 | MATCH (p:Person) SET p.name = 'x'\n"
                         "                       ^") != std::string::npos);
}
