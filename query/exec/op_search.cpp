// Shortest paths by the searches of query/search, which see the graph without the arcs that the
// pattern and the conditions forbid.

#include <algorithm>
#include <limits>
#include <utility>

#include "query/exec/path_operators.h"
#include "query/exec/step.h"
#include "query/search/property_view.h"

namespace whomet {

PathQuota::PathQuota(PathSelector selector, const Code& count, Row row, QueryContext& context)
    : selector_(selector) {
  if (count.absent) return;
  const Value value = evaluate(count, row, context);
  if (value.kind() != ValueKind::kInteger || value.as_integer() < 1) {
    fail_run(QueryErrorType::kSyntaxError, "NegativeIntegerArgument",
             "SHORTEST and ANY need a whole number of 1 or more", count.place);
  }
  count_ = static_cast<std::uint64_t>(value.as_integer());
}

bool PathQuota::wants(std::size_t length) const {
  switch (selector_) {
    case PathSelector::kAny:
    case PathSelector::kShortest:
      return taken_ < count_;
    case PathSelector::kAllShortest:
    case PathSelector::kGroups:
      return groups_ == 0 || length == last_ || groups_ < count_;
  }
  return false;
}

void PathQuota::take(std::size_t length) {
  ++taken_;
  if (groups_ == 0 || length != last_) ++groups_;
  last_ = length;
}

bool PathSearchOperator::may_take(Row row, std::uint32_t edge, EdgeTest& test) {
  if (is_used(row, spec_.walk.step.others, edge) || !test.passes(row, edge)) return false;
  for (const PathSearchSpec::Test& each : spec_.edge_tests) {
    row[each.slot] = Value::edge(edge);
    if (!holds(each.code, row, context_)) return false;
  }
  return true;
}

bool PathSearchOperator::may_visit(Row row, std::uint32_t node) {
  for (const PathSearchSpec::Test& each : spec_.node_tests) {
    row[each.slot] = Value::node(node);
    if (!holds(each.code, row, context_)) return false;
  }
  return true;
}

// Binds the path; false if a condition on whole paths does not hold.
bool PathSearchOperator::bind(Row row, const FoundPath& found) {
  ValueList edges;
  edges.reserve(found.edges.size());
  for (const std::uint32_t edge : found.edges) edges.push_back(Value::edge(edge));
  Value list = Value::list(std::move(edges));
  if (spec_.is_single) {
    row[spec_.walk.step.edge] = Value::edge(found.edges.front());
  } else {
    for (const Slot slot : spec_.lists) row[slot] = list;
    if (spec_.list == kNoSlot) row[spec_.walk.step.edge] = list;
  }
  if (spec_.list != kNoSlot) row[spec_.list] = std::move(list);
  if (spec_.path != kNoSlot) row[spec_.path] = Value::path({found.nodes, found.edges});
  return std::all_of(spec_.filters.begin(), spec_.filters.end(),
                     [&](const Code& filter) { return holds(filter, row, context_); });
}

bool PathSearchOperator::push(Row row) {
  const Step& step = spec_.walk.step;
  if (row[step.from].kind() != ValueKind::kNode || row[step.to].kind() != ValueKind::kNode) {
    return true;
  }
  PathRequest request;
  request.from = row[step.from].as_node();
  request.to = row[step.to].as_node();
  if (spec_.from_elsewhere && request.from == request.to && spec_.walk.minimum > 0) return true;
  PathQuota quota(spec_.selector, spec_.count, row, context_);
  request.selector = spec_.selector;
  request.count = quota.count();
  request.mode = spec_.mode;
  request.min_hops = spec_.walk.minimum;
  request.max_hops = spec_.walk.maximum;
  request.max_steps = std::numeric_limits<std::size_t>::max();  // the time limit ends it
  request.step = [this] { context_.check_budgets(); };
  if (request.selector == PathSelector::kAny && request.count > 1) {
    request.selector = PathSelector::kShortest;
  }
  if (!spec_.filters.empty()) {
    request.selector = PathSelector::kShortest;
    request.count = std::numeric_limits<std::size_t>::max();
  }
  EdgeTest test(spec_.walk, row, context_);
  PropertyViewOptions options;
  options.direction =
      step.direction == EdgeDirection::kBoth
          ? ViewDirection::kBoth
          : (step.direction == EdgeDirection::kOut ? ViewDirection::kOut : ViewDirection::kIn);
  options.types = step.types;
  const bool tests_edges = !step.others.empty() || !spec_.edge_tests.empty() ||
                           !spec_.walk.properties.absent || !spec_.walk.where.absent;
  if (tests_edges) {
    options.edge_test = [&](std::uint32_t edge) { return may_take(row, edge, test); };
  }
  if (!spec_.node_tests.empty()) {
    if (!may_visit(row, request.from)) return true;
    options.node_test = [&](std::uint32_t node) { return may_visit(row, node); };
  }
  PropertyView view(context_.graph, std::move(options));
  bool more = true;
  search_paths(view, request, [&](const FoundPath& found) {
    context_.step();
    const std::size_t length = found.edges.size();
    if (!quota.wants(length)) return false;
    if (!bind(row, found)) return true;
    quota.take(length);
    more = emit(row);
    return more && quota.wants(length);
  });
  return more;
}

}  // namespace whomet
