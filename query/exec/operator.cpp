#include "query/exec/operator.h"

namespace whomet {

bool Operator::push_run(Row row, Slot slot, std::span<const std::uint32_t> nodes) {
  for (const std::uint32_t node : nodes) {
    row[slot] = Value::node(node);
    if (!push(row)) return false;
  }
  return true;
}

Operator& Pipeline::add(std::unique_ptr<Operator> op) {
  if (!operators_.empty()) operators_.back()->next = op.get();
  operators_.push_back(std::move(op));
  return *operators_.back();
}

void Pipeline::run(Row row, Operator& sink) const {
  if (operators_.empty()) {
    sink.push(row);
    sink.finish(row);
    return;
  }
  operators_.back()->next = &sink;
  for (const auto& op : operators_) op->reset();
  operators_.front()->push(row);
  operators_.front()->finish(row);
}

}  // namespace whomet
