#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/graph/local_graph.h"

namespace whomet {
namespace {

using testing::LocalGraph;
using testing::merged;

// A report of one meeting; people by name, so that they meet across documents.
struct Told {
  const char* reported = "";  // date of the document
  MeetingKind kind = MeetingKind::kMeeting;
  std::vector<std::string> people;
  const char* place = "";
  const char* from = "";
  const char* to = "";
  const char* name = "";
  MeetingStatus status = MeetingStatus::kHeld;
};

LocalGraph told(std::size_t number, const Told& report) {
  LocalGraph graph("d" + std::to_string(number), report.reported);
  std::vector<std::string> people;
  for (const std::string& name : report.people) people.push_back(graph.person(name));
  const std::string place =
      *report.place == '\0' ? "" : graph.add(EntityType::kPlace, {std::string(report.place)});
  Meeting& meeting = graph.meet(report.kind, people, place, report.from, report.to);
  meeting.name = report.name;
  testing::set_status(meeting, report.status);
  return graph;
}

constexpr const char* kAna = "Ana Castillo";
constexpr const char* kBruno = "Bruno Keller";
constexpr const char* kChidi = "Chidi Okafor";
constexpr auto kMeet = MeetingKind::kMeeting;
constexpr auto kHeld = MeetingStatus::kHeld;
constexpr auto kPlanned = MeetingStatus::kPlanned;

struct Row {
  const char* what;
  std::vector<Told> reports;
  std::size_t meetings;
};

TEST_CASE("graph/merge_meetings: which reports tell of one meeting") {
  const Row rows[] = {
      {"same people, place and day",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "Accra", "2023-03-01"},
        {"2023-03-03", kMeet, {kAna, kBruno}, "Accra", "2023-03-01"}},
       1},
      {"same people and day, place said once",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "", "2023-03-01"},
        {"2023-06-03", kMeet, {kAna, kBruno}, "Accra", "2023-03-01"}},
       1},
      {"same people and place, day said once, reports near",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "Accra", "2023-03-01"},
        {"2023-03-20", kMeet, {kAna, kBruno}, "Accra"}},
       1},
      {"same people and place, no day, reports near",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "Accra"},
        {"2023-03-30", kMeet, {kAna, kBruno}, "Accra"}},
       1},
      {"same people and place, no dates at all",
       {{"", kMeet, {kAna, kBruno}, "Accra"}, {"", kMeet, {kAna, kBruno}, "Accra"}},
       1},
      {"a part of the people, same place and day",
       {{"2023-03-02", kMeet, {kAna, kBruno, kChidi}, "Accra", "2023-03-01"},
        {"2023-03-02", kMeet, {kBruno}, "Accra", "2023-03-01"}},
       1},
      {"a meeting and a summit",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "Accra", "2023-03-01"},
        {"2023-03-02", MeetingKind::kSummit, {kAna, kBruno}, "Accra", "2023-03-01"}},
       1},
      {"a named conference with different people",
       {{"2023-03-02", MeetingKind::kConference, {kAna}, "", "", "", "Accra Fish Forum"},
        {"2023-03-05", MeetingKind::kConference, {kBruno}, "", "", "", "Accra Fish Forum"}},
       1},
      {"planned, then held",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "Accra", "2023-03-10", "", "", kPlanned},
        {"2023-03-11", kMeet, {kAna, kBruno}, "Accra", "2023-03-10"}},
       1},
      {"other days",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "Accra", "2023-03-01"},
        {"2023-03-09", kMeet, {kAna, kBruno}, "Accra", "2023-03-08"}},
       2},
      {"other places",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "Accra", "2023-03-01"},
        {"2023-03-02", kMeet, {kAna, kBruno}, "Lisbon", "2023-03-01"}},
       2},
      {"other kinds",
       {{"2023-03-02", MeetingKind::kPhoneCall, {kAna, kBruno}, "", "2023-03-01"},
        {"2023-03-02", kMeet, {kAna, kBruno}, "", "2023-03-01"}},
       2},
      {"same people and nothing else",
       {{"2023-03-02", kMeet, {kAna, kBruno}}, {"2023-03-03", kMeet, {kAna, kBruno}}},
       2},
      {"same people and place, reports far apart",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "Accra"},
        {"2023-05-30", kMeet, {kAna, kBruno}, "Accra"}},
       2},
      {"planned after the other was held",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "Accra", "2023-03-01"},
        {"2023-03-12", kMeet, {kAna, kBruno}, "Accra", "", "", "", kPlanned}},
       2},
      {"other people",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "Accra", "2023-03-01"},
        {"2023-03-02", kMeet, {kAna, kChidi}, "Accra", "2023-03-01"}},
       2},
      {"same month only",
       {{"2023-03-02", kMeet, {kAna, kBruno}, "", "2023-03-01", "2023-03-31"},
        {"2023-03-02", kMeet, {kAna, kBruno}, "", "2023-03-01", "2023-03-31"}},
       2},
      {"a named conference, once with its year",
       {{"2023-03-02", MeetingKind::kConference, {kAna}, "", "", "", "Accra Fish Forum"},
        {"2023-03-05", MeetingKind::kConference, {kBruno}, "", "", "", "2023 Accra Fish Forum"}},
       1},
      {"two editions of a conference",
       {{"2023-03-02", MeetingKind::kConference, {kAna}, "", "", "", "2021 Accra Fish Forum"},
        {"2023-03-05", MeetingKind::kConference, {kAna}, "", "", "", "2022 Accra Fish Forum"}},
       2},
      {"an edition of another year",
       {{"2023-03-02", MeetingKind::kConference, {kAna}, "", "2023-03-01", "", "Accra Fish Forum"},
        {"2023-03-05", MeetingKind::kConference, {kAna}, "", "", "", "2022 Accra Fish Forum"}},
       2},
      {"a named conference in two years",
       {{"2022-03-02", MeetingKind::kConference, {kAna}, "", "2022-03-01", "", "Accra Fish Forum"},
        {"2023-03-05", MeetingKind::kConference, {kAna}, "", "2023-03-01", "", "Accra Fish Forum"}},
       2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    std::vector<LocalGraph> graphs;
    for (std::size_t i = 0; i < row.reports.size(); ++i) graphs.push_back(told(i, row.reports[i]));
    CHECK(merged(graphs).meetings.size() == row.meetings);
  }
}

TEST_CASE("graph/merge_meetings: two meetings of one document stay two") {
  LocalGraph graph("d1", "2023-03-02");
  const std::string ana = graph.person(kAna);
  const std::string bruno = graph.person(kBruno);
  graph.meet(kMeet, {ana, bruno}, "", "2023-03-01");
  graph.meet(kMeet, {ana, bruno}, "", "2023-03-01");
  CHECK(merged({graph}).meetings.size() == 2);
}

TEST_CASE("graph/merge_meetings: the latest report gives the status, all stay in the history") {
  struct StatusRow {
    std::vector<Told> reports;
    MeetingStatus status;
    const char* history;
  };
  const StatusRow rows[] = {
      {{{"2023-03-11", kMeet, {kAna, kBruno}, "Accra", "2023-03-10"},
        {"2023-03-02", kMeet, {kAna, kBruno}, "Accra", "2023-03-10", "", "", kPlanned}},
       kHeld,
       "d1 planned, d0 held"},
      {{{"2023-03-01", kMeet, {kAna, kBruno}, "Accra", "2023-03-10", "", "", kPlanned},
        {"2023-03-02",
         kMeet,
         {kAna, kBruno},
         "Accra",
         "2023-03-10",
         "",
         "",
         MeetingStatus::kNotHeld}},
       MeetingStatus::kNotHeld,
       "d0 planned, d1 not_held"},
      {{{"", kMeet, {kAna, kBruno}, "Accra", "2023-03-10"},
        {"", kMeet, {kAna, kBruno}, "Accra", "2023-03-10", "", "", MeetingStatus::kPossible},
        {"", kMeet, {kAna, kBruno}, "Accra", "2023-03-10", "", "", kPlanned}},
       kHeld,
       "d0 held, d1 possible, d2 planned"},
  };
  for (const StatusRow& row : rows) {
    CAPTURE(row.history);
    std::vector<LocalGraph> graphs;
    for (std::size_t i = 0; i < row.reports.size(); ++i) graphs.push_back(told(i, row.reports[i]));
    const Facts facts = merged(graphs);
    REQUIRE(facts.meetings.size() == 1);
    std::string history;
    for (const StatusReport& report : facts.meetings[0].history) {
      history += (history.empty() ? "" : ", ") + report.document + " " +
                 std::string(name_of(report.status));
    }
    CHECK(history == row.history);
    CHECK(facts.meetings[0].status == row.status);
    CHECK(facts.meetings[0].evidence.size() == row.reports.size());
  }
}

TEST_CASE("graph/merge_meetings: the country that a town lies in is no other place") {
  LocalGraph a = told(0, {"2023-03-02", kMeet, {kAna, kBruno}, "Accra", "2023-03-01"});
  a.say(a.facts.meetings[0].place, "located_in", a.country("Ghana", "Q117"));
  LocalGraph b("d1", "2023-03-02");
  b.meet(kMeet, {b.person(kAna), b.person(kBruno)}, b.country("Ghana", "Q117"), "2023-03-01");
  for (const auto& graphs : {std::vector<LocalGraph>{a, b}, std::vector<LocalGraph>{b, a}}) {
    const Facts facts = merged(graphs);
    REQUIRE(facts.meetings.size() == 1);
    CHECK(facts.meetings[0].place == testing::entity_named(facts, "Accra").id);
  }
}

}  // namespace
}  // namespace whomet
