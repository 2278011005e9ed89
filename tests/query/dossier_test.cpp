#include "query/dossier.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/facts_builder.h"

namespace whomet {
namespace {

using testing::FactsBuilder;
using testing::on_day;

std::string ids_of(const EntityGraph& graph, const std::vector<NodeId>& nodes) {
  std::string ids;
  for (const auto node : nodes) ids += (ids.empty() ? "" : " ") + std::string(graph.id(node));
  return ids;
}

struct Example {
  FactsBuilder builder;
  std::string ana = builder.person("Ana");     // e1
  std::string bea = builder.person("Bea");     // e2
  std::string cleo = builder.person("Cleo");   // e3
  std::string chad = builder.country("Chad");  // e4
  std::string dina = builder.person("Dina");   // e5

  Example() {
    auto& held = builder.meeting(MeetingKind::kMeeting, MeetingStatus::kHeld, {ana, bea});  // m1
    held.date = on_day("2024-05-03");
    auto& planned =
        builder.meeting(MeetingKind::kVisit, MeetingStatus::kPlanned, {ana, chad});  // m2
    planned.date = on_day("2024-06-01");
    builder.meeting(MeetingKind::kPhoneCall, MeetingStatus::kHeld,
                    {ana, bea, cleo});                  // m3, undated
    auto& met = builder.state(ana, "meets_with", bea);  // s1: the same occasion as m1
    met.meeting = "m1";
    builder.state(cleo, "meets_with", ana);                             // s2
    builder.state(ana, "meets_with", dina).negated = true;              // s3
    builder.state(chad, "sanctions", ana).time = on_day("2024-02-01");  // s4
    builder.state(chad, "sanctions", ana).time = on_day("2024-01-01");  // s5
    auto& open = builder.state(bea, "threw fish at", ana);              // s6
    open.open = true;
    auto& old_role = builder.state(ana, "holds_role", "");  // s7
    old_role.object_text = "mayor";
    old_role.time = on_day("2011-01-01");
    auto& role = builder.state(ana, "holds_role", "");  // s8: reported 2024-05-01
    role.object_text = "minister";
  }
};

TEST_CASE("query/dossier: what is known about one person") {
  const Example example;
  const auto graph = example.builder.graph();
  const auto dossier = make_dossier(graph, *graph.find(example.ana));
  CHECK(dossier.roles == std::vector<std::string>{"minister", "mayor"});
  CHECK(ids_of(graph, dossier.contacts) == "e2 e3");  // twice each; Dina was not met
  CHECK(ids_of(graph, dossier.meetings) == "m1 m2 m3");
  CHECK(dossier.documents == std::vector<std::string>{"d1"});
  CHECK(dossier.literals.size() == 2);
  std::string groups;
  for (const auto& group : dossier.groups) {
    groups += group.title + ":";
    for (const auto edge : group.edges) groups += " " + graph.statement(edge).id;
    groups += "\n";
  }
  CHECK(groups ==
        "met: s1 s2 s3\n"
        "sanctioned by: s5 s4\n"
        "\xE2\x86\x90 threw fish at: s6\n");
}

TEST_CASE("query/dossier: a node of which nothing is said") {
  FactsBuilder builder;
  const auto id = builder.person("Ana");
  const auto graph = builder.graph();
  const auto dossier = make_dossier(graph, *graph.find(id));
  CHECK(dossier.roles.empty());
  CHECK(dossier.contacts.empty());
  CHECK(dossier.meetings.empty());
  CHECK(dossier.groups.empty());
  CHECK(dossier.documents == std::vector<std::string>{"d1"});  // it is mentioned there
}

TEST_CASE("query/dossier: meetings by participants, time and status") {
  const Example example;
  const auto graph = example.builder.graph();
  const auto meetings = [&](const MeetingFilter& filter) {
    return ids_of(graph, find_meetings(graph, filter));
  };
  CHECK(meetings({}) == "m1 m2 m3");  // undated last
  MeetingFilter filter;
  filter.with = {*graph.find(example.ana), *graph.find(example.bea)};
  CHECK(meetings(filter) == "m1 m3");
  filter.status = {MeetingStatus::kPlanned};
  CHECK(meetings(filter).empty());
  filter.with.pop_back();
  CHECK(meetings(filter) == "m2");
  filter = {};
  filter.since = make_date(2024, 5, 4);
  CHECK(meetings(filter) == "m2 m3");  // m1 is known to be earlier
  filter.since = make_date(2024, 5, 3);
  filter.until = make_date(2024, 5, 3);
  CHECK(meetings(filter) == "m1 m3");
}

}  // namespace
}  // namespace whomet
