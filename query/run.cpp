#include "query/run.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "query/exec/operator.h"
#include "query/exec/planner.h"
#include "query/graphs/memory_graph.h"
#include "query/lang/checker.h"
#include "query/lang/parser.h"
#include "query/value_order.h"

namespace whomet {
namespace {

// Collects the rows of the answer; with UNION each once.
class AnswerSink : public Operator {
 public:
  AnswerSink(QueryContext& context, QueryAnswer& answer, bool distinct)
      : context_(context), answer_(answer), distinct_(distinct) {}

  void use(const std::vector<Slot>& slots) { slots_ = &slots; }

  bool push(Row row) override {
    if (slots_->empty()) return true;
    ValueList values;
    values.reserve(slots_->size());
    for (const Slot slot : *slots_) values.push_back(row[slot]);
    if (distinct_ && !is_new(values)) return true;
    context_.buffer(values.size());
    answer_.rows.push_back(std::move(values));
    if (context_.limits.rows > 0 && answer_.rows.size() > context_.limits.rows) {
      fail_run(QueryErrorType::kLimit, "RowLimit",
               "the answer has more than " + std::to_string(context_.limits.rows) +
                   " rows; use LIMIT, or allow more with --row-limit");
    }
    return true;
  }
  void finish(Row /*row*/) override {}

 private:
  bool is_new(const ValueList& values) {
    std::size_t hash = 0;
    for (const Value& value : values) hash = hash * 31 + hash_of(value);
    const auto [begin, end] = seen_.equal_range(hash);
    for (auto place = begin; place != end; ++place) {
      const ValueList& other = answer_.rows[place->second];
      if (std::equal(values.begin(), values.end(), other.begin(), equivalent)) return false;
    }
    seen_.emplace(hash, answer_.rows.size());
    return true;
  }

  QueryContext& context_;
  QueryAnswer& answer_;
  bool distinct_;
  const std::vector<Slot>* slots_ = nullptr;
  std::unordered_multimap<std::size_t, std::size_t> seen_;
};

void run_plan(const Plan& plan, QueryContext& context, QueryAnswer& answer) {
  std::vector<Value> row(plan.slot_count);
  AnswerSink sink(context, answer, plan.parts.size() > 1 && !plan.union_all);
  for (std::size_t i = 0; i < plan.parts.size(); ++i) {
    sink.use(plan.column_slots[i]);
    plan.parts[i]->run(row.data(), sink);
  }
}

// Of the first clause that changes the graph.
ByteSpan place_of_update(const QueryTree& tree) {
  for (const SingleQuery& part : tree.parts) {
    for (const Clause& clause : part.clauses) {
      switch (clause.kind) {
        case ClauseKind::kCreate:
        case ClauseKind::kMerge:
        case ClauseKind::kSet:
        case ClauseKind::kDelete:
          return clause.place;
        case ClauseKind::kCallSubquery:
          if (clause.query->updates) return place_of_update(*clause.query);
          break;
        default:
          break;
      }
    }
  }
  return {};
}

void run_steps(PropertyGraph& graph, const QueryRequest& request, QueryAnswer& answer) {
  QueryTree tree = parse_query(request.text);
  check_query(tree, request.parameters,
              request.procedures != nullptr ? *request.procedures : built_in_procedures());
  if (tree.updates && !request.may_update) {
    throw QueryFailure({QueryErrorType::kReadOnly, true, "ReadOnly",
                        "this changes the graph, and only reading is allowed",
                        place_of_update(tree)});
  }
  const ValueBudget budget(request.limits.buffered);
  QueryContext context{graph, request.parameters, {graph, request.now}, request.limits};
  const Plan plan = plan_query(tree, context, tree.mode != QueryTree::Mode::kRun);
  answer.columns = plan.columns;
  answer.warnings = plan.warnings;
  if (tree.mode != QueryTree::Mode::kExplain) {
    answer.updated = tree.updates;
    run_plan(plan, context, answer);
  }
  if (tree.mode != QueryTree::Mode::kRun) {
    answer.plan = plan_text(plan, tree.mode == QueryTree::Mode::kProfile);
  }
}

}  // namespace

QueryAnswer run_query(PropertyGraph& graph, const QueryRequest& request) {
  QueryAnswer answer;
  try {
    run_steps(graph, request, answer);
  } catch (const QueryFailure& failure) {
    answer.rows.clear();
    answer.error = failure.error();
  }
  return answer;
}

QueryAnswer evaluate_literal(std::string_view text) {
  MemoryGraph graph;
  QueryRequest request;
  const std::string query = "RETURN " + std::string(text) + "\nAS value";
  request.text = query;
  return run_query(graph, request);
}

}  // namespace whomet
