// The output of the commands of the README, to the byte, on a graph made by hand. A file of
// tests/golden/cli/ is rewritten where WHOMET_UPDATE_GOLDEN is set.

#include <cstdlib>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "tests/cli/program.h"
#include "tests/cli/sample_graph.h"

using namespace whomet;

namespace {

struct Row {
  const char* golden;  // file in tests/golden/cli/
  std::vector<std::string> arguments;
  int code = 0;
};

const Row kRows[] = {
    {"path.txt", {"path", "news.kg", "Ada Novak", "Diego Salas"}},
    {"path_k.tsv", {"path", "news.kg", "novak", "fuentes", "-k", "3", "--format", "tsv"}},
    {"path_k.txt", {"path", "news.kg", "novak", "fuentes", "-k", "3"}},
    {"path.json", {"path", "news.kg", "Ada Novak", "Carla Fuentes", "--format", "json"}},
    {"path_avoid.txt",
     {"path", "news.kg", "Ada Novak", "Diego Salas", "--avoid", "Carla Fuentes", "--max-hops", "3"},
     1},
    {"show.txt", {"show", "news.kg", "Carla Fuentes"}},
    {"show_novak.txt", {"show", "news.kg", "Novak"}},
    {"show.csv", {"show", "news.kg", "Carla Fuentes", "--format", "csv"}},
    {"find.tsv", {"find", "news.kg", "o"}},
    {"find.md", {"find", "news.kg", "fuentes", "--format", "md"}},
    {"find_none.txt", {"find", "news.kg", "Zebedee"}, 1},
    {"show_near_spelling.txt", {"show", "news.kg", "Ada Novack"}, 1},
    {"near.tsv", {"near", "news.kg", "Ada Novak", "--hops", "2"}},
    {"near_person.tsv", {"near", "news.kg", "Ada Novak", "--hops", "2", "--type", "person"}},
    {"meetings.tsv", {"meetings", "news.kg"}},
    {"meetings_table.txt", {"meetings", "news.kg", "--format", "table"}},
    {"meetings_between.jsonl",
     {"meetings", "news.kg", "--between", "Okafor", "Fuentes", "--format", "jsonl"}},
    {"meetings_held.tsv",
     {"meetings", "news.kg", "--with", "Fuentes", "--since", "2022-04", "--until", "2022-04",
      "--status", "held"}},
    {"meetings_none.txt", {"meetings", "news.kg", "--between", "Novak", "Salas"}, 1},
    {"info.tsv", {"info", "news.kg"}},
    {"info_documents.tsv", {"info", "news.kg", "--documents"}},
    {"stats.tsv", {"stats", "news.kg"}},
    {"stats_rank.tsv", {"stats", "news.kg", "--rank", "betweenness", "--limit", "3"}},
    {"query.tsv",
     {"query", "news.kg",
      "MATCH (a:Person)-[r]->(m:Meeting) RETURN a.name, type(r), m.status, m.date, happened(r) "
      "ORDER BY m.date, a.name"}},
    {"query.jsonl",
     {"query", "news.kg", "--format", "jsonl", "--param", "who='Ada Novak'",
      "MATCH p = (a {name: $who})-[r:MEETS_WITH]-(b) RETURN p, r, quote(r), evidence(r)[0].path"}},
    {"query_plan.txt",
     {"query", "news.kg",
      "EXPLAIN MATCH (a {name: 'Ada Novak'})-[:PARTICIPATES_IN]->(m) RETURN m"}},
    {"query_none.txt", {"query", "news.kg", "MATCH (a:Persn) RETURN a"}, 1},
    {"query_refused.txt", {"query", "news.kg", "MATCH (a:Person RETURN a"}, 2},
    {"export.json", {"export", "news.kg", "--format", "json"}},
    {"export_focus.mmd",
     {"export", "news.kg", "--format", "mermaid", "--focus", "Ada Novak", "--type",
      "person,country"}},
    {"export_since.csv",
     {"export", "news.kg", "--format", "statements", "--since", "2022-04", "--relation",
      "meets_with,visits"}},
    {"export_none.txt", {"export", "news.kg", "--focus", "Zebedee"}, 1},
    {"export_bad.txt", {"export", "news.kg", "--min-confidence", "high"}, 2},
    {"report.md", {"report", "news.kg", "Carla Fuentes"}},
    {"report_between.md", {"report", "news.kg", "--between", "Okafor", "Fuentes"}},
    {"report_none.txt", {"report", "news.kg", "--between", "Novak", "Salas"}, 1},
};

// Stdout, then stderr after a line that says so.
std::string answer_of(const Row& row, const TemporaryFolder& folder) {
  const Outcome outcome = run_whomet(row.arguments, {.folder = folder.root()});
  CHECK(outcome.code == row.code);
  return outcome.err.empty() ? outcome.out : outcome.out + "--- stderr\n" + outcome.err;
}

void compare(const std::string& golden, const std::string& answer) {
  const std::string path = std::string(WHOMET_SOURCE_DIR) + "/tests/golden/cli/" + golden;
  if (std::getenv("WHOMET_UPDATE_GOLDEN") != nullptr) {
    write_file(path, answer);
    return;
  }
  CAPTURE(golden);
  CHECK(answer == read_file(path));
}

// The ids that `meetings` or `show` prints: the last column of its first row.
std::string last_field(const std::string& rows) {
  const std::size_t line = rows.find('\n') + 1;
  const std::size_t end = rows.find('\n', line);
  const std::size_t tab = rows.rfind('\t', end);
  return rows.substr(tab + 1, end - tab - 1);
}

}  // namespace

TEST_CASE("cli/commands: answers on a known graph, to the byte") {
  const TemporaryFolder folder;
  write_sample_graph(folder.path("news.kg"));
  for (const Row& row : kRows) {
    CAPTURE(row.golden);
    compare(row.golden, answer_of(row, folder));
  }
}

TEST_CASE("cli/query: what is written by hand is kept, found again and taken out") {
  const TemporaryFolder folder;
  write_sample_graph(folder.path("news.kg"));
  const char* create =
      "MATCH (a:Person {name: 'Ada Novak'}) MERGE (b:Person {name: 'Grete Holm'}) "
      "CREATE (a)-[:MEETS_WITH {date: date('2022-05-01')}]->(b)";
  const Outcome refused = run_whomet({"query", "news.kg", create}, {.folder = folder.root()});
  CHECK(refused.code == 2);
  CHECK(refused.err.find("--write") != std::string::npos);
  const Outcome written =
      run_whomet({"query", "news.kg", "--write", create}, {.folder = folder.root()});
  CAPTURE(written.err);
  REQUIRE(written.code == 0);
  const std::vector<std::string> question = {
      "query", "news.kg",
      "MATCH (a {name: 'Ada Novak'})-[r]-(b {name: 'Grete Holm'}) "
      "RETURN type(r), r.date, evidence(r)[0].kind, quote(r)"};
  CHECK(run_whomet(question, {.folder = folder.root()}).out ==
        "type(r)\tr.date\tevidence(r)[0].kind\tquote(r)\n"
        "MEETS_WITH\t2022-05-01\thand\tAda Novak MEETS_WITH Grete Holm\n");
  const std::size_t begin = written.err.find("hand:");
  REQUIRE(begin != std::string::npos);
  const std::string document = written.err.substr(begin, written.err.find(';', begin) - begin);
  CHECK(run_whomet({"rm", "news.kg", document}, {.folder = folder.root()}).code == 0);
  CHECK(run_whomet(question, {.folder = folder.root()}).code == 1);
}

TEST_CASE("cli/query: what is changed by hand outlives builds, and is whole or not at all") {
  const TemporaryFolder folder;
  write_sample_graph(folder.path("news.kg"));
  const auto query = [&](const std::string& text, bool write = false) {
    std::vector<std::string> words = {"query", "news.kg", text};
    if (write) words.emplace_back("--write");
    return run_whomet(words, {.folder = folder.root()});
  };
  const std::string people = "MATCH (p:Person) RETURN count(*) AS people";
  const std::string before = query(people).out;
  const Outcome removed = query("MATCH (a {name: 'Ada Novak'}) DETACH DELETE a", true);
  CAPTURE(removed.err);
  REQUIRE(removed.code == 0);
  const std::string after = query(people).out;
  CHECK(after != before);
  folder.write("later.txt", "Ada Novak met Grete Holm in Lisbon on 3 May 2024.\n");
  CHECK(run_whomet({"build", "later.txt", "-o", "news.kg"}, {.folder = folder.root()}).code == 0);
  CHECK(query("MATCH (a {name: 'Ada Novak'}) RETURN a").code == 1);
  const Outcome half =
      query("MATCH (p:Person) SET p.name = 'x' CREATE (:Robot {name: 'R2'})", true);
  CHECK(half.code == 2);
  CHECK(half.err.find("nothing was written") != std::string::npos);
  CHECK(half.out.empty());
  CHECK(query("MATCH (p:Person {name: 'x'}) RETURN p").code == 1);
}

TEST_CASE("cli/query: Ctrl-C and limits end what would never end") {
  const TemporaryFolder folder;
  write_sample_graph(folder.path("news.kg"));
  const std::vector<std::string> endless = {
      "query", "news.kg",
      "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)"};
  const Outcome stopped = run_whomet(endless, {.folder = folder.root(), .interrupt_after_ms = 300});
  CHECK(stopped.code == 130);
  CHECK(stopped.seconds < 5);
  std::vector<std::string> limited = endless;
  limited.insert(limited.end(), {"--time-limit", "200"});
  const Outcome late = run_whomet(limited, {.folder = folder.root()});
  CHECK(late.code == 2);
  CHECK(late.err.find("stopped after 200 ms") != std::string::npos);
}

TEST_CASE("cli/explain: what is printed with an id can be opened by it") {
  const TemporaryFolder folder;
  write_sample_graph(folder.path("news.kg"));
  const Row meetings{"", {"meetings", "news.kg", "--format", "tsv"}};
  const std::string meeting = last_field(answer_of(meetings, folder));
  compare("explain_meeting.txt", answer_of({"", {"explain", "news.kg", meeting}}, folder));
  const Row show{"", {"show", "news.kg", "Kenya", "--format", "tsv"}};
  const std::string statement = last_field(answer_of(show, folder));
  compare("explain_statement.txt", answer_of({"", {"explain", "news.kg", statement}}, folder));
  compare("explain_entity.txt", answer_of({"", {"explain", "news.kg", "Ada Novak"}}, folder));
  compare("explain_rows.tsv",
          answer_of({"", {"explain", "news.kg", statement, "--format", "tsv"}}, folder));
}

TEST_CASE("cli/render: diagrams by the ending of the file, and DOT on stdout") {
  const TemporaryFolder folder;
  write_sample_graph(folder.path("news.kg"));
  const Row dot{"", {"render", "news.kg", "--path", "Ada Novak", "Diego Salas"}};
  const std::string text = answer_of(dot, folder);
  CHECK(text.find("digraph") != std::string::npos);
  CHECK(text.find("Ben Okafor") != std::string::npos);
  const struct {
    const char* file;
    const char* begins;
  } pictures[] = {
      {"a.svg", "<?xml"}, {"a.png", "\x89PNG"}, {"a.pdf", "%PDF"}, {"a.dot", "digraph"}};
  for (const auto& picture : pictures) {
    CAPTURE(picture.file);
    answer_of({"", {"render", "news.kg", "--focus", "Carla Fuentes", "-o", picture.file}}, folder);
    CHECK(read_file(folder.path(picture.file)).find(picture.begins) == 0);
  }
}

TEST_CASE("cli/render: every view is drawn, and what cannot be is said") {
  const TemporaryFolder folder;
  write_sample_graph(folder.path("news.kg"));
  write_file(folder.path("bad.style"), "font.node 12\nperson.fill bluish\n");
  write_file(folder.path("weak.style"), "person.fill #444444\n");
  const struct {
    std::vector<std::string> options;
    int code;
    const char* out;
    const char* err;
  } rows[] = {
      {{"--timeline"}, 0, "class=\"occasion", ""},
      {{"--timeline", "--by", "country"}, 0, "<svg", ""},
      {{"--timeline", "--focus", "Ada Novak"}, 0, "Whom Ada Novak met", ""},
      {{"--overview"}, 0, "class=\"node community", ""},
      {{"--group", "community", "--theme", "dark"}, 0, "class=\"group\"", ""},
      {{"--query", "MATCH p=(:Person)-[]->(:Person) RETURN p"}, 0, "type_Person", ""},
      {{"--query", "MATCH (p:Person) RETURN p"}, 0, "type_Person", ""},
      {{"--query", "MATCH (p:Person) RETURN p.name"}, 1, "", "RETURN them"},
      {{"--query", "MATCH (p:Dragon) RETURN p"}, 1, "", "no answer"},
      {{"--query", "MATCH (p:Person RETURN p"}, 2, "", ""},
      {{"--meeting", "Ada Novak"}, 2, "", "is no meeting"},
      {{"--style", "bad.style"}, 2, "", "bad.style:2: expected a colour"},
      {{"--style", "weak.style"}, 0, "<svg", "hard to read, person.fill under node.text"},
      {{"--focus", "Ada Novak", "--bare", "--title", "Own words"}, 0, ">Own words<", ""},
      {{"--relation", "meets_with"}, 0, "shown (meets_with; confidence from 0.4)", ""},
      {{"--relation", "sanctions"}, 1, "", "nothing is left to draw: sanctions"},
      {{"--min-confidence", "2"}, 2, "", "'2' is no confidence"},
      {{"--timeline", "--since", "1999"}, 0, "<svg", ""},
      {{"--path", "Ada Novak", "Diego Salas", "--type", "person"}, 2, "", "excludes"},
  };
  for (const auto& row : rows) {
    std::vector<std::string> arguments = {"render", "news.kg", "--format", "svg"};
    arguments.insert(arguments.end(), row.options.begin(), row.options.end());
    const Outcome outcome = run_whomet(arguments, {.folder = folder.root()});
    CAPTURE(row.options.back());
    CAPTURE(outcome.err);
    CHECK(outcome.code == row.code);
    CHECK(outcome.out.find(row.out) != std::string::npos);
    CHECK(outcome.err.find(row.err) != std::string::npos);
  }
}

TEST_CASE("cli/export: other programs read it") {
  const TemporaryFolder folder;
  write_sample_graph(folder.path("news.kg"));
  answer_of({"", {"export", "news.kg", "-o", "x.graphml"}}, folder);
  answer_of({"", {"export", "news.kg", "-o", "x.json"}}, folder);
  const struct {
    std::vector<std::string> command;
    const char* prints;
  } programs[] = {
      {{"xmllint", "--noout", "x.graphml"}, ""},
      {{"python3", "-c",
        "import networkx; print(networkx.read_graphml('x.graphml').number_of_nodes() > 8)"},
       "True"},
      {{"python3", "-c", "import json; print(json.load(open('x.json'))['schema'])"}, "1"},
      {{"sqlite3", "news.kg", "PRAGMA integrity_check"}, "ok"},
  };
  for (const auto& program : programs) {
    CAPTURE(program.command.front());
    const Outcome outcome = run_command(program.command, {.folder = folder.root()});
    CAPTURE(outcome.err);
    if (outcome.code == 127 || outcome.err.find("No module named") != std::string::npos) {
      MESSAGE("SKIPPED: " << program.command.front() << " or its module is not installed");
      continue;
    }
    CHECK(outcome.code == 0);
    CHECK(outcome.out.find(program.prints) == 0);
  }
}

TEST_CASE("cli/output: colour and width only on a terminal") {
  const TemporaryFolder folder;
  write_sample_graph(folder.path("news.kg"));
  const Outcome piped = run_whomet({"show", "news.kg", "Novak"}, {.folder = folder.root()});
  CHECK(piped.out.find('\x1b') == std::string::npos);
  const std::string program = std::string(WHOMET_PROGRAM) + " show news.kg Novak";
  // util-linux' script gives the program a terminal.
  const Outcome terminal =
      run_command({"script", "-qec", program, "/dev/null"}, {.folder = folder.root()});
  if (terminal.code == 127) {
    MESSAGE("SKIPPED: script is not installed");
    return;
  }
  CHECK(terminal.out.find("\x1b[1m") != std::string::npos);
  const Outcome plain = run_command({"env", "NO_COLOR=1", "script", "-qec", program, "/dev/null"},
                                    {.folder = folder.root()});
  CHECK(plain.out.find("\x1b[1m") == std::string::npos);
}
