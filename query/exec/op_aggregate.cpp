// Grouping and aggregation with a hash table from keys to states. Groups come out in the order in
// which they began.

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "query/exec/operators.h"
#include "query/search/node_map.h"
#include "query/temporal/temporal.h"
#include "query/value_order.h"

namespace whomet {
namespace {

struct ValueHash {
  std::size_t operator()(const Value& value) const { return hash_of(value); }
};
struct ValueSame {
  bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
};

struct State {
  std::int64_t count = 0;
  double mean = 0;  // Welford
  double squares = 0;
  Value value;       // sum, minimum, maximum, or the percentile asked for
  ValueList values;  // of collect and percentiles
  // With DISTINCT; nodes apart, as they are most of what is counted.
  std::unique_ptr<std::unordered_set<Value, ValueHash, ValueSame>> seen;
  std::unique_ptr<NodeSet> nodes;

  bool is_new(std::uint32_t node) {
    if (!nodes) nodes = std::make_unique<NodeSet>();
    return nodes->insert(node);
  }
  bool is_new(const Value& own) {
    if (own.kind() == ValueKind::kNode) return is_new(own.as_node());
    if (!seen) seen = std::make_unique<std::unordered_set<Value, ValueHash, ValueSame>>();
    return seen->insert(own).second;
  }
};

double number_of(const Value& value, std::string_view function) {
  if (!value.is_number()) {
    fail_run(QueryErrorType::kTypeError, "InvalidArgumentType",
             std::string(function) + " needs numbers, found " + std::string(name_of(value.kind())));
  }
  return value.as_number();
}

void add(State& state, AggregateKind kind, const Value& value) {
  ++state.count;
  switch (kind) {
    case AggregateKind::kSum:
    case AggregateKind::kAverage:
      if (!value.is_number() && value.kind() != ValueKind::kDuration) number_of(value, "sum()");
      state.value = state.count == 1 ? value : calculate(ExprKind::kAdd, state.value, value);
      break;
    case AggregateKind::kMinimum:
      if (state.count == 1 || order(value, state.value) < 0) state.value = value;
      break;
    case AggregateKind::kMaximum:
      if (state.count == 1 || order(value, state.value) > 0) state.value = value;
      break;
    case AggregateKind::kDeviation:
    case AggregateKind::kDeviationOfAll: {
      const double x = number_of(value, "stDev()");
      const double delta = x - state.mean;
      state.mean += delta / static_cast<double>(state.count);
      state.squares += delta * (x - state.mean);
      break;
    }
    case AggregateKind::kCollect:
      state.values.push_back(value);
      break;
    case AggregateKind::kPercentileBetween:
    case AggregateKind::kPercentileNearest:
      number_of(value, "percentile");
      state.values.push_back(value);
      break;
    default:
      break;
  }
}

Value percentile(State& state, bool nearest, QueryContext& context) {
  if (state.values.empty()) return {};
  const double wanted = state.value.as_number();
  std::sort(state.values.begin(), state.values.end(), [&context](const Value& a, const Value& b) {
    context.step();
    return order(a, b) < 0;
  });
  const auto size = static_cast<double>(state.values.size());
  if (nearest) {
    const double rank = std::ceil(wanted * size);
    return state.values[static_cast<std::size_t>(std::max(rank - 1, 0.0))];
  }
  const double place = wanted * (size - 1);
  const auto low = static_cast<std::size_t>(std::floor(place));
  const auto high = static_cast<std::size_t>(std::ceil(place));
  const double between = place - std::floor(place);
  const double a = state.values[low].as_number();
  return Value::real(a + (state.values[high].as_number() - a) * between);
}

Value result_of(State& state, AggregateKind kind, QueryContext& context) {
  switch (kind) {
    case AggregateKind::kCount:
      return Value::integer(state.count);
    case AggregateKind::kSum:
      return state.count == 0 ? Value::integer(0) : state.value;
    case AggregateKind::kAverage:
      if (state.count == 0) return {};
      if (state.value.kind() == ValueKind::kDuration) {
        return calculate(ExprKind::kDivide, state.value, Value::integer(state.count));
      }
      return Value::real(state.value.as_number() / static_cast<double>(state.count));
    case AggregateKind::kDeviation:
      return Value::real(
          state.count < 2 ? 0 : std::sqrt(state.squares / static_cast<double>(state.count - 1)));
    case AggregateKind::kDeviationOfAll:
      return Value::real(
          state.count == 0 ? 0 : std::sqrt(state.squares / static_cast<double>(state.count)));
    case AggregateKind::kCollect:
      return Value::list(std::move(state.values));
    case AggregateKind::kPercentileBetween:
      return percentile(state, false, context);
    case AggregateKind::kPercentileNearest:
      return percentile(state, true, context);
    default:
      return state.value;
  }
}

}  // namespace

struct AggregateOperator::Groups {
  std::unordered_multimap<std::size_t, std::size_t> places;  // hash of the key -> group
  std::vector<Value> keys;
  std::vector<State> states;
  std::size_t count = 0;
};

AggregateOperator::AggregateOperator(QueryContext& context, std::vector<std::pair<Slot, Code>> keys,
                                     std::vector<Call> calls)
    : context_(context),
      keys_(std::move(keys)),
      calls_(std::move(calls)),
      key_(keys_.size()),
      groups_(std::make_unique<Groups>()) {}
AggregateOperator::~AggregateOperator() = default;

void AggregateOperator::reset() {
  groups_ = std::make_unique<Groups>();
}

// The group of the row, made if it is not there.
std::size_t AggregateOperator::group_of(Row row) {
  Groups& groups = *groups_;
  if (keys_.empty() && groups.count == 1) return 0;
  std::size_t hash = 0;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    key_[i] = evaluate(keys_[i].second, row, context_);
    hash = hash * 31 + hash_of(key_[i]);
  }
  const auto [begin, end] = groups.places.equal_range(hash);
  for (auto place = begin; place != end; ++place) {
    const Value* other = groups.keys.data() + place->second * keys_.size();
    bool same = true;
    for (std::size_t i = 0; i < keys_.size() && same; ++i) same = equivalent(other[i], key_[i]);
    if (same) return place->second;
  }
  groups.places.emplace(hash, groups.count);
  for (const Value& value : key_) groups.keys.push_back(value);
  groups.states.resize(groups.states.size() + calls_.size());
  context_.buffer(keys_.size() + calls_.size() * 4 + 1);
  return groups.count++;
}

// Whether all that is asked is how many rows there are, and how many nodes in the slot.
bool AggregateOperator::counts_only(Slot slot) const {
  return keys_.empty() && std::all_of(calls_.begin(), calls_.end(), [slot](const Call& call) {
           if (call.star) return true;
           return call.kind == AggregateKind::kCount && call.args.size() == 1 &&
                  !call.args[0].absent && call.args[0].kind == ExprKind::kVariable &&
                  call.args[0].slot == slot;
         });
}

bool AggregateOperator::push_run(Row row, Slot slot, std::span<const std::uint32_t> nodes) {
  if (!counts_only(slot)) return Operator::push_run(row, slot, nodes);
  if (nodes.empty()) return true;
  const std::size_t group = group_of(row);
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    State& state = groups_->states[group * calls_.size() + i];
    if (!calls_[i].distinct) {
      state.count += static_cast<std::int64_t>(nodes.size());
      continue;
    }
    std::size_t added = 0;
    for (const std::uint32_t node : nodes) added += state.is_new(node) ? 1 : 0;
    state.count += static_cast<std::int64_t>(added);
    context_.buffer(added);
  }
  return true;
}

bool AggregateOperator::push(Row row) {
  Groups& groups = *groups_;
  const std::size_t group = group_of(row);
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    const Call& call = calls_[i];
    State& state = groups.states[group * calls_.size() + i];
    if (call.star) {
      ++state.count;
      continue;
    }
    Value value = evaluate(call.args[0], row, context_);
    if (call.args.size() > 1) {
      Value wanted = evaluate(call.args[1], row, context_);
      const double share = number_of(wanted, "percentile");
      if (!(share >= 0 && share <= 1)) {
        fail_run(QueryErrorType::kArgumentError, "NumberOutOfRange",
                 "a percentile is from 0.0 to 1.0");
      }
      state.value = std::move(wanted);
    }
    if (value.is_null()) continue;
    if (call.distinct) {
      if (!state.is_new(value)) continue;
      context_.buffer(1);
    }
    if (call.kind >= AggregateKind::kCollect) context_.buffer(1);
    add(state, call.kind, value);
  }
  return true;
}

void AggregateOperator::finish(Row row) {
  Groups& groups = *groups_;
  if (groups.count == 0 && keys_.empty()) {
    groups.states.resize(calls_.size());
    groups.count = 1;
  }
  for (std::size_t group = 0; group < groups.count; ++group) {
    context_.step();
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      row[keys_[i].first] = groups.keys[group * keys_.size() + i];
    }
    for (std::size_t i = 0; i < calls_.size(); ++i) {
      State& state = groups.states[group * calls_.size() + i];
      row[calls_[i].slot] =
          calls_[i].star ? Value::integer(state.count) : result_of(state, calls_[i].kind, context_);
    }
    if (!emit(row)) break;
  }
  reset();
  next->finish(row);
}

}  // namespace whomet
