// Selected paths of several units. The states of the search are (node, unit, rounds walked); from
// each lead the rounds of its unit, as long as they have edges. For L = 8, 16, ... the states
// within L edges are found, then the paths of up to L edges are listed best first with the true
// distance to the end as estimate (A*), so that those looked at are those of the answer and what is
// equally short. Paths that the mode forbids are left out as they grow.

#include <algorithm>
#include <limits>
#include <map>
#include <queue>
#include <tuple>
#include <utility>

#include "query/exec/path_operators.h"
#include "query/exec/step.h"

namespace whomet {
namespace {

constexpr std::size_t kFirstLength = 8;
constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();
constexpr std::uint32_t kRoot = 0xFFFFFFFFU;

struct Move {
  std::uint32_t to;        // state
  const PathRound* round;  // null: on to the next unit
  std::size_t length() const { return round == nullptr ? 0 : round->edges.size(); }
};

struct State {
  std::uint32_t node;
  std::uint32_t unit;
  std::uint32_t rounds;
  std::size_t from_start = kNever;
  std::size_t to_end = kNever;
  bool explored = false;
  std::vector<Move> moves;
};

// The beginning of a path, in a tree of them.
struct Prefix {
  std::uint32_t state;
  std::uint32_t parent;
  const PathRound* round;
  std::size_t length;
};

class Selection {
 public:
  Selection(const PathSelection& spec, Row row, QueryContext& context)
      : spec_(spec),
        row_(row),
        context_(context),
        target_(row[spec.to].as_node()),
        known_(spec.units.size()) {
    start_ = state_of(row[spec.from].as_node(), 0, 0);
    states_[start_].from_start = 0;
  }

  // Calls use(prefix) for each path in the order of length until it returns false.
  template <typename Use>
  void run(const Use& use) {
    std::size_t done = 0;  // paths up to this length have been listed
    for (std::size_t most = kFirstLength;; most *= 2) {
      bool cut = explore(most);
      measure();
      bool first = most == kFirstLength;
      if (!list(first ? 0 : done + 1, most, cut, use) || !cut) return;
      done = most;
    }
  }

  const Prefix& prefix(std::uint32_t index) const { return prefixes_[index]; }
  const State& state(std::uint32_t index) const { return states_[index]; }

 private:
  std::uint32_t state_of(std::uint32_t node, std::uint32_t unit, std::uint32_t rounds) {
    // Beyond what is needed, rounds need no counting if there is no end to them.
    const PathUnit& own = spec_.units[unit];
    if (own.maximum == kAnyHops) rounds = std::min(rounds, own.minimum);
    const auto [found, is_new] = numbers_.emplace(std::tuple(node, unit, rounds),
                                                  static_cast<std::uint32_t>(states_.size()));
    if (is_new) {
      states_.push_back({node, unit, rounds, kNever, kNever, false, {}});
      context_.buffer(1);
    }
    return found->second;
  }

  const std::vector<PathRound>& rounds_of(std::uint32_t unit, std::uint32_t node) {
    const auto [found, is_new] = known_[unit].try_emplace(node);
    if (is_new) found->second = rounds_from(spec_.units[unit], node, row_, context_);
    return found->second;
  }

  bool meets_checks(const PathUnit& unit, std::uint32_t node) {
    if (unit.node_bound) {
      const Value& known = row_[unit.node];
      if (known.kind() != ValueKind::kNode || known.as_node() != node) return false;
    } else {
      row_[unit.node] = Value::node(node);
    }
    return std::all_of(unit.checks.begin(), unit.checks.end(),
                       [&](const Code& check) { return holds(check, row_, context_); });
  }

  void find_moves(std::uint32_t index) {
    const auto [node, unit, rounds] =
        std::tuple(states_[index].node, states_[index].unit, states_[index].rounds);
    const PathUnit& own = spec_.units[unit];
    std::vector<Move> moves;
    if (rounds < own.maximum) {
      for (const PathRound& round : rounds_of(unit, node)) {
        context_.step();
        if (std::any_of(round.edges.begin(), round.edges.end(),
                        [&](std::uint32_t edge) { return is_used(row_, spec_.others, edge); })) {
          continue;
        }
        moves.push_back({state_of(round.end, unit, rounds + 1), &round});
      }
    }
    const bool is_last = unit + 1 == spec_.units.size();
    if (rounds >= own.minimum && !is_last && meets_checks(own, node)) {
      moves.push_back({state_of(node, unit + 1, 0), nullptr});
    }
    states_[index].moves = std::move(moves);
    states_[index].explored = true;
  }

  bool is_end(const State& state) const {
    return state.unit + 1 == spec_.units.size() && state.node == target_ &&
           state.rounds >= spec_.units[state.unit].minimum;
  }

  using Open = std::pair<std::size_t, std::uint32_t>;  // distance, state
  using Queue = std::priority_queue<Open, std::vector<Open>, std::greater<>>;

  // All states within `most` edges of the start. Returns whether there are others.
  bool explore(std::size_t most) {
    bool cut = false;
    Queue open;
    open.emplace(0, start_);
    std::vector<bool> settled;
    while (!open.empty()) {
      const auto [distance, index] = open.top();
      open.pop();
      settled.resize(states_.size());
      if (settled[index]) continue;
      settled[index] = true;
      if (!states_[index].explored) find_moves(index);
      for (const Move& move : states_[index].moves) {
        const std::size_t next = distance + move.length();
        if (next > most) {
          cut = true;
          continue;
        }
        states_[move.to].from_start = std::min(states_[move.to].from_start, next);
        open.emplace(next, move.to);
      }
    }
    return cut;
  }

  // Distances to the end.
  void measure() {
    std::vector<std::vector<std::pair<std::uint32_t, std::size_t>>> before(states_.size());
    Queue open;
    for (std::uint32_t i = 0; i < states_.size(); ++i) {
      states_[i].to_end = is_end(states_[i]) ? 0 : kNever;
      if (states_[i].to_end == 0) open.emplace(0, i);
      for (const Move& move : states_[i].moves) before[move.to].emplace_back(i, move.length());
    }
    while (!open.empty()) {
      const auto [distance, index] = open.top();
      open.pop();
      if (distance > states_[index].to_end) continue;
      for (const auto& [from, length] : before[index]) {
        if (distance + length >= states_[from].to_end) continue;
        states_[from].to_end = distance + length;
        open.emplace(distance + length, from);
      }
    }
  }

  bool uses(std::uint32_t index, std::uint32_t edge) const {
    for (; index != kRoot; index = prefixes_[index].parent) {
      const PathRound* round = prefixes_[index].round;
      if (round == nullptr) continue;
      if (std::find(round->edges.begin(), round->edges.end(), edge) != round->edges.end()) {
        return true;
      }
    }
    return false;
  }

  bool may_follow(std::uint32_t index, const PathRound& round) const {
    if (spec_.mode == PathMode::kWalk) return true;
    return std::none_of(round.edges.begin(), round.edges.end(),
                        [&](std::uint32_t edge) { return uses(index, edge); });
  }

  // Paths of `least` to `most` edges. false: no more are wanted. `cut` becomes true if there may be
  // longer ones.
  template <typename Use>
  bool list(std::size_t least, std::size_t most, bool& cut, const Use& use) {
    prefixes_.clear();
    // By whole length, then in the order of coming; ends (odd) after what goes on is wrong way
    // round: an end is handed out when it is the best there is.
    std::priority_queue<std::pair<std::size_t, std::uint64_t>,
                        std::vector<std::pair<std::size_t, std::uint64_t>>, std::greater<>>
        open;
    const auto add = [&](const Prefix& prefix) {
      const std::size_t rest = states_[prefix.state].to_end;
      if (rest == kNever) return;
      if (prefix.length + rest > most) {
        cut = true;
        return;
      }
      context_.buffer(1);
      prefixes_.push_back(prefix);
      const std::uint64_t number = prefixes_.size() - 1;
      open.emplace(prefix.length + rest, number * 2);
      if (rest == 0 && is_end(states_[prefix.state])) {
        open.emplace(prefix.length, number * 2 + 1);
      }
    };
    add({start_, kRoot, nullptr, 0});
    while (!open.empty()) {
      const std::uint64_t top = open.top().second;
      open.pop();
      context_.step();
      const auto index = static_cast<std::uint32_t>(top / 2);
      if (top % 2 == 1) {
        if (prefixes_[index].length >= least && !use(index)) return false;
        continue;
      }
      const State& state = states_[prefixes_[index].state];
      for (const Move& move : state.moves) {
        if (move.round != nullptr && !may_follow(index, *move.round)) continue;
        add({move.to, index, move.round, prefixes_[index].length + move.length()});
      }
    }
    return true;
  }

  const PathSelection& spec_;
  Row row_;
  QueryContext& context_;
  std::uint32_t target_;
  std::uint32_t start_ = 0;
  std::vector<State> states_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::uint32_t> numbers_;
  std::vector<std::map<std::uint32_t, std::vector<PathRound>>> known_;  // by unit and node
  std::vector<Prefix> prefixes_;
};

// Binds what the prefix walked.
void bind_path(const PathSelection& spec, const Selection& selection, std::uint32_t index,
               Row row) {
  std::vector<std::vector<const PathRound*>> rounds(spec.units.size());
  std::vector<std::uint32_t> ends(spec.units.size());
  for (std::uint32_t at = index; at != kRoot; at = selection.prefix(at).parent) {
    const Prefix& prefix = selection.prefix(at);
    const State& state = selection.state(prefix.state);
    if (prefix.round != nullptr) rounds[state.unit].push_back(prefix.round);
    if (prefix.round == nullptr && prefix.parent != kRoot) {
      ends[state.unit - 1] = state.node;  // where the unit before ended
    }
  }
  for (std::size_t i = 0; i < spec.units.size(); ++i) {
    std::reverse(rounds[i].begin(), rounds[i].end());
    bind_rounds(spec.units[i], rounds[i], false, row);
    if (i + 1 < spec.units.size()) row[spec.units[i].node] = Value::node(ends[i]);
  }
}

}  // namespace

bool PathSelectOperator::push(Row row) {
  const PathSelection& spec = selection_;
  if (row[spec.from].kind() != ValueKind::kNode || row[spec.to].kind() != ValueKind::kNode) {
    return true;
  }
  PathQuota quota(spec.selector, spec.count, row, context_);
  Selection selection(spec, row, context_);
  bool more = true;
  selection.run([&](std::uint32_t index) {
    const std::size_t length = selection.prefix(index).length;
    if (!quota.wants(length)) return false;
    bind_path(spec, selection, index, row);
    PathValue path;
    if (!build_path(spec.parts, row, context_.graph, path) || !has_mode(path, spec.mode)) {
      return true;
    }
    if (spec.path != kNoSlot) row[spec.path] = Value::path(std::move(path));
    for (const Code& filter : spec.filters) {
      if (!holds(filter, row, context_)) return true;
    }
    quota.take(length);
    more = emit(row);
    return more;
  });
  return more;
}

}  // namespace whomet
