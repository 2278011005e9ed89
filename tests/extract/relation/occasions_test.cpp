#include "extract/relation/occasions.h"

#include <doctest/doctest.h>

#include "tests/extract/relation/annotated_text.h"

using namespace whomet;

namespace {

// Meetings by their number, entities by name.
std::set<std::string> edges_to_meetings(const Document& document) {
  std::set<std::string> lines;
  for (const Claim& claim : document.claims) {
    const bool of_meeting = claim.subject.kind == Argument::Kind::kMeeting ||
                            claim.object.kind == Argument::Kind::kMeeting;
    if (claim.open || !of_meeting) continue;
    lines.insert(name_of(document, claim.subject) + "|" + claim.predicate + "|" +
                 name_of(document, claim.object));
  }
  return lines;
}

bool speaks_of(const Document& document, std::string_view name) {
  return std::any_of(document.claims.begin(), document.claims.end(), [&](const Claim& claim) {
    return !claim.open && (name_of(document, claim.subject).find(name) != std::string::npos ||
                           name_of(document, claim.object).find(name) != std::string::npos);
  });
}

}  // namespace

TEST_CASE("extract/relation/occasions: the noun of a meeting is the meeting") {
  Document document = annotated_text(
      "Kari Olsen held talks with Ben Okafor in Lima. Norway praised the talks in Lima.");
  REQUIRE(document.meetings.size() == 1);
  CHECK(speaks_of(document, "talks"));
  unite_occasions(document);
  CHECK(!speaks_of(document, "talks"));
  const std::set<std::string> edges = edges_to_meetings(document);
  CHECK(edges.contains("Kari Olsen|participates_in|meeting0"));
  CHECK(edges.contains("Norway|praises|meeting0"));
  // Twice makes no difference.
  unite_occasions(document);
  CHECK(edges_to_meetings(document) == edges);
}

TEST_CASE("extract/relation/occasions: what is no meeting keeps its node") {
  Document document = annotated_text("Norway praised the festival in Lima.");
  CHECK(document.meetings.empty());
  unite_occasions(document);
  CHECK(speaks_of(document, "festival"));
}
