#include "extract/entity/joined_bodies.h"

#include <doctest/doctest.h>

using namespace whomet;

TEST_CASE("extract/entity/joined_bodies: who belongs and who works") {
  struct Row {
    const char* name;
    std::optional<JoinedBody> kind;
  };
  const Row rows[] = {
      {"Labour Party", JoinedBody::kParty},
      {"Liberal Democrats", JoinedBody::kParty},
      {"Sinn Fein", JoinedBody::kParty},
      {"Labour Party Committee", JoinedBody::kOther},  // the last word decides
      {"Peruvian Senate", JoinedBody::kOther},
      {"Hamas", JoinedBody::kOther},
      {"Oslo Post", std::nullopt},
      {"University of Lima", std::nullopt},
      {"", std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(joined_body(row.name) == row.kind);
  }
}
