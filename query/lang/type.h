// What the checker knows of an expression's value before it runs.
#pragma once

#include <cstdint>
#include <string_view>

namespace whomet {

enum class TypeKind : std::uint8_t {
  kAny,
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kNumber,  // integer or float
  kText,
  kMap,
  kNode,
  kEdge,
  kPath,
  kList,
  kTemporal,
  kDuration
};

struct StaticType {
  TypeKind kind = TypeKind::kAny;
  TypeKind element = TypeKind::kAny;  // of a list

  static constexpr StaticType of(TypeKind kind) { return {kind, TypeKind::kAny}; }
  static constexpr StaticType list_of(TypeKind element) { return {TypeKind::kList, element}; }
  constexpr bool is(TypeKind other) const { return kind == other; }
  constexpr bool is_number() const {
    return kind == TypeKind::kInteger || kind == TypeKind::kFloat || kind == TypeKind::kNumber;
  }
  constexpr bool is_open() const { return kind == TypeKind::kAny || kind == TypeKind::kNull; }
};

constexpr std::string_view name_of(TypeKind kind) {
  constexpr std::string_view kNames[] = {
      "Any", "Null", "Boolean",      "Integer", "Float", "Number",         "String",
      "Map", "Node", "Relationship", "Path",    "List",  "temporal value", "Duration"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace whomet
