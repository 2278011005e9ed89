// Groups that repeat. A round is a match of the group's pattern from one node; rounds follow each
// other depth first, with a stack of our own.

#include <algorithm>
#include <utility>

#include "query/exec/path_operators.h"
#include "query/exec/step.h"

namespace whomet {
namespace {

class RoundSink : public Operator {
 public:
  RoundSink(const PathUnit& unit, QueryContext& context) : unit_(unit), context_(context) {}
  bool push(Row row) override {
    PathRound round;
    round.end = row[unit_.end].as_node();
    for (const Slot slot : unit_.edges) round.edges.push_back(row[slot].as_edge());
    for (const PathUnit::Variable& variable : unit_.variables) {
      round.values.push_back(row[variable.inner]);
    }
    context_.buffer(round.values.size() + 1);
    rounds.push_back(std::move(round));
    return true;
  }
  void finish(Row /*row*/) override {}
  std::vector<PathRound> rounds;

 private:
  const PathUnit& unit_;
  QueryContext& context_;
};

Value list_of_edges(const std::vector<const PathRound*>& rounds, bool reversed) {
  ValueList list;
  for (const PathRound* round : rounds) {
    for (const std::uint32_t edge : round->edges) list.push_back(Value::edge(edge));
  }
  if (reversed) std::reverse(list.begin(), list.end());
  return Value::list(std::move(list));
}

}  // namespace

std::vector<PathRound> rounds_from(const PathUnit& unit, std::uint32_t node, Row row,
                                   QueryContext& context) {
  RoundSink sink(unit, context);
  row[unit.start] = Value::node(node);
  unit.round->run(row, sink);
  return std::move(sink.rounds);
}

void bind_rounds(const PathUnit& unit, const std::vector<const PathRound*>& rounds, bool reversed,
                 Row row) {
  row[unit.edge_list] = list_of_edges(rounds, reversed);
  for (std::size_t i = 0; i < unit.variables.size(); ++i) {
    if (unit.is_single) {
      row[unit.variables[i].list] = rounds.front()->values[i];
      continue;
    }
    ValueList list;
    for (const PathRound* round : rounds) list.push_back(round->values[i]);
    if (reversed) std::reverse(list.begin(), list.end());
    row[unit.variables[i].list] = Value::list(std::move(list));
  }
}

bool GroupOperator::push(Row row) {
  if (row[step_.from].kind() != ValueKind::kNode) return true;
  std::uint32_t target = 0;
  if (step_.to_bound) {
    if (row[step_.to].kind() != ValueKind::kNode) return true;
    target = row[step_.to].as_node();
  }
  struct Level {
    std::vector<PathRound> rounds;
    std::size_t next = 0;
  };
  std::vector<Level> levels;
  std::vector<const PathRound*> walked;
  const auto is_free = [&](const PathRound& round) {
    for (const std::uint32_t edge : round.edges) {
      if (is_used(row, step_.others, edge)) return false;
      if (mode_ == PathMode::kWalk) continue;
      for (const PathRound* other : walked) {
        if (std::find(other->edges.begin(), other->edges.end(), edge) != other->edges.end()) {
          return false;
        }
      }
    }
    return true;
  };
  const auto arrive = [&](std::uint32_t node) {
    if (walked.size() < unit_.minimum || (step_.to_bound && node != target)) return true;
    if (step_.to_label != kNoName && !context_.graph.has_label(node, step_.to_label)) return true;
    bind_rounds(unit_, walked, reversed_, row);
    if (!step_.to_bound) row[step_.to] = Value::node(node);
    return emit(row);
  };
  const std::uint32_t start = row[step_.from].as_node();
  if (!arrive(start)) return false;
  if (unit_.maximum == 0) return true;
  levels.push_back({rounds_from(unit_, start, row, context_), 0});
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.rounds.size()) {
      levels.pop_back();
      if (!walked.empty()) walked.pop_back();
      continue;
    }
    const PathRound& round = level.rounds[level.next++];
    context_.step();
    if (!is_free(round)) continue;
    walked.push_back(&round);
    if (!arrive(round.end)) return false;
    if (walked.size() < unit_.maximum) {
      std::vector<PathRound> more = rounds_from(unit_, round.end, row, context_);
      levels.push_back({std::move(more), 0});
    } else {
      walked.pop_back();
    }
  }
  return true;
}

}  // namespace whomet
