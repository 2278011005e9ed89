// The checker's inside, for the check_*.cpp files only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/function.h"
#include "query/lang/ast.h"
#include "query/lang/checker.h"

namespace whomet {

struct Variable {
  std::string name;
  Slot slot = kNoSlot;
  StaticType type;
};

// Variables that can be named here; the last of a name hides the others.
using Scope = std::vector<Variable>;

class Checker {
 public:
  Checker(const ValueMap& parameters, const ProcedureList& procedures)
      : parameters_(parameters), procedures_(procedures) {}

  void whole(QueryTree& tree);

 private:
  // Where an expression stands.
  struct Place {
    bool aggregates = false;  // aggregating calls may stand here
    bool in_aggregate = false;
    bool predicate = false;      // a pattern may stand here as predicate
    bool new_variables = false;  // a pattern may bind variables (comprehension)
  };

  void query(QueryTree& tree, const Scope& outer, bool nested);
  void single(QueryTree& tree, SingleQuery& part, bool nested);
  void clause(QueryTree& tree, SingleQuery& part, Clause& clause, bool nested);
  void check_order(const SingleQuery& part, bool nested) const;
  void unwind(Clause& clause);
  void call(Clause& clause, const SingleQuery& part, bool nested);
  void call_subquery(Clause& clause);
  void set_items(std::vector<SetItem>& items);
  void delete_items(Clause& clause);

  // ---- projections ----
  void projection(Projection& projection, bool is_return);
  void expand_star(Projection& projection);
  void group(Projection& projection);
  void extract_aggregates(ExprPtr& expr, Projection& projection, std::vector<Slot>& local);
  void replace_items(ExprPtr& expr, const Projection& projection,
                     const std::vector<ExprPtr>& forms);
  void page_bound(const Expr& expr, std::string_view word);

  // ---- patterns ----
  void match(Clause& clause);
  void merge(Clause& clause);
  void create(std::vector<PathPattern>& paths, bool merges);
  void bind_path(PathPattern& path, std::vector<Slot>& own_edges, bool may_bind);
  void bind_node(NodePattern& node, bool may_bind);
  void bind_edge(EdgePattern& edge, std::vector<Slot>& own_edges, bool may_bind);
  void bind_group(EdgePattern& edge);
  void pattern_expressions(PathPattern& path);
  void group_expressions(PathGroup& group);

  // ---- expressions ----
  StaticType expression(Expr& expr, Place place);
  StaticType predicate(Expr& expr, std::string_view clause);
  StaticType boolean(Expr& expr, Place place);
  StaticType arithmetic(Expr& expr, Place place);
  StaticType call_function(Expr& expr, Place place);
  StaticType comprehension(Expr& expr, Place place);
  StaticType reduce(Expr& expr, Place place);
  StaticType case_of(Expr& expr, Place place);
  StaticType list_literal(Expr& expr, Place place);
  StaticType pattern(Expr& expr, Place place);
  StaticType pattern_comprehension(Expr& expr, Place place);
  StaticType subquery(Expr& expr);
  StaticType parameter(const Expr& expr) const;

  // ---- scope ----
  const Variable* find(std::string_view name) const;
  [[noreturn]] void fail_unbound(const std::string& name, ByteSpan place) const;
  Slot declare(const std::string& name, StaticType type);
  Slot new_slot() { return next_slot_++; }
  std::vector<Slot> slots_in_scope() const;

  const ValueMap& parameters_;
  const ProcedureList& procedures_;
  Scope scope_;
  std::size_t clause_scope_ = 0;  // variables that were bound before the pattern at hand
  Slot next_slot_ = 0;
};

StaticType type_of(const Value& value);
// InvalidArgumentType: expected `wanted`, found the other.
[[noreturn]] void wrong_type(std::string_view wanted, StaticType found, ByteSpan place);
bool contains_aggregate(const Expr& expr);

// "; did you mean 'name'?", or "" if none of the names is near.
std::string suggestion(std::string_view name, const std::vector<std::string_view>& names);

}  // namespace whomet
