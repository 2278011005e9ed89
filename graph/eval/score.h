// A graph judged against annotated articles, level by level: nodes, coreference, statements by
// their ends, by their relation and in full, meetings. docs/annotation.md explains the figures.
// Tested by tests/graph/eval/score_test.cpp and tests/cli/eval_test.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/eval/gold.h"
#include "graph/facts.h"

namespace whomet {

// An annotated article with its text.
struct GoldDocument {
  GoldArticle article;
  std::string text;       // bytes of the file, UTF-8
  bool has_text = false;  // without it coreference is not scored
};

// right / of; 0 where nothing is asked.
struct Share {
  std::size_t right = 0;
  std::size_t of = 0;

  double value() const {
    return of == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(of);
  }
  void count(bool is_right) {
    right += is_right ? 1 : 0;
    ++of;
  }
};

struct LevelScore {
  Share precision;  // of what the graph states
  Share recall;     // of what is asked for

  double f1() const {
    const double p = precision.value();
    const double r = recall.value();
    return p + r > 0.0 ? 2.0 * p * r / (p + r) : 0.0;
  }
};

// How well the statements say how sure they are: those with a confidence in [i/10, (i+1)/10).
struct ConfidenceBin {
  std::size_t statements = 0;
  double sum = 0.0;       // of their confidences
  std::size_t typed = 0;  // right by ends and relation
  std::size_t full = 0;   // right in full
};

struct EvalScores {
  std::size_t articles = 0;
  Share nodes;   // annotated entities that are found
  Share types;   // ... of which the type is right
  Share aliens;  // named nodes of the graph that are no annotated entity
  Share merged;  // nodes that hold two annotated entities
  Share split;   // annotated entities that are two nodes
  LevelScore coreference;
  LevelScore pair;   // two entities linked, whatever the relation
  LevelScore typed;  // by the right relation, in its direction
  LevelScore full;   // and negation, asserted or not, attributed or not
  LevelScore meetings;
  Share statuses;  // of the meetings found
  Share dates;
  std::map<std::string, LevelScore> relations;             // typed, by relation
  std::map<std::string, std::array<Share, 3>> extractors;  // precision: pair, typed, full
  std::array<ConfidenceBin, 10> confidence{};
  std::vector<std::string> errors;  // "MISSED\tFILE\t...", tab-separated, one a line
};

// Documents of the graph are found by the file name at the end of their path.
EvalScores score_graph(const Facts& facts, const std::vector<GoldDocument>& gold);

}  // namespace whomet
