// Functions of numbers.

#include <cmath>
#include <numbers>

#include "query/functions/arguments.h"

namespace whomet {
namespace {

using Real = double (*)(double);

template <Real function>
Value real(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  return Value::real(function(number_argument("a function of numbers", args[0])));
}

double cotangent(double x) {
  return 1 / std::tan(x);
}
double degrees(double x) {
  return x * 180 / std::numbers::pi;
}
double radians(double x) {
  return x * std::numbers::pi / 180;
}
double half_up(double x) {
  return std::floor(x + 0.5);
}
double square_root(double x) {
  return std::sqrt(x);
}
double exponential(double x) {
  return std::exp(x);
}
double natural_logarithm(double x) {
  return std::log(x);
}
double common_logarithm(double x) {
  return std::log10(x);
}
double sine(double x) {
  return std::sin(x);
}
double cosine(double x) {
  return std::cos(x);
}
double tangent(double x) {
  return std::tan(x);
}
double arc_sine(double x) {
  return std::asin(x);
}
double arc_cosine(double x) {
  return std::acos(x);
}
double arc_tangent(double x) {
  return std::atan(x);
}
double round_up(double x) {
  return std::ceil(x);
}
double round_down(double x) {
  return std::floor(x);
}
double haversine(double x) {
  return (1 - std::cos(x)) / 2;
}

Value absolute(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  if (args[0].kind() == ValueKind::kInteger) {
    const std::int64_t value = args[0].as_integer();
    if (value == INT64_MIN) {
      fail_run(QueryErrorType::kArgumentError, "NumberOutOfRange",
               "the result does not fit into 64 bits");
    }
    return Value::integer(value < 0 ? -value : value);
  }
  return Value::real(std::abs(number_argument("abs", args[0])));
}

Value sign(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  const double value = number_argument("sign", args[0]);
  return Value::integer(value > 0 ? 1 : (value < 0 ? -1 : 0));
}

Value round(CallContext& context, Arguments args) {
  if (args.size() == 1) return real<half_up>(context, args);
  if (args[0].is_null() || args[1].is_null()) return {};
  const double scale = std::pow(10, static_cast<double>(integer_argument("round", args[1])));
  return Value::real(std::floor(number_argument("round", args[0]) * scale + 0.5) / scale);
}

Value arc_tangent2(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null() || args[1].is_null()) return {};
  return Value::real(
      std::atan2(number_argument("atan2", args[0]), number_argument("atan2", args[1])));
}

Value is_nan(CallContext& /*context*/, Arguments args) {
  if (args[0].is_null()) return {};
  return Value::boolean(std::isnan(number_argument("isNaN", args[0])));
}

// SplitMix64 (Steele, Lea & Flood 2014): the same numbers in every run.
Value random(CallContext& context, Arguments /*args*/) {
  std::uint64_t bits = context.random += 0x9E3779B97F4A7C15ULL;
  bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBULL;
  bits ^= bits >> 31U;
  return Value::real(static_cast<double>(bits >> 11U) * 0x1.0p-53);
}

Value pi(CallContext& /*context*/, Arguments /*args*/) {
  return Value::real(std::numbers::pi);
}

Value e(CallContext& /*context*/, Arguments /*args*/) {
  return Value::real(std::numbers::e);
}

constexpr StaticType kFloat = StaticType::of(TypeKind::kFloat);
constexpr StaticType kInteger = StaticType::of(TypeKind::kInteger);
constexpr StaticType kNumber = StaticType::of(TypeKind::kNumber);

const QueryFunction kFunctions[] = {
    {"abs", "abs(number)", "Without its sign", "abs(-3)", "3", "n", kNumber, absolute},
    {"sign", "sign(number)", "-1, 0 or 1", "sign(-2.5)", "-1", "n", kInteger, sign},
    {"ceil", "ceil(number)", "Next whole number up", "ceil(1.2)", "2.0", "n", kFloat,
     real<round_up>},
    {"floor", "floor(number)", "Next whole number down", "floor(1.8)", "1.0", "n", kFloat,
     real<round_down>},
    {"round", "round(number, digits)", "Nearest whole number, or with that many digits",
     "round(2.675, 1)", "2.7", "n?i", kFloat, round},
    {"sqrt", "sqrt(number)", "Square root", "sqrt(9)", "3.0", "n", kFloat, real<square_root>},
    {"exp", "exp(number)", "e to that power", "exp(0)", "1.0", "n", kFloat, real<exponential>},
    {"log", "log(number)", "Natural logarithm", "log(1)", "0.0", "n", kFloat,
     real<natural_logarithm>},
    {"log10", "log10(number)", "Common logarithm", "log10(1000)", "3.0", "n", kFloat,
     real<common_logarithm>},
    {"sin", "sin(radians)", "Sine", "sin(0)", "0.0", "n", kFloat, real<sine>},
    {"cos", "cos(radians)", "Cosine", "cos(0)", "1.0", "n", kFloat, real<cosine>},
    {"tan", "tan(radians)", "Tangent", "tan(0)", "0.0", "n", kFloat, real<tangent>},
    {"cot", "cot(radians)", "Cotangent", "round(cot(0.5), 3)", "1.83", "n", kFloat,
     real<cotangent>},
    {"asin", "asin(number)", "Arc sine", "asin(0)", "0.0", "n", kFloat, real<arc_sine>},
    {"acos", "acos(number)", "Arc cosine", "acos(1)", "0.0", "n", kFloat, real<arc_cosine>},
    {"atan", "atan(number)", "Arc tangent", "atan(0)", "0.0", "n", kFloat, real<arc_tangent>},
    {"atan2", "atan2(y, x)", "Angle of a point", "atan2(0, 1)", "0.0", "nn", kFloat, arc_tangent2},
    {"haversin", "haversin(radians)", "Half the versine", "haversin(0)", "0.0", "n", kFloat,
     real<haversine>},
    {"degrees", "degrees(radians)", "Radians to degrees", "degrees(pi())", "180.0", "n", kFloat,
     real<degrees>},
    {"radians", "radians(degrees)", "Degrees to radians", "round(radians(180), 2)", "3.14", "n",
     kFloat, real<radians>},
    {"pi", "pi()", "The number pi", "round(pi(), 2)", "3.14", "", kFloat, pi},
    {"e", "e()", "The number e", "round(e(), 2)", "2.72", "", kFloat, e},
    {"rand", "rand()", "A number from 0.0 up to 1.0; the same sequence in each run", "rand() < 1.0",
     "true", "", kFloat, random, AggregateKind::kNone, true},
    {"isNaN", "isNaN(number)", "Whether it is not a number", "isNaN(0.0 / 0.0)", "true", "n",
     StaticType::of(TypeKind::kBoolean), is_nan},
};

}  // namespace

std::span<const QueryFunction> number_functions() {
  return kFunctions;
}

}  // namespace whomet
