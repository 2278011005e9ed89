// Aggregating functions. What they do is in exec/op_aggregate.cpp; here are their facts. Their
// examples stand after UNWIND [3, 1, 2, 2] AS x.

#include "query/function.h"

namespace whomet {
namespace {

constexpr StaticType kInteger = StaticType::of(TypeKind::kInteger);
constexpr StaticType kFloat = StaticType::of(TypeKind::kFloat);

QueryFunction aggregate(std::string_view name, std::string_view signature, std::string_view summary,
                        std::string_view example, std::string_view example_result,
                        std::string_view arguments, StaticType result, AggregateKind kind) {
  QueryFunction function;
  function.name = name;
  function.signature = signature;
  function.summary = summary;
  function.example = example;
  function.example_result = example_result;
  function.arguments = arguments;
  function.result = result;
  function.aggregate = kind;
  return function;
}

const QueryFunction kFunctions[] = {
    aggregate(
        "count", "count(value)",
        "How many values are not null; count(*) counts rows, count(DISTINCT value) each value "
        "once",
        "count(x)", "4", "*", kInteger, AggregateKind::kCount),
    aggregate("sum", "sum(number)", "Sum of numbers or durations; 0 of none", "sum(x)", "8", "*",
              {}, AggregateKind::kSum),
    aggregate("avg", "avg(number)", "Mean of numbers or durations; null of none", "avg(x)", "2.0",
              "*", {}, AggregateKind::kAverage),
    aggregate("min", "min(value)", "Least value in the order of ORDER BY", "min(x)", "1", "*", {},
              AggregateKind::kMinimum),
    aggregate("max", "max(value)", "Greatest value in the order of ORDER BY", "max(x)", "3", "*",
              {}, AggregateKind::kMaximum),
    aggregate("collect", "collect(value)", "List of the values that are not null", "collect(x)",
              "[3, 1, 2, 2]", "*", StaticType::of(TypeKind::kList), AggregateKind::kCollect),
    aggregate("stDev", "stDev(number)", "Standard deviation of a sample", "round(stDev(x) * 100)",
              "82.0", "n", kFloat, AggregateKind::kDeviation),
    aggregate("stDevP", "stDevP(number)", "Standard deviation of all there is",
              "round(stDevP(x) * 100)", "71.0", "n", kFloat, AggregateKind::kDeviationOfAll),
    aggregate("percentileCont", "percentileCont(number, share)",
              "The value at that share (0.0 to 1.0), between neighbours if need be",
              "percentileCont(x, 0.25)", "1.75", "nn", kFloat, AggregateKind::kPercentileBetween),
    aggregate("percentileDisc", "percentileDisc(number, share)",
              "The value nearest to that share (0.0 to 1.0)", "percentileDisc(x, 0.25)", "1", "nn",
              {}, AggregateKind::kPercentileNearest),
};

}  // namespace

std::span<const QueryFunction> aggregate_functions() {
  return kFunctions;
}

}  // namespace whomet
