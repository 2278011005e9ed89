#include "query/statistics.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/facts_builder.h"

namespace whomet {
namespace {

using testing::FactsBuilder;

TEST_CASE("query/statistics: counts of what occurs") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto bea = builder.person("Bea");
  const auto chad = builder.country("Chad");
  builder.meeting(MeetingKind::kMeeting, MeetingStatus::kPlanned, {ana, bea});
  builder.state(ana, "meets_with", bea).modality = Modality::kPlanned;
  builder.state(ana, "praises", chad);
  builder.state(bea, "praises", chad).negated = true;
  builder.state(ana, "danced for", bea).open = true;
  std::string text;
  for (const auto& row : count_facts(builder.graph()).rows) {
    text += std::get<std::string>(row[0]) + "|" + std::get<std::string>(row[1]) + "|" +
            std::to_string(std::get<std::int64_t>(row[2])) + "\n";
  }
  CHECK(text ==
        "total|documents|3\ntotal|entities|3\ntotal|meetings|1\ntotal|statements|4\n"
        "type|Person|2\ntype|Country|1\ntype|Meeting|1\n"
        "meeting status|planned|1\n"
        "predicate|praises|2\npredicate|(open relation)|1\npredicate|meets_with|1\n"
        "modality|asserted|2\nmodality|not asserted|1\nmodality|planned|1\n");
}

}  // namespace
}  // namespace whomet
