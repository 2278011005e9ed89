// The planner's inside, for planner.cpp, plan_match.cpp and plan_code.cpp only.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/exec/code.h"
#include "query/exec/operators.h"
#include "query/exec/path_operators.h"
#include "query/exec/planner.h"

namespace whomet {

class Planner {
 public:
  Planner(QueryContext& context, bool explain) : context_(context), explain_(explain) {}

  std::unique_ptr<Pipeline> single(const SingleQuery& part);

  std::vector<std::string> warnings;

 private:
  void clause(Pipeline& pipeline, const SingleQuery& part, std::size_t index);
  void projection(Pipeline& pipeline, const Projection& projection, Slot weight = kNoSlot);
  void sort(Pipeline& pipeline, const Projection& projection);
  void match(Pipeline& pipeline, const Clause& clause);
  void merge(Pipeline& pipeline, const Clause& clause);
  std::vector<CreateElement> elements(const std::vector<PathPattern>& paths);
  std::vector<SetCode> set_codes(const std::vector<SetItem>& items);
  std::vector<std::uint32_t> label_ids(const LabelExpr& labels);

  // ---- plan_match.cpp, plan_count.cpp ----
  // `once`: nobody asks how often a row comes, so one of equal rows is enough.
  void pattern(Pipeline& pipeline, const std::vector<PathPattern>& paths, const Expr* where,
               bool once = false);

  // Whether a MATCH and the projection after it are planned as a count; then `weight` is the slot
  // of the number of matches of a row.
  bool count_matches(Pipeline& pipeline, const Clause& match, const Projection& projection,
                     Slot& weight);

  // ---- plan_code.cpp ----
  void fold(Code& code);
  Code code(const Expr& expr);
  Code optional_code(const ExprPtr& expr);
  Code pattern_code(const Expr& expr);
  Code subquery_code(const Expr& expr);
  std::unique_ptr<Pipeline> subquery_pipeline(const QueryTree& query);
  LabelTest label_test(const LabelExpr& labels);
  std::uint32_t label_id(const std::string& name);
  std::uint32_t type_id(const std::string& name);
  // Of a relationship in a pattern: any of them will do; empty = all types.
  std::vector<std::uint32_t> type_ids(const EdgePattern& edge);
  std::uint32_t key_id(const std::string& name);
  std::uint32_t known(NameTable& table, const std::string& name, std::string_view what);

  QueryContext& context_;
  bool explain_;
  bool creating_ = false;  // names may be new

  friend class MatchPlanner;
};

Code variable_code(Slot slot);
Code absent_code();

// Slots that the expression reads or binds, those of its patterns and subqueries included.
void collect_slots(const Expr& expr, std::vector<Slot>& slots);

std::vector<BuildPathOperator::Part> path_parts(const PathPattern& path);
std::string pattern_text(const NodePattern& node);
std::string pattern_text(const EdgePattern& edge, bool reversed);

}  // namespace whomet
