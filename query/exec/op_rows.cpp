// Operators on rows.

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "query/exec/operators.h"
#include "query/functions/range.h"
#include "query/procedure.h"
#include "query/value_order.h"

namespace whomet {

bool ProjectOperator::push(Row row) {
  // All are computed before any is set: WITH a AS b, b AS a.
  for (std::size_t i = 0; i < items_.size(); ++i) {
    values_[i] = evaluate(items_[i].second, row, context_);
  }
  for (std::size_t i = 0; i < items_.size(); ++i) row[items_[i].first] = std::move(values_[i]);
  return emit(row);
}

// Without the list: UNWIND range(1, 1000000000) holds one number at a time.
bool UnwindOperator::push_range(Row row) {
  ValueList arguments;
  for (const Code& argument : list_.args) arguments.push_back(evaluate(argument, row, context_));
  IntegerRange numbers;
  try {
    numbers = range_of(arguments);
  } catch (QueryFailure& failure) {
    failure.place_at(list_.place);
    throw;
  }
  for (std::uint64_t i = 0; i < numbers.count; ++i) {
    context_.step();
    row[slot_] = Value::integer(numbers.at(i));
    if (!emit(row)) return false;
  }
  return true;
}

bool UnwindOperator::push(Row row) {
  if (is_range_) return push_range(row);
  const Value list = evaluate(list_, row, context_);
  if (list.is_null()) return true;
  if (list.kind() != ValueKind::kList) {
    row[slot_] = list;
    return emit(row);
  }
  for (const Value& element : list.as_list()) {
    context_.step();
    row[slot_] = element;
    if (!emit(row)) return false;
  }
  return true;
}

bool OptionalOperator::push(Row row) {
  ForwardSink sink(*this->next);
  pipeline_->run(row, sink);
  ++rows;
  if (sink.found) return sink.more;
  for (const Slot slot : slots_) row[slot] = Value();
  return next->push(row);
}

namespace {

struct RowHash {
  std::size_t operator()(const ValueList& row) const {
    std::size_t hash = 0;
    for (const Value& value : row) hash = hash * 31 + hash_of(value);
    return hash;
  }
};
struct RowSame {
  bool operator()(const ValueList& a, const ValueList& b) const {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), equivalent);
  }
};
using RowSet = std::unordered_set<ValueList, RowHash, RowSame>;

// Rows of a subquery: its columns go to the slots of the outer query.
class ColumnSink : public Operator {
 public:
  ColumnSink(Operator& to, const std::vector<Slot>& from, const std::vector<Slot>& slots,
             RowSet* seen)
      : from_(from), slots_(slots), seen_(seen) {
    next = &to;
  }
  bool push(Row row) override {
    ValueList values;
    for (const Slot slot : from_) values.push_back(row[slot]);
    if (seen_ != nullptr && !seen_->insert(values).second) return true;
    for (std::size_t i = 0; i < slots_.size(); ++i) row[slots_[i]] = values[i];
    more = next->push(row);
    return more;
  }
  void finish(Row /*row*/) override {}
  bool more = true;

 private:
  const std::vector<Slot>& from_;
  const std::vector<Slot>& slots_;
  RowSet* seen_;
};

}  // namespace

bool ApplyOperator::push(Row row) {
  RowSet seen;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (slots_.empty()) {  // changes only
      CountSink sink;
      parts_[i]->run(row, sink);
      continue;
    }
    ColumnSink sink(*next, columns_[i], slots_, distinct_ ? &seen : nullptr);
    parts_[i]->run(row, sink);
    if (!sink.more) return false;
  }
  return slots_.empty() ? emit(row) : true;
}

std::uint64_t page_bound(const Code& code, Row row, QueryContext& context, std::uint64_t missing) {
  if (code.absent) return missing;
  const Value value = evaluate(code, row, context);
  if (value.kind() != ValueKind::kInteger) {
    fail_run(QueryErrorType::kSyntaxError, "InvalidArgumentType",
             "SKIP and LIMIT need a whole number, found " + std::string(name_of(value.kind())),
             code.place);
  }
  if (value.as_integer() < 0) {
    fail_run(QueryErrorType::kSyntaxError, "NegativeIntegerArgument",
             "SKIP and LIMIT cannot be negative", code.place);
  }
  return static_cast<std::uint64_t>(value.as_integer());
}

bool PageOperator::push(Row row) {
  if (!ready_) {
    to_skip_ = page_bound(skip_, row, context_, 0);
    to_return_ = page_bound(limit_, row, context_, std::numeric_limits<std::uint64_t>::max());
    ready_ = true;
  }
  if (to_return_ == 0) return false;
  if (to_skip_ > 0) {
    --to_skip_;
    return true;
  }
  --to_return_;
  return emit(row) && to_return_ > 0;
}

bool EagerOperator::push(Row row) {
  for (const Slot slot : live_) rows_kept_.push_back(row[slot]);
  context_.buffer(live_.size() + 1);
  ++count_;
  return true;
}

void EagerOperator::finish(Row row) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    context_.step();
    for (const Slot slot : live_) row[slot] = std::move(rows_kept_[at++]);
    if (!emit(row)) break;
  }
  reset();
  next->finish(row);
}

// ---- distinct ----

struct DistinctOperator::Seen {
  std::unordered_multimap<std::size_t, std::size_t> places;  // hash -> row in `values`
  std::vector<Value> values;
};

DistinctOperator::DistinctOperator(QueryContext& context, std::vector<Slot> slots)
    : context_(context), slots_(std::move(slots)), seen_(std::make_unique<Seen>()) {}
DistinctOperator::~DistinctOperator() = default;

void DistinctOperator::reset() {
  seen_ = std::make_unique<Seen>();
}

bool DistinctOperator::push(Row row) {
  std::size_t hash = 0;
  for (const Slot slot : slots_) hash = hash * 31 + hash_of(row[slot]);
  const auto [begin, end] = seen_->places.equal_range(hash);
  for (auto place = begin; place != end; ++place) {
    const Value* other = seen_->values.data() + place->second * slots_.size();
    bool same = true;
    for (std::size_t i = 0; i < slots_.size() && same; ++i) {
      same = equivalent(other[i], row[slots_[i]]);
    }
    if (same) return true;
  }
  seen_->places.emplace(hash, slots_.empty() ? 0 : seen_->values.size() / slots_.size());
  for (const Slot slot : slots_) seen_->values.push_back(row[slot]);
  context_.buffer(slots_.size() + 1);
  return emit(row);
}

// ---- procedures ----

bool ProcedureOperator::push(Row row) {
  ValueList arguments;
  for (const Code& arg : args_) arguments.push_back(evaluate(arg, row, context_));
  const std::vector<ValueList> results =
      procedure_.call(context_.graph, arguments, context_.meter());
  if (procedure_.results.empty()) return emit(row);
  for (const ValueList& result : results) {
    context_.step();
    for (const auto& [column, slot] : columns_) row[slot] = result[column];
    if (!emit(row)) return false;
  }
  return true;
}

}  // namespace whomet
