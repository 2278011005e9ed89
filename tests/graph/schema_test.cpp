#include "graph/schema.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

namespace whomet {
namespace {

TEST_CASE("graph/schema: seventy predicates, each found by its name and by no other") {
  CHECK(predicates().size() == 70);
  std::set<std::string> names;
  for (const Predicate& predicate : predicates()) {
    CAPTURE(std::string(predicate.name));
    CHECK(find_predicate(predicate.name) == &predicate);
    names.insert(std::string(predicate.name));
  }
  CHECK(names.size() == 70);
  for (const char* other : {"", "meet", "meets_with ", "Meets_With", "zzz", "will travel to"}) {
    CAPTURE(other);
    CHECK(find_predicate(other) == nullptr);
  }
}

TEST_CASE(
    "graph/schema: a symmetric predicate reads the same from both ends, others have an inverse") {
  for (const Predicate& predicate : predicates()) {
    CAPTURE(std::string(predicate.name));
    CHECK_FALSE(predicate.label.empty());
    CHECK_FALSE(predicate.inverse_label.empty());
    CHECK_FALSE(predicate.group.empty());
    CHECK(predicate.symmetric == predicate.inverse.empty());
    CHECK(predicate.symmetric == (predicate.label == predicate.inverse_label));
    // Where the inverse is a predicate too, it points back and its domain is our range.
    if (const Predicate* inverse = find_predicate(predicate.inverse)) {
      CHECK(inverse->inverse == predicate.name);
      CHECK(inverse->label == predicate.inverse_label);
    }
  }
}

TEST_CASE("graph/schema: domains, ranges, kinds and labels of well-known predicates") {
  struct Row {
    const char* name;
    EntityType subject;
    EntityType object;
    bool accepted;
    bool state;
    const char* label;
  };
  const Row rows[] = {
      {"meets_with", EntityType::kPerson, EntityType::kPerson, true, false, "met"},
      {"meets_with", EntityType::kPerson, EntityType::kRole, false, false, "met"},
      {"visits", EntityType::kPerson, EntityType::kPlace, true, false, "visited"},
      {"visits", EntityType::kPlace, EntityType::kPerson, false, false, "visited"},
      {"head_of_state_of", EntityType::kPerson, EntityType::kCountry, true, true,
       "head of state of"},
      {"holds_role", EntityType::kPerson, EntityType::kRole, true, true, "holds the role"},
      {"hosts", EntityType::kCountry, EntityType::kMeeting, true, false, "hosted"},
      {"kin_of", EntityType::kPerson, EntityType::kPerson, true, true, "relative of"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Predicate* predicate = find_predicate(row.name);
    REQUIRE(predicate != nullptr);
    CHECK((predicate->domain.contains(row.subject) && predicate->range.contains(row.object)) ==
          row.accepted);
    CHECK(predicate->state == row.state);
    CHECK(predicate->label == row.label);
  }
}

}  // namespace
}  // namespace whomet
