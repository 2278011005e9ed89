// A pattern -> scans and expansions, cheapest first.
//
// The start is the node from which the whole pattern costs least by the counts of labels and types
// and the average degrees; then always the edge that multiplies the rows least. Conditions stand as
// soon as what they read is bound. Method: greedy ordering as in Neumann & Moerkotte's GOO, over
// the nodes as starts.

#include <algorithm>
#include <utility>

#include "query/exec/planner_state.h"

namespace whomet {
namespace {

constexpr double kEqualityShare = 0.1;       // rows that a property equal to a value leaves
constexpr double kConditionShare = 0.5;      // any other condition
constexpr std::uint32_t kUnboundedHops = 6;  // that `*` is thought to walk

struct Condition {
  Code code;
  std::vector<Slot> needs;  // of those that the pattern binds
  double share = kConditionShare;
  bool done = false;
  // `slot` has the label.
  Slot label_slot = kNoSlot;
  std::uint32_t label = kNoName;
  // `slot`.key = seek_value, and an index can find it.
  Slot seek_slot = kNoSlot;
  std::uint32_t seek_key = kNoName;
  const Expr* seek_value = nullptr;
};

struct Link {
  const EdgePattern* edge = nullptr;
  const PathPattern* path = nullptr;
  Slot left = kNoSlot;
  Slot right = kNoSlot;
  std::vector<std::uint32_t> types;
  bool done = false;
};

bool contains(const std::vector<Slot>& slots, Slot slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

bool may_be_same(const Link& a, const Link& b) {
  if (a.types.empty() || b.types.empty()) return true;
  return std::any_of(a.types.begin(), a.types.end(), [&](std::uint32_t type) {
    return std::find(b.types.begin(), b.types.end(), type) != b.types.end();
  });
}

EdgeDirection turned(EdgeDirection direction) {
  if (direction == EdgeDirection::kBoth) return direction;
  return direction == EdgeDirection::kOut ? EdgeDirection::kIn : EdgeDirection::kOut;
}

}  // namespace

class MatchPlanner {
 public:
  MatchPlanner(Planner& planner, Pipeline& pipeline, const std::vector<PathPattern>& paths,
               const Expr* where)
      : planner_(planner), graph_(planner.context_.graph), pipeline_(pipeline), paths_(paths) {
    collect();
    if (where != nullptr) split(*where);
  }

  void run() {
    for (const Slot slot : bound_nodes_) {
      pipeline_.add<IsNodeOperator>(slot).name = "IsNode";
    }
    emit_ready();
    while (true) {
      if (Link* link = cheapest_link()) {
        expand(*link);
      } else if (const Slot start = best_start(); start != kNoSlot) {
        scan(start);
      } else {
        break;
      }
      emit_ready();
    }
  }

  // Plans the pattern as a count (op_count.cpp) and returns true, if it is a tree whose conditions
  // concern one node or relationship each, none of which can be the same as another. `root` is the
  // node that the rows are about, or kNoSlot if any will do.
  bool run_count(Slot root, Slot weight) {
    if (!is_countable()) return false;
    if (root == kNoSlot) root = best_start();
    CountNode tree;
    if (!hang(root, tree)) return false;
    const bool complete =
        std::all_of(links_.begin(), links_.end(), [](const Link& link) { return link.done; });
    if (!complete || bound_.size() != nodes_.size()) return false;
    bound_.clear();
    scan(root);
    tree.label = kNoName;
    for (const Condition& condition : conditions_) {
      if (condition.done && condition.label_slot == root) tree.label = condition.label;
    }
    add_conditions(tree);
    Operator& op = pipeline_.add<CountOperator>(planner_.context_, std::move(tree), weight);
    op.name = "CountMatches";
    if (planner_.explain_) {
      for (const PathPattern& path : paths_) {
        op.details += op.details.empty() ? "" : ", ";
        for (std::size_t i = 0; i < path.nodes.size(); ++i) {
          op.details += pattern_text(path.nodes[i]);
          if (i < path.edges.size()) op.details += pattern_text(path.edges[i], false);
        }
      }
    }
    return true;
  }

 private:
  // ---- counting ----

  bool is_countable() const {
    if (links_.empty() || nodes_.size() != links_.size() + 1 || !bound_nodes_.empty()) return false;
    for (const PathPattern& path : paths_) {
      if (path.slot != kNoSlot || path.search != PathSearch::kAll) return false;
    }
    for (std::size_t i = 0; i < links_.size(); ++i) {
      if (links_[i].edge->variable_length || links_[i].edge->bound) return false;
      for (std::size_t j = 0; j < i; ++j) {
        if (may_be_same(links_[i], links_[j])) return false;
      }
    }
    return std::all_of(conditions_.begin(), conditions_.end(),
                       [](const Condition& condition) { return condition.needs.size() == 1; });
  }

  // Builds the tree below the node; false if the pattern has a cycle.
  bool hang(Slot slot, CountNode& node) {
    if (contains(bound_, slot)) return false;
    bound_.push_back(slot);
    node.slot = slot;
    for (Link& link : links_) {
      if (link.done || (link.left != slot && link.right != slot)) continue;
      link.done = true;
      const bool from_left = link.left == slot;
      CountBranch branch;
      branch.step.from = slot;
      branch.step.to = from_left ? link.right : link.left;
      branch.step.edge = link.edge->slot;
      branch.step.direction = from_left ? link.edge->direction : turned(link.edge->direction);
      branch.step.types = link.types;
      if (!hang(branch.step.to, branch.child)) return false;
      node.branches.push_back(std::move(branch));
    }
    return true;
  }

  void add_conditions(CountNode& node) {
    if (node.label == kNoName) node.label = take_label(node.slot);
    move_conditions(node.slot, node.conditions);
    for (CountBranch& branch : node.branches) {
      move_conditions(branch.step.edge, branch.conditions);
      add_conditions(branch.child);
    }
  }

  void move_conditions(Slot slot, std::vector<Code>& codes) {
    for (Condition& condition : conditions_) {
      if (condition.done || condition.needs.front() != slot) continue;
      condition.done = true;
      codes.push_back(std::move(condition.code));
    }
  }

  // ---- reading the pattern ----

  void collect() {
    for (const PathPattern& path : paths_) {
      for (const NodePattern& node : path.nodes) {
        if (!node.bound) own_.push_back(node.slot);
        if (!contains(nodes_, node.slot)) nodes_.push_back(node.slot);
      }
      for (const EdgePattern& edge : path.edges) {
        if (!edge.bound) own_.push_back(edge.slot);
      }
      if (path.slot != kNoSlot) own_.push_back(path.slot);
    }
    for (const Slot node : nodes_) {
      if (!contains(own_, node)) bound_nodes_.push_back(node);
    }
    for (const PathPattern& path : paths_) {
      for (std::size_t i = 0; i < path.nodes.size(); ++i) {
        const NodePattern& node = path.nodes[i];
        if (node.labels) add_labels(*node.labels, node.slot);
        if (node.properties) add_properties(*node.properties, node.slot);
        if (node.where) split(*node.where);
        names_.emplace_back(node.slot, &node);
        if (i < path.edges.size()) add_link(path, i);
      }
      path_done_.push_back(path.slot == kNoSlot);
    }
  }

  void add_link(const PathPattern& path, std::size_t i) {
    const EdgePattern& edge = path.edges[i];
    Link link;
    link.edge = &edge;
    link.path = &path;
    link.left = path.nodes[i].slot;
    link.right = path.nodes[i + 1].slot;
    for (const std::string& type : edge.types) link.types.push_back(planner_.type_id(type));
    links_.push_back(std::move(link));
    if (edge.variable_length || path.search != PathSearch::kAll) return;
    if (edge.properties) add_properties(*edge.properties, edge.slot);
    if (edge.where) split(*edge.where);
  }

  std::vector<Slot> needs_of(const Expr& expr) const {
    std::vector<Slot> all;
    collect_slots(expr, all);
    std::erase_if(all, [&](Slot slot) { return !contains(own_, slot); });
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  void add_labels(const LabelExpr& labels, Slot slot) {
    if (labels.kind == LabelExpr::Kind::kAnd) {
      for (const LabelExpr& part : labels.parts) add_labels(part, slot);
      return;
    }
    Condition condition;
    condition.code.kind = ExprKind::kHasLabels;
    condition.code.args.push_back(variable_code(slot));
    condition.code.labels = std::make_unique<LabelTest>(planner_.label_test(labels));
    if (contains(own_, slot)) condition.needs.push_back(slot);
    if (labels.kind == LabelExpr::Kind::kName) {
      condition.label_slot = slot;
      condition.label = condition.code.labels->label;
      condition.share = label_share(condition.label);
    }
    conditions_.push_back(std::move(condition));
  }

  void add_properties(const Expr& map, Slot slot) {
    for (std::size_t i = 0; i < map.args.size(); ++i) {
      Condition condition;
      condition.code.kind = ExprKind::kEqual;
      Code property;
      property.kind = ExprKind::kProperty;
      property.id = planner_.key_id(map.names[i]);
      property.names.push_back(map.names[i]);
      property.args.push_back(variable_code(slot));
      condition.code.args.push_back(std::move(property));
      condition.code.args.push_back(planner_.code(*map.args[i]));
      condition.code.place = map.place;
      condition.needs = needs_of(*map.args[i]);
      note_seek(condition, slot, condition.code.args[0].id, *map.args[i]);
      if (contains(own_, slot)) condition.needs.push_back(slot);
      condition.share = kEqualityShare;
      conditions_.push_back(std::move(condition));
    }
  }

  // Requires: condition.needs are those of the value alone.
  void note_seek(Condition& condition, Slot slot, std::uint32_t key, const Expr& value) {
    if (!condition.needs.empty() || !graph_.has_index(key)) return;
    condition.seek_slot = slot;
    condition.seek_key = key;
    condition.seek_value = &value;
  }

  void split(const Expr& expr) {
    if (expr.kind == ExprKind::kAnd) {
      for (const ExprPtr& part : expr.args) split(*part);
      return;
    }
    if (expr.kind == ExprKind::kHasLabels && expr.args[0]->kind == ExprKind::kVariable &&
        contains(nodes_, expr.args[0]->slot)) {
      return add_labels(*expr.labels, expr.args[0]->slot);
    }
    Condition condition;
    condition.code = planner_.code(expr);
    if (expr.kind == ExprKind::kEqual) {
      condition.share = kEqualityShare;
      for (std::size_t i = 0; i < 2; ++i) {
        const Expr& side = *expr.args[i];
        if (side.kind != ExprKind::kProperty || side.args[0]->kind != ExprKind::kVariable) continue;
        condition.needs = needs_of(*expr.args[1 - i]);
        note_seek(condition, side.args[0]->slot, condition.code.args[i].id, *expr.args[1 - i]);
      }
    }
    condition.needs = needs_of(expr);
    conditions_.push_back(std::move(condition));
  }

  // ---- what is bound ----

  bool is_bound(Slot slot) const { return !contains(own_, slot) || contains(bound_, slot); }

  void emit_ready() {
    for (std::size_t i = 0; i < paths_.size(); ++i) build_path(i);
    for (Condition& condition : conditions_) {
      if (condition.done) continue;
      const bool ready = std::all_of(condition.needs.begin(), condition.needs.end(),
                                     [&](Slot slot) { return is_bound(slot); });
      if (!ready) continue;
      condition.done = true;
      rows_ *= condition.share;
      Operator& op = pipeline_.add<FilterOperator>(planner_.context_, std::move(condition.code));
      op.name = "Filter";
      op.estimate = rows_;
    }
  }

  void build_path(std::size_t index) {
    const PathPattern& path = paths_[index];
    if (path_done_[index]) return;
    std::vector<BuildPathOperator::Part> parts;
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
      if (!is_bound(path.nodes[i].slot)) return;
      const Slot edge = i < path.edges.size() ? path.edges[i].slot : kNoSlot;
      if (edge != kNoSlot && !is_bound(edge)) return;
      parts.push_back({path.nodes[i].slot, edge});
    }
    for (const Link& link : links_) {
      if (link.path == &path && !link.done) return;
    }
    path_done_[index] = true;
    bound_.push_back(path.slot);
    Operator& op = pipeline_.add<BuildPathOperator>(planner_.context_, path.slot, std::move(parts));
    op.name = "Path";
    op.details = path.variable;
  }

  // ---- costs ----

  double node_count() const { return std::max(1.0, static_cast<double>(graph_.node_count())); }

  double label_share(std::uint32_t label) const {
    return static_cast<double>(graph_.nodes_with(label).size()) / node_count();
  }

  // Nodes with the labels of the slot.
  double label_size(Slot slot) const {
    double size = node_count();
    for (const Condition& condition : conditions_) {
      if (condition.label_slot == slot) size = std::min(size, condition.share * node_count());
    }
    return size;
  }

  // Nodes that a scan for the slot yields, and the share that its conditions leave of them.
  double scan_size(Slot slot) const {
    const bool sought = std::any_of(conditions_.begin(), conditions_.end(),
                                    [&](const Condition& each) { return each.seek_slot == slot; });
    return sought ? 1 : label_size(slot);
  }

  double share_left(Slot slot) const {
    double share = 1;
    for (const Condition& condition : conditions_) {
      const bool own = condition.needs.size() == 1 && condition.needs.front() == slot;
      if (own && condition.label_slot == kNoSlot) share *= condition.share;
    }
    return share;
  }

  // Rows that come out for one that goes in.
  double fan_out(const Link& link, bool from_left, const std::vector<Slot>& bound) const {
    const EdgePattern& edge = *link.edge;
    if (edge.bound) return 1;
    const Slot from = from_left ? link.left : link.right;
    const Slot to = from_left ? link.right : link.left;
    double arcs = 0;
    if (link.types.empty()) {
      arcs = static_cast<double>(graph_.edge_count());
    } else {
      for (const std::uint32_t type : link.types) {
        arcs += static_cast<double>(graph_.count_of_type(type));
      }
    }
    double degree = arcs / std::max(1.0, label_size(from));
    if (edge.direction == EdgeDirection::kBoth) degree *= 2;
    double fan = degree;
    if (edge.variable_length) {
      fan = edge.minimum == 0 ? 1 : 0;
      double hops = 1;
      const std::uint32_t most = std::min(edge.maximum, edge.minimum + kUnboundedHops);
      for (std::uint32_t hop = 1; hop <= most; ++hop) {
        hops *= degree;
        if (hop >= edge.minimum) fan += hops;
      }
    }
    const bool to_bound = !contains(own_, to) || contains(bound, to);
    if (to_bound) return fan / node_count();
    double share = share_left(to) * share_left(edge.slot);
    if (link.types.empty()) share *= label_size(to) / node_count();
    return fan * share;
  }

  bool is_shortest(const Link& link) const { return link.path->search != PathSearch::kAll; }

  // The link that can be walked now and multiplies the rows least.
  Link* cheapest_link() {
    Link* best = nullptr;
    double least = 0;
    for (Link& link : links_) {
      if (link.done) continue;
      const bool left = is_bound(link.left);
      const bool right = is_bound(link.right);
      if (is_shortest(link) ? !(left && right) : !(left || right || link.edge->bound)) continue;
      const double fan = is_shortest(link) ? 0.5 : fan_out(link, left, bound_);
      if (best == nullptr || fan < least) {
        best = &link;
        least = fan;
      }
    }
    return best;
  }

  // Rows touched if the pattern is walked from this node.
  double cost_from(Slot start) const {
    std::vector<Slot> bound = bound_;
    bound.push_back(start);
    double rows = scan_size(start) * share_left(start);
    double cost = scan_size(start);
    std::vector<bool> done;
    for (const Link& link : links_) done.push_back(link.done);
    const auto bound_now = [&](Slot slot) {
      return !contains(own_, slot) || contains(bound, slot);
    };
    while (true) {
      std::size_t best = links_.size();
      double least = 0;
      for (std::size_t i = 0; i < links_.size(); ++i) {
        if (done[i] || is_shortest(links_[i])) continue;
        const bool left = bound_now(links_[i].left);
        if (!left && !bound_now(links_[i].right)) continue;
        const double fan = fan_out(links_[i], left, bound);
        if (best == links_.size() || fan < least) {
          best = i;
          least = fan;
        }
      }
      if (best == links_.size()) return cost;
      done[best] = true;
      rows *= least;
      cost += rows;
      bound.push_back(links_[best].left);
      bound.push_back(links_[best].right);
    }
  }

  Slot best_start() const {
    Slot best = kNoSlot;
    double least = 0;
    for (const Slot node : nodes_) {
      if (is_bound(node)) continue;
      const double cost = cost_from(node);
      if (best == kNoSlot || cost < least) {
        best = node;
        least = cost;
      }
    }
    return best;
  }

  // ---- operators ----

  // The label by which to look for the slot; its condition is done.
  std::uint32_t take_label(Slot slot) {
    Condition* best = nullptr;
    for (Condition& condition : conditions_) {
      if (condition.done || condition.label_slot != slot) continue;
      if (best == nullptr || condition.share < best->share) best = &condition;
    }
    if (best == nullptr) return kNoName;
    best->done = true;
    return best->label;
  }

  std::string text_of(Slot slot) const {
    if (!planner_.explain_) return {};
    for (const auto& [own, node] : names_) {
      if (own == slot) return pattern_text(*node);
    }
    return "()";
  }

  void scan(Slot slot) {
    rows_ *= scan_size(slot);
    auto& op = pipeline_.add<ScanOperator>(planner_.context_, slot);
    op.name = "Scan";
    for (Condition& condition : conditions_) {
      if (condition.done || condition.seek_slot != slot) continue;
      op.name = "Seek";
      op.seek_key = condition.seek_key;
      op.seek_value = planner_.code(*condition.seek_value);
      break;
    }
    op.label = take_label(slot);
    op.details = text_of(slot);
    op.estimate = rows_;
    bound_.push_back(slot);
  }

  void expand(Link& link) {
    const EdgePattern& edge = *link.edge;
    const bool left = is_bound(link.left);
    const bool right = is_bound(link.right);
    // From the end with fewer rows; both ends bound: from the left.
    const bool from_left = left || !right;
    Step step;
    step.from = from_left ? link.left : link.right;
    step.to = from_left ? link.right : link.left;
    step.edge = edge.slot;
    step.direction = from_left ? edge.direction : turned(edge.direction);
    step.types = link.types;
    step.to_bound = is_bound(step.to) || (step.from == step.to && !edge.bound);
    for (const Link& other : links_) {
      if (&other != &link && other.done && may_be_same(link, other)) {
        step.others.push_back(other.edge->slot);
      }
    }
    rows_ *= is_shortest(link) ? 1 : fan_out(link, from_left, bound_);
    if (!step.to_bound && step.from != step.to) step.to_label = take_label(step.to);
    const std::string details =
        planner_.explain_ ? text_of(step.from) + pattern_text(edge, !from_left) + text_of(step.to)
                          : std::string();
    Operator& op = add_operator(link, std::move(step), from_left, left || right);
    op.details = details;
    op.estimate = rows_;
    link.done = true;
    for (const Slot slot : {link.left, link.right, edge.slot}) {
      if (!is_bound(slot)) bound_.push_back(slot);
    }
  }

  Operator& add_operator(const Link& link, Step step, bool from_left, bool from_bound) {
    const EdgePattern& edge = *link.edge;
    QueryContext& context = planner_.context_;
    if (edge.bound) {
      Operator& op = pipeline_.add<BoundEdgeOperator>(
          context, std::move(step), from_bound, edge.variable_length, edge.minimum, edge.maximum);
      op.name = "BoundEdge";
      return op;
    }
    if (!edge.variable_length && !is_shortest(link)) {
      Operator& op = pipeline_.add<ExpandOperator>(context, std::move(step));
      op.name = "Expand";
      return op;
    }
    Walk walk;
    walk.step = std::move(step);
    walk.minimum = edge.variable_length ? edge.minimum : 1;
    walk.maximum = edge.variable_length ? edge.maximum : 1;
    walk.reversed = !from_left;
    walk.properties = planner_.optional_code(edge.properties);
    walk.where = planner_.optional_code(edge.where);
    walk.keep_edges = !edge.variable.empty() || link.path->slot != kNoSlot ||
                      std::any_of(links_.begin(), links_.end(), [&](const Link& other) {
                        return &other != &link && may_be_same(link, other);
                      });
    if (is_shortest(link)) {
      Operator& op = pipeline_.add<ShortestPathOperator>(
          context, std::move(walk), link.path->search == PathSearch::kAllShortest);
      op.name = "ShortestPath";
      return op;
    }
    Operator& op = pipeline_.add<WalkOperator>(context, std::move(walk));
    op.name = "Walk";
    return op;
  }

  Planner& planner_;
  PropertyGraph& graph_;
  Pipeline& pipeline_;
  const std::vector<PathPattern>& paths_;
  std::vector<Slot> own_;          // that this pattern binds
  std::vector<Slot> nodes_;        // of the pattern, each once
  std::vector<Slot> bound_nodes_;  // of them, bound before
  std::vector<Slot> bound_;        // of own_
  std::vector<Condition> conditions_;
  std::vector<Link> links_;
  std::vector<bool> path_done_;
  std::vector<std::pair<Slot, const NodePattern*>> names_;
  double rows_ = 1;
};

void Planner::pattern(Pipeline& pipeline, const std::vector<PathPattern>& paths,
                      const Expr* where) {
  MatchPlanner(*this, pipeline, paths, where).run();
}

bool Planner::count_matches(Pipeline& pipeline, const Clause& match, const Projection& projection,
                            Slot& weight) {
  if (match.optional || !projection.aggregates || projection.calls.empty()) return false;
  for (const AggregateCall& call : projection.calls) {
    if (call.function != nullptr) return false;
  }
  std::vector<Slot> read;
  for (const GroupKey& key : projection.keys) collect_slots(*key.expr, read);
  std::sort(read.begin(), read.end());
  read.erase(std::unique(read.begin(), read.end()), read.end());
  if (read.size() > 1) return false;
  Slot root = kNoSlot;
  for (const PathPattern& path : match.paths) {
    for (const NodePattern& node : path.nodes) {
      if (!read.empty() && node.slot == read.front()) root = node.slot;
    }
  }
  if (!read.empty() && root == kNoSlot) return false;
  weight = projection.calls.front().slot;
  return MatchPlanner(*this, pipeline, match.paths, match.where.get()).run_count(root, weight);
}

std::string pattern_text(const NodePattern& node) {
  std::string text = "(" + node.variable;
  if (node.labels && node.labels->kind == LabelExpr::Kind::kName) text += ":" + node.labels->name;
  return text + ")";
}

std::string pattern_text(const EdgePattern& edge, bool reversed) {
  std::string inside = edge.variable;
  for (std::size_t i = 0; i < edge.types.size(); ++i) {
    inside += (i == 0 ? ":" : "|") + edge.types[i];
  }
  if (edge.variable_length) {
    inside += "*";
    if (edge.minimum != 1 || edge.maximum != 0xFFFFFFFFU) {
      inside += std::to_string(edge.minimum) + "..";
      if (edge.maximum != 0xFFFFFFFFU) inside += std::to_string(edge.maximum);
    }
  }
  const EdgeDirection direction = reversed ? turned(edge.direction) : edge.direction;
  return std::string(direction == EdgeDirection::kIn ? "<-[" : "-[") + inside +
         (direction == EdgeDirection::kOut ? "]->" : "]-");
}

}  // namespace whomet
