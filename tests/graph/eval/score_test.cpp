// The figures of tests/graph/eval/gold/graph.exchange, a graph with faults of many kinds (swapped
// ends, a lost negation, two countries in one node, a person in two, a meeting in the wrong month),
// are those of the reference scorer that the annotation was made with.
#include "graph/eval/score.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "base/text_file.h"
#include "graph/exchange.h"

using namespace whomet;

namespace {

const std::string kFolder = std::string(WHOMET_SOURCE_DIR) + "/tests/graph/eval/gold/";

GoldDocument gold(const std::string& name) {
  auto article = parse_gold(read_file(kFolder + name + ".json"));
  REQUIRE(article);
  REQUIRE(article->has_value());
  return {**article, read_file(kFolder + "texts/" + name + ".txt"), true};
}

Facts graph() {
  auto facts = from_exchange_json(read_file(kFolder + "graph.exchange"));
  REQUIRE(facts);
  return std::move(facts).value();
}

std::string text(const Share& share) {
  return std::to_string(share.right) + "/" + std::to_string(share.of);
}
std::string text(const LevelScore& level) {
  return text(level.precision) + " " + text(level.recall);
}

std::size_t errors_of(const EvalScores& scores, const std::string& kind) {
  return static_cast<std::size_t>(std::ranges::count_if(
      scores.errors, [&](const std::string& line) { return line.starts_with(kind + "\t"); }));
}

}  // namespace

TEST_CASE("graph/eval/score: the figures of the reference scorer") {
  struct Row {
    std::vector<std::string> articles;
    const char *nodes, *types, *aliens, *merged, *split, *coreference, *pair, *typed, *full,
        *meetings, *statuses, *dates;
  };
  const Row rows[] = {
      {{"a01", "a05"},
       "18/18",
       "18/18",
       "1/19",
       "1/23",
       "2/12",
       "3/4 3/5",
       "25/32 15/18",
       "23/32 14/18",
       "22/32 13/18",
       "3/3 3/4",
       "2/3",
       "1/2"},
      {{"a05"},
       "9/9",
       "9/9",
       "1/9",
       "1/14",
       "1/7",
       "1/1 1/1",
       "10/14 6/7",
       "10/14 6/7",
       "10/14 6/7",
       "1/1 1/1",
       "1/1",
       "0/0"},
      {{"a01"},
       "9/9",
       "9/9",
       "0/10",
       "0/13",
       "1/9",
       "2/3 2/4",
       "15/18 9/11",
       "13/18 8/11",
       "12/18 7/11",
       "2/2 2/3",
       "1/2",
       "1/2"},
  };
  const Facts facts = graph();
  for (const Row& row : rows) {
    std::vector<GoldDocument> documents;
    for (const std::string& name : row.articles) documents.push_back(gold(name));
    const EvalScores scores = score_graph(facts, documents);
    CAPTURE(row.articles.front());
    CHECK(scores.articles == row.articles.size());
    CHECK(text(scores.nodes) == row.nodes);
    CHECK(text(scores.types) == row.types);
    CHECK(text(scores.aliens) == row.aliens);
    CHECK(text(scores.merged) == row.merged);
    CHECK(text(scores.split) == row.split);
    CHECK(text(scores.coreference) == row.coreference);
    CHECK(text(scores.pair) == row.pair);
    CHECK(text(scores.typed) == row.typed);
    CHECK(text(scores.full) == row.full);
    CHECK(text(scores.meetings) == row.meetings);
    CHECK(text(scores.statuses) == row.statuses);
    CHECK(text(scores.dates) == row.dates);
  }
}

TEST_CASE("graph/eval/score: tables by relation, extractor and confidence add up") {
  const EvalScores scores = score_graph(graph(), {gold("a01"), gold("a05")});
  std::size_t stated = 0;
  std::size_t asked = 0;
  for (const auto& [relation, level] : scores.relations) {
    stated += level.precision.of;
    asked += level.recall.of;
  }
  CHECK(stated == scores.typed.precision.of);
  CHECK(asked == scores.typed.recall.of);
  std::size_t statements = 0;
  std::size_t full = 0;
  for (const ConfidenceBin& bin : scores.confidence) {
    statements += bin.statements;
    full += bin.full;
  }
  CHECK(statements == scores.full.precision.of);
  CHECK(full == scores.full.precision.right);
  REQUIRE(scores.extractors.contains("statement"));
  CHECK(scores.extractors.at("statement")[0].of > 0);
}

TEST_CASE("graph/eval/score: every miss and every wrong statement is listed") {
  const EvalScores scores = score_graph(graph(), {gold("a01"), gold("a05")});
  CHECK(errors_of(scores, "MISSED") == scores.typed.recall.of - scores.typed.recall.right);
  CHECK(errors_of(scores, "WRONG") == scores.typed.precision.of - scores.typed.precision.right);
  CHECK(errors_of(scores, "MISSED MEETING") == 1);
  CHECK(errors_of(scores, "ALIEN") == 1);
  CHECK(errors_of(scores, "MERGED") == 1);
  CHECK(errors_of(scores, "SPLIT") == 2);
  CHECK(errors_of(scores, "WRONG COREFERENCE") == 1);
}

TEST_CASE(
    "graph/eval/score: without the text coreference is not asked; an empty graph finds nothing") {
  GoldDocument document = gold("a01");
  document.has_text = false;
  const EvalScores scores = score_graph(Facts{}, {document});
  CHECK(scores.coreference.recall.of == 0);
  CHECK(text(scores.nodes) == "0/9");
  CHECK(text(scores.typed) == "0/0 0/11");
  CHECK(text(scores.meetings) == "0/0 0/3");
}
