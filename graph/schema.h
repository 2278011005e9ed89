// The vocabulary: the predicates of the ontology with their domains, ranges, symmetry and labels.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "graph/facts.h"

namespace whomet {

// Set of entity types, one bit each.
class TypeSet {
 public:
  constexpr TypeSet() = default;
  constexpr TypeSet(std::initializer_list<EntityType> types) {
    for (const auto type : types) insert(type);
  }
  constexpr void insert(EntityType type) { bits_ |= 1U << static_cast<unsigned>(type); }
  constexpr bool contains(EntityType type) const {
    return (bits_ >> static_cast<unsigned>(type) & 1U) != 0;
  }

 private:
  std::uint32_t bits_ = 0;
};

struct Predicate {
  std::string_view name;           // "meets_with"
  std::string_view inverse;        // "visited_by"; "" if symmetric or none
  std::string_view label;          // for people and diagrams: "met", "visited", "president of"
  std::string_view inverse_label;  // the same as seen from the object: "visited by"
  std::string_view group;          // "meeting", "conflict", ... (families of the ontology)
  TypeSet domain;
  TypeSet range;
  bool symmetric = false;
  bool state = false;  // a lasting state; otherwise an event
};

// All predicates, in the ontology's order.
std::span<const Predicate> predicates();

// nullptr for an open relation phrase.
const Predicate* find_predicate(std::string_view name);

}  // namespace whomet
