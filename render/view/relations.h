// What a line between two nodes says, in words: "met 2023-02-22", "✗ not: sanctioned",
// "visited (planned) 2023-05". Statements that say the same of the same two become one relation.
#pragma once

#include <compare>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "graph/entity_graph.h"
#include "render/style.h"

namespace whomet {

// Where it is said.
struct Telling {
  std::string document;   // id
  std::size_t begin = 0;  // of the sentence, in bytes of the file
  std::string quote;

  friend auto operator<=>(const Telling&, const Telling&) = default;
};

struct Relation {
  NodeId tail;
  NodeId head;
  bool directed = true;  // false: symmetric, the ends in order of their ids
  Reality reality = Reality::kFact;
  std::string predicate;         // of the ontology, or "open"
  std::string text;              // "met 2023-02-22", one line
  std::vector<std::string> ids;  // of the statements and meetings that it stands for, sorted
  std::set<Telling> tellings;    // never empty but for imported facts without a sentence

  std::set<std::string> documents() const;
};

Reality reality_of(const Statement& statement);

// "2023-02-22", "2023-02", "2023", "2023-02-20 – 2023-02-25", "since 2022", or "" if not resolved.
std::string when(const TimeValue& time);

// "Ana – praised – Bea (planned)": a statement in one line.
std::string sentence_of(const EntityGraph& graph, const Statement& statement);

// One occasion or assertion, as it is before folding.
struct Assertion {
  NodeId tail;
  NodeId head;
  bool directed = true;
  Reality reality = Reality::kFact;
  std::string predicate;
  std::string verb;      // "met"
  std::string modality;  // "planned", of plans only
  std::string speaker;   // of claims only
  std::string where;     // "in Oslo", or ""
  TimeValue time;
  bool state = false;        // lasting, so that hearing of it twice is no second time
  bool told_by_end = false;  // one end is a meeting, whose label has the date and the status
  std::string id;
  std::string occasion;  // the meeting it follows from, else its own id; counted in "×2"
  std::set<Telling> tellings;
};

std::set<Telling> tellings_of(const std::vector<Evidence>& evidence);

Assertion assertion_of(const EntityGraph& graph, EdgeId edge);

// Joins what has the same ends, verb and kind of reality. A claim that is told as fact elsewhere is
// a fact. Ordered by ends; then the ontology's relations first, best supported first.
std::vector<Relation> fold_assertions(std::vector<Assertion> assertions);

}  // namespace whomet
