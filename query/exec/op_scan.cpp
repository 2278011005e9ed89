#include "query/exec/operators.h"

namespace whomet {

bool ScanOperator::push_node(Row row, std::uint32_t node) {
  context_.step();
  row[slot_] = Value::node(node);
  return emit(row);
}

bool ScanOperator::push(Row row) {
  const PropertyGraph& graph = context_.graph;
  if (seek_key != kNoName) {
    const Value value = evaluate(seek_value, row, context_);
    if (const auto found = graph.seek(seek_key, value)) {
      for (const std::uint32_t node : *found) {
        if (label != kNoName && !graph.has_label(node, label)) continue;
        if (!push_node(row, node)) return false;
      }
      return true;
    }
  }
  if (label != kNoName) {
    // A pattern may be matched while the graph grows: MERGE after this row.
    const std::span<const std::uint32_t> nodes = graph.nodes_with(label);
    for (const std::uint32_t node : nodes) {
      if (graph.has_node(node) && graph.has_label(node, label) && !push_node(row, node)) {
        return false;
      }
    }
    return true;
  }
  const std::uint32_t limit = graph.node_limit();
  for (std::uint32_t node = 0; node < limit; ++node) {
    if (graph.has_node(node) && !push_node(row, node)) return false;
  }
  return true;
}

bool IsNodeOperator::push(Row row) {
  return row[slot_].kind() == ValueKind::kNode ? emit(row) : true;
}

}  // namespace whomet
