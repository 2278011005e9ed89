// What expressions do with lists: elements, slices, comprehensions, quantifiers, and the lists that
// patterns and subqueries make.

#include <algorithm>
#include <utility>

#include "query/exec/evaluate_parts.h"
#include "query/exec/operator.h"
#include "query/temporal/moment.h"
#include "query/value_order.h"

namespace whomet {
namespace {

// The list of a comprehension or quantifier; null stays null.
Value list_of(const Code& code, Row row, QueryContext& context) {
  Value list = evaluate(code, row, context);
  if (!list.is_null() && list.kind() != ValueKind::kList) {
    type_failure("expected List, found " + std::string(name_of(list.kind())), code.place);
  }
  return list;
}

// Evaluates the result of a pattern comprehension for each match.
class ResultSink : public Operator {
 public:
  ResultSink(const Code& result, QueryContext& context) : result_(result), context_(context) {}
  bool push(Row row) override {
    results.push_back(evaluate(result_, row, context_));
    context_.buffer(1);
    return true;
  }
  void finish(Row /*row*/) override {}
  ValueList results;

 private:
  const Code& result_;
  QueryContext& context_;
};

}  // namespace

Value element_at(const Value& base, const Value& index, const Code& code, QueryContext& context) {
  if (base.is_null() || index.is_null()) return {};
  switch (base.kind()) {
    case ValueKind::kList: {
      if (index.kind() != ValueKind::kInteger) {
        type_failure("a list is indexed by Integer, found " + std::string(name_of(index.kind())),
                     code.place);
      }
      const ValueList& list = base.as_list();
      const auto size = static_cast<std::int64_t>(list.size());
      const std::int64_t at =
          index.as_integer() < 0 ? index.as_integer() + size : index.as_integer();
      return at < 0 || at >= size ? Value() : list[static_cast<std::size_t>(at)];
    }
    case ValueKind::kMap:
    case ValueKind::kNode:
    case ValueKind::kEdge: {
      if (index.kind() != ValueKind::kText) {
        type_failure("a key is String, found " + std::string(name_of(index.kind())), code.place,
                     "MapElementAccessByNonString");
      }
      const std::uint32_t key = context.graph.keys.find(index.as_text());
      return property_of(base, index.as_text(), key, context);
    }
    default:
      if (is_temporal(base.kind()) && index.kind() == ValueKind::kText) {
        return property_of(base, index.as_text(), kNoName, context);
      }
      type_failure("expected List, Map, Node or Relationship before [, found " +
                       std::string(name_of(base.kind())),
                   code.place);
  }
}

Value slice_of(const Code& code, Row row, QueryContext& context) {
  const Value base = evaluate(code.args[0], row, context);
  const auto bound = [&](const Code& part, std::int64_t missing, bool& null) {
    if (part.absent) return missing;
    const Value value = evaluate(part, row, context);
    if (value.is_null()) {
      null = true;
      return missing;
    }
    if (value.kind() != ValueKind::kInteger) {
      type_failure("a list is sliced by Integer, found " + std::string(name_of(value.kind())),
                   part.place);
    }
    return value.as_integer();
  };
  if (base.is_null()) return {};
  if (base.kind() != ValueKind::kList) {
    type_failure("expected List, found " + std::string(name_of(base.kind())), code.place);
  }
  const ValueList& list = base.as_list();
  const auto size = static_cast<std::int64_t>(list.size());
  bool null = false;
  std::int64_t from = bound(code.args[1], 0, null);
  std::int64_t to = bound(code.args[2], size, null);
  if (null) return {};
  if (from < 0) from = std::max<std::int64_t>(from + size, 0);
  if (to < 0) to += size;
  to = std::min(to, size);
  if (from >= to) return Value::list({});
  return Value::list(ValueList(list.begin() + from, list.begin() + to));
}

Value list_comprehension(const Code& code, Row row, QueryContext& context) {
  const Value list = list_of(code.args[0], row, context);
  if (list.is_null()) return {};
  ValueList results;
  for (const Value& element : list.as_list()) {
    context.step();
    row[code.slot] = element;
    if (!code.args[1].absent && !holds(code.args[1], row, context)) continue;
    results.push_back(code.args[2].absent ? element : evaluate(code.args[2], row, context));
  }
  return Value::list(std::move(results));
}

Value quantifier(const Code& code, Row row, QueryContext& context) {
  const Value list = list_of(code.args[0], row, context);
  if (list.is_null()) return {};
  std::size_t yes = 0;
  std::size_t unknown = 0;
  for (const Value& element : list.as_list()) {
    row[code.slot] = element;
    const Truth one = truth_of(code.args[1], row, context);
    context.step();
    if (one == Truth::kUnknown) ++unknown;
    if (one == Truth::kTrue) ++yes;
    if (code.kind == ExprKind::kAny && yes > 0) return Value::boolean(true);
    if (code.kind == ExprKind::kNone && yes > 0) return Value::boolean(false);
    if (code.kind == ExprKind::kSingle && yes > 1) return Value::boolean(false);
    if (code.kind == ExprKind::kAll && one == Truth::kFalse) return Value::boolean(false);
  }
  if (unknown > 0) return {};
  switch (code.kind) {
    case ExprKind::kAny:
      return Value::boolean(false);
    case ExprKind::kSingle:
      return Value::boolean(yes == 1);
    default:
      return Value::boolean(true);
  }
}

Value reduce(const Code& code, Row row, QueryContext& context) {
  Value total = evaluate(code.args[0], row, context);
  const Value list = list_of(code.args[1], row, context);
  if (list.is_null()) return {};
  for (const Value& element : list.as_list()) {
    row[code.slot] = std::move(total);
    row[code.slot2] = element;
    total = evaluate(code.args[2], row, context);
    context.step();
  }
  return total;
}

Value subquery(const Code& code, Row row, QueryContext& context) {
  switch (code.kind) {
    case ExprKind::kPattern:
    case ExprKind::kExists: {
      ExistsSink sink;
      code.pipeline->run(row, sink);
      return Value::boolean(sink.found);
    }
    case ExprKind::kCountSubquery: {
      CountSink sink;
      code.pipeline->run(row, sink);
      return Value::integer(sink.count);
    }
    case ExprKind::kShortestPath: {
      ResultSink sink(code.args[0], context);
      code.pipeline->run(row, sink);
      if (code.id != 0) return Value::list(std::move(sink.results));  // allShortestPaths
      return sink.results.empty() ? Value() : sink.results.front();
    }
    default: {
      ResultSink sink(code.args[0], context);
      code.pipeline->run(row, sink);
      return Value::list(std::move(sink.results));
    }
  }
}

}  // namespace whomet
