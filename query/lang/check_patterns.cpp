// Patterns: what they bind, and of which type it has to be.

#include <algorithm>

#include "query/failure.h"
#include "query/lang/checker_state.h"

namespace whomet {
namespace {

[[noreturn]] void conflict(const std::string& name, StaticType is, std::string_view wanted,
                           ByteSpan place) {
  fail_syntax("VariableTypeConflict",
              "'" + name + "' is " + std::string(name_of(is.kind)) + " already, expected " +
                  std::string(wanted),
              place);
}

bool is_label_list(const LabelExpr& labels) {
  if (labels.kind == LabelExpr::Kind::kName) return true;
  return labels.kind == LabelExpr::Kind::kAnd &&
         std::all_of(labels.parts.begin(), labels.parts.end(), is_label_list);
}

[[noreturn]] void already_bound(const std::string& name, ByteSpan place) {
  fail_syntax("VariableAlreadyBound", "'" + name + "' is bound already", place);
}

}  // namespace

void Checker::bind_node(NodePattern& node, bool may_bind) {
  if (const Variable* known = node.variable.empty() ? nullptr : find(node.variable)) {
    if (!known->type.is_open() && !known->type.is(TypeKind::kNode)) {
      conflict(node.variable, known->type, "a node", node.place);
    }
    node.slot = known->slot;
    node.bound = true;
    return;
  }
  if (!node.variable.empty() && !may_bind) {
    fail_unbound(node.variable, node.place);
  }
  node.slot = declare(node.variable, StaticType::of(TypeKind::kNode));
}

// Inside a group its variables stand for one value each, outside for the list of all.
void Checker::bind_group(EdgePattern& edge) {
  PathGroup& group = *edge.group;
  const std::size_t outer = scope_.size();
  if (!group.is_single) {
    for (const NodePattern& node : group.pattern.nodes) {
      if (!node.variable.empty() && find(node.variable) != nullptr) {
        already_bound(node.variable, node.place);
      }
    }
    for (const EdgePattern& inner : group.pattern.edges) {
      if (!inner.variable.empty() && find(inner.variable) != nullptr) {
        already_bound(inner.variable, inner.place);
      }
    }
  }
  std::vector<Slot> own_edges;
  bind_path(group.pattern, own_edges, true);
  for (std::size_t i = outer; i < scope_.size(); ++i) {
    if (scope_[i].name.empty()) continue;
    group.variables.push_back({scope_[i].name, scope_[i].slot, scope_[i].slot, scope_[i].type});
  }
  if (!group.is_single) {
    scope_.resize(outer);
    for (GroupVariable& variable : group.variables) {
      variable.list = declare(variable.name, StaticType::list_of(variable.type.kind));
    }
  }
  edge.slot = new_slot();
}

void Checker::bind_edge(EdgePattern& edge, std::vector<Slot>& own_edges, bool may_bind) {
  if (edge.group) return bind_group(edge);
  if (const Variable* known = edge.variable.empty() ? nullptr : find(edge.variable)) {
    const TypeKind wanted = edge.variable_length ? TypeKind::kList : TypeKind::kEdge;
    const bool wrong_elements = known->type.is(TypeKind::kList) &&
                                known->type.element != TypeKind::kAny &&
                                known->type.element != TypeKind::kEdge;
    if ((!known->type.is_open() && !known->type.is(wanted)) || wrong_elements) {
      conflict(edge.variable, known->type, "a relationship", edge.place);
    }
    if (std::find(own_edges.begin(), own_edges.end(), known->slot) != own_edges.end()) {
      fail_syntax("RelationshipUniquenessViolation",
                  "'" + edge.variable + "' cannot stand for two relationships of one pattern",
                  edge.place);
    }
    edge.slot = known->slot;
    edge.bound = true;
    own_edges.push_back(edge.slot);
    return;
  }
  if (!edge.variable.empty() && !may_bind) {
    fail_unbound(edge.variable, edge.place);
  }
  edge.slot = declare(edge.variable, edge.variable_length ? StaticType::list_of(TypeKind::kEdge)
                                                          : StaticType::of(TypeKind::kEdge));
  own_edges.push_back(edge.slot);
}

void Checker::bind_path(PathPattern& path, std::vector<Slot>& own_edges, bool may_bind) {
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    bind_node(path.nodes[i], may_bind);
    if (i < path.edges.size()) bind_edge(path.edges[i], own_edges, may_bind);
  }
  if (path.variable.empty()) return;
  if (find(path.variable) != nullptr) already_bound(path.variable, path.place);
  path.slot = declare(path.variable, StaticType::of(TypeKind::kPath));
}

void Checker::pattern_expressions(PathPattern& path) {
  const auto check = [&](ExprPtr& properties, ExprPtr& where) {
    if (properties) {
      if (contains_aggregate(*properties)) {
        fail_syntax("InvalidAggregation", "a pattern cannot aggregate", properties->place);
      }
      expression(*properties, {});
    }
    if (where) predicate(*where, "WHERE");
  };
  for (NodePattern& node : path.nodes) check(node.properties, node.where);
  for (EdgePattern& edge : path.edges) {
    check(edge.properties, edge.where);
    if (edge.group) group_expressions(*edge.group);
    const bool endless = edge.variable_length && edge.maximum == kAnyHops;
    if (endless && path.mode == PathMode::kWalk && path.search == PathSearch::kAll) {
      fail_syntax("UnexpectedSyntax",
                  "there is no end of walks; bound the length, or select some: ANY SHORTEST WALK",
                  edge.place);
    }
  }
  if (path.where) predicate(*path.where, "WHERE");
  if (path.count) {
    expression(*path.count, {});
    if (path.count->kind == ExprKind::kLiteral && path.count->literal.as_integer() < 1) {
      fail_syntax("NegativeIntegerArgument", "expected a number of 1 or more", path.count->place);
    }
  }
}

// They see what was bound before the clause, and what the group binds.
void Checker::group_expressions(PathGroup& group) {
  const Scope all = scope_;
  scope_.resize(std::min(clause_scope_, scope_.size()));
  for (const GroupVariable& variable : group.variables) {
    scope_.push_back({variable.name, variable.inner, variable.type});
  }
  pattern_expressions(group.pattern);
  if (group.where) predicate(*group.where, "WHERE");
  scope_ = all;
}

void Checker::match(Clause& clause) {
  std::vector<Slot> own_edges;
  clause_scope_ = scope_.size();
  for (PathPattern& path : clause.paths) bind_path(path, own_edges, true);
  for (PathPattern& path : clause.paths) pattern_expressions(path);
  if (clause.where) predicate(*clause.where, "WHERE");
}

void Checker::create(std::vector<PathPattern>& paths, bool merges) {
  for (PathPattern& path : paths) {
    for (NodePattern& node : path.nodes) {
      if (node.labels) {
        // Only a list of labels can be made.
        if (!is_label_list(*node.labels)) {
          fail_syntax("UnexpectedSyntax", "a node is made with labels, not with alternatives",
                      node.place);
        }
      }
      const bool known = !node.variable.empty() && find(node.variable) != nullptr;
      if (known && (path.edges.empty() || node.labels || node.properties)) {
        const Variable* variable = find(node.variable);
        if (!variable->type.is_open() && !variable->type.is(TypeKind::kNode)) {
          conflict(node.variable, variable->type, "a node", node.place);
        }
        already_bound(node.variable, node.place);
      }
      bind_node(node, true);
    }
    for (EdgePattern& edge : path.edges) {
      if (!edge.variable.empty() && find(edge.variable) != nullptr) {
        already_bound(edge.variable, edge.place);
      }
      if (edge.variable_length) {
        fail_syntax("CreatingVarLength", "a relationship of variable length cannot be made",
                    edge.place);
      }
      if (edge.types.size() != 1) {
        fail_syntax("NoSingleRelationshipType", "a new relationship needs one type: -[:TYPE]->",
                    edge.place);
      }
      if (edge.direction == EdgeDirection::kBoth && (!merges || edge.both_arrows)) {
        fail_syntax("RequiresDirectedRelationship", "a new relationship needs a direction",
                    edge.place);
      }
      edge.slot = declare(edge.variable, StaticType::of(TypeKind::kEdge));
    }
    if (!path.variable.empty()) {
      if (find(path.variable) != nullptr) already_bound(path.variable, path.place);
      path.slot = declare(path.variable, StaticType::of(TypeKind::kPath));
    }
    pattern_expressions(path);
  }
}

void Checker::merge(Clause& clause) {
  create(clause.paths, true);
  set_items(clause.on_create);
  set_items(clause.on_match);
}

}  // namespace whomet
