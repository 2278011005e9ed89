// whomet eval: the whole command on a small annotated folder. Its figures on a fixed graph are
// those of tests/graph/eval/score_test.cpp.

#include <filesystem>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "tests/cli/program.h"

using namespace whomet;

namespace {

const std::string kGold = std::string(WHOMET_SOURCE_DIR) + "/tests/graph/eval/gold";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("cli/eval: reads the texts of the folder, or takes a graph, with the same figures") {
  const TemporaryFolder folder;
  const std::string errors = folder.path("errors.tsv");
  const Outcome read = run_whomet({"eval", kGold, "--format", "tsv", "--errors", errors});
  CAPTURE(read.err);
  REQUIRE(read.code == 0);
  CHECK(has(read.out, "score\tmeasure\tvalue\tcount\tof\n"));
  CHECK(has(read.out, "nodes\trecall\t1\t18\t18\n"));
  CHECK(has(read.out, "typed\tF1\t"));
  CHECK(has(read.err, "2 annotated articles"));
  CHECK(has(read_file(errors), "MISSED"));
  const Outcome build = run_whomet({"build", "-q", kGold + "/texts", "-o", folder.path("g.kg")});
  REQUIRE(build.code == 0);
  const Outcome judged =
      run_whomet({"eval", kGold, "--graph", folder.path("g.kg"), "--format", "tsv"});
  CHECK(judged.code == 0);
  CHECK(judged.out == read.out);
}

TEST_CASE("cli/eval: tables by relation, extractor and confidence; parts of the folder") {
  const Outcome relations = run_whomet({"eval", kGold, "--by", "relation", "--check"});
  CHECK(relations.code == 0);
  CHECK(has(relations.out, "relation\tprecision\trecall\tF1\tright\tstated\tfound\tasked\n"));
  CHECK(has(relations.err, "1 annotated articles"));
  const Outcome extractors =
      run_whomet({"eval", kGold, "--by", "extractor", "--extractors", "role", "--only", "a01.txt"});
  CHECK(extractors.code == 0);
  CHECK(has(extractors.out, "\nrole\t"));
  CHECK_FALSE(has(extractors.out, "\nstatement\t"));
  const Outcome confidence = run_whomet({"eval", kGold, "--by", "confidence"});
  CHECK(confidence.code == 0);
  CHECK(has(confidence.err, "mean distance"));
}

TEST_CASE("cli/eval: what it cannot score it says") {
  const TemporaryFolder folder;
  const std::string text = read_file(kGold + "/a01.json");
  folder.write("broken/a.json", text.substr(0, 200));
  folder.write("broken/b.json",
               R"({"file": "b.txt", "relations": [{"subject": "x", "predicate": "y"}]})");
  folder.write("empty/readme.txt", "Nothing here.");
  folder.write("none/notes.json", "{}");
  struct Row {
    std::vector<std::string> arguments;
    int code;
    const char* message;
  };
  const Row rows[] = {
      {{folder.path("missing")}, 2, "expected a folder of annotated articles"},
      {{folder.path("empty")}, 2, "expected annotated articles, files NAME.json; found none"},
      {{folder.path("none")}, 1, "no annotated article is chosen"},
      {{folder.path("broken")}, 2, "2 annotated articles are broken; nothing was scored"},
      {{folder.path("broken")}, 2, "b.json: relations[0].subject: expected the id of an entity"},
      {{kGold, "--by", "colour"}, 2, "unknown --by 'colour'; expected relation, extractor or"},
      {{kGold, "--extractors", "guess"}, 2, "unknown extractor 'guess'; expected one of quotation"},
      {{kGold, "--only", "z.txt"}, 1, "no annotated article is chosen"},
      {{kGold, "--check", "--train"}, 2, "--check"},
      {{kGold, "--graph", folder.path("none/notes.json")}, 3, "notes.json"},
      {{kGold, "--texts", folder.path("empty/x")}, 4, "no articles to read"},
  };
  for (const Row& row : rows) {
    std::vector<std::string> arguments = {"eval"};
    arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
    const Outcome outcome = run_whomet(arguments);
    CAPTURE(row.message);
    CAPTURE(outcome.err);
    CHECK(outcome.code == row.code);
    CHECK(has(outcome.err, row.message));
    CHECK(outcome.out.empty());
  }
}
