// How a statement of the graph is compared with one that is asked for. Tested by
// tests/graph/eval/score_test.cpp.
#pragma once

#include <string>
#include <tuple>

#include "graph/eval/matcher.h"

namespace whomet {

// What has to agree: the two ends; and the relation in its direction; and negation, asserted or
// not, attributed or not.
enum class Level { kPair, kTyped, kFull };

// A statement of the graph as it is compared: ends, relation, qualifiers.
struct Stated {
  MatchedNode subject;
  std::string predicate;
  MatchedNode object;
  bool negated = false;
  bool modal = false;
  bool attributed = false;

  friend bool operator<(const Stated& a, const Stated& b) {
    return std::tie(a.subject, a.predicate, a.object, a.negated, a.modal, a.attributed) <
           std::tie(b.subject, b.predicate, b.object, b.negated, b.modal, b.attributed);
  }
};

bool is_right(const ArticleMatcher& matcher, const Stated& stated, const WantedStatement& wanted,
              Level level);

}  // namespace whomet
