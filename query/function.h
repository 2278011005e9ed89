// A function that queries can call: facts about it and what it does. Adding one is a function in
// functions/*.cpp and its row in the table there; docs/query_language.md is checked against them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "query/lang/type.h"
#include "query/property_graph.h"
#include "query/temporal/temporal.h"
#include "query/value.h"

namespace whomet {

// What a call may look at besides its arguments.
struct CallContext {
  const PropertyGraph& graph;
  QueryClock now;
  std::uint64_t random = 0x9E3779B97F4A7C15ULL;  // state of rand(): the same in every run
};

enum class AggregateKind : std::uint8_t {
  kNone,
  kCount,
  kSum,
  kAverage,
  kMinimum,
  kMaximum,
  kCollect,
  kDeviation,
  kDeviationOfAll,
  kPercentileBetween,
  kPercentileNearest
};

struct QueryFunction {
  std::string_view name;  // as people write it; found without regard to case
  std::string_view signature;
  std::string_view summary;
  std::string_view example;
  std::string_view example_result;
  // One letter an argument, for the checker: * any, n number, i integer, s string, l list, b
  // boolean, g map, node or relationship, N node, E relationship, P path, c string or list, d
  // temporal. After '?' they may be left out; a last '+' repeats the one before.
  std::string_view arguments;
  StaticType result;
  Value (*call)(CallContext& context, std::span<const Value> arguments) = nullptr;
  AggregateKind aggregate = AggregateKind::kNone;
  bool is_volatile = false;  // rand(): differs from call to call
};

// nullptr if there is none of that name.
const QueryFunction* find_function(std::string_view name);

// All functions, by group, in the order of the documentation.
std::span<const std::span<const QueryFunction>> all_functions();

// The groups, one a file.
std::span<const QueryFunction> aggregate_functions();
std::span<const QueryFunction> element_functions();
std::span<const QueryFunction> list_functions();
std::span<const QueryFunction> number_functions();
std::span<const QueryFunction> text_functions();
std::span<const QueryFunction> conversion_functions();
std::span<const QueryFunction> temporal_functions();
std::span<const QueryFunction> provenance_functions();

}  // namespace whomet
