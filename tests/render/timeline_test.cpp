#include "render/view/timeline.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/facts_builder.h"

namespace whomet {
namespace {

using testing::FactsBuilder;
using testing::on_day;

// "May 2024 | 3 May | meeting, Oslo | Ana, Bea | fact", one occasion a line.
std::string text_of(const Timeline& timeline) {
  std::string text;
  const auto joined = [](const std::vector<std::string>& lines) {
    std::string line;
    for (const auto& part : lines) line += (line.empty() ? "" : ", ") + part;
    return line;
  };
  for (const auto& occasion : timeline.occasions) {
    std::vector<std::string> lanes;
    for (const auto lane : occasion.lanes) lanes.push_back(joined(timeline.lanes[lane].label));
    text += occasion.period + " | " + occasion.date + " | " + joined(occasion.label) + " | " +
            joined(lanes) + " | " + std::string(name_of(occasion.reality)) + "\n";
  }
  return text;
}

TimeValue between(const std::string& from, const std::string& to, const char* granularity) {
  auto time = on_day(from);
  time.to = to;
  time.granularity = granularity;
  return time;
}

TEST_CASE("render/timeline: occasions by date, undated ones last, with their status") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto bea = builder.person("Bea");
  const auto oslo = builder.entity(EntityType::kPlace, "Oslo");
  auto& held = builder.meeting(MeetingKind::kMeeting, MeetingStatus::kHeld, {ana, bea});
  held.date = on_day("2024-05-03");
  held.place = oslo;
  builder.meeting(MeetingKind::kPhoneCall, MeetingStatus::kNotHeld, {ana, bea}).date.text =
      "on Friday";
  builder.meeting(MeetingKind::kSummit, MeetingStatus::kPlanned, {bea}).date =
      between("2024-02-01", "2024-02-29", "month");
  builder.meeting(MeetingKind::kVisit, MeetingStatus::kHeld, {ana}).date =
      between("2024-02-27", "2024-02-28", "range");
  builder.meeting(MeetingKind::kTour, MeetingStatus::kOngoing, {ana}).date =
      between("2024-04-28", "2024-05-04", "range");
  builder.meeting(MeetingKind::kVisit, MeetingStatus::kHeld, {ana}).date =
      between("2023-01-01", "2023-12-31", "year");
  CHECK(text_of(make_timeline(builder.graph(), {})) ==
        "2023 |  | visit | Ana | fact\n"
        "February 2024 |  | planned summit | Bea | plan\n"
        "February 2024 | 27–28 Feb | visit | Ana | fact\n"
        "April 2024 | 28 Apr – 4 May | ongoing tour | Ana | fact\n"
        "May 2024 | 3 May | meeting, Oslo | Ana, Bea | fact\n"
        "not dated | “on Friday” | ✗ no phone call | Ana, Bea | denied\n");
  TimelineOptions spring;
  spring.since = "2024-02-28";
  spring.until = "2024-04-28";
  CHECK(text_of(make_timeline(builder.graph(), spring)) ==
        "February 2024 |  | planned summit | Bea | plan\n"
        "February 2024 | 27–28 Feb | visit | Ana | fact\n"
        "April 2024 | 28 Apr – 4 May | ongoing tour | Ana | fact\n"
        "not dated | “on Friday” | ✗ no phone call | Ana, Bea | denied\n");
}

TEST_CASE("render/timeline: lanes are few, and who has none is named") {
  FactsBuilder builder;
  std::vector<std::string> people;
  for (int i = 0; i < 6; ++i) people.push_back(builder.person("P" + std::to_string(i)));
  builder.meeting(MeetingKind::kMeeting, MeetingStatus::kHeld, {people[0], people[1]});
  builder.meeting(MeetingKind::kMeeting, MeetingStatus::kHeld, {people[0], people[1], people[2]});
  builder.meeting(MeetingKind::kMeeting, MeetingStatus::kHeld, people);
  TimelineOptions options;
  options.max_lanes = 2;
  const auto timeline = make_timeline(builder.graph(), options);
  CHECK(text_of(timeline) ==
        "not dated |  | meeting | P0, P1 | fact\n"
        "not dated |  | meeting, + P2 | P0, P1 | fact\n"
        "not dated |  | meeting, + 4 others | P0, P1 | fact\n");
  options.max_lanes = 6;
  options.with = {*builder.graph().find(people[5])};
  CHECK(text_of(make_timeline(builder.graph(), options)) ==
        "not dated |  | meeting | P5, P0, P1, P2, P3, P4 | fact\n");
}

TEST_CASE("render/timeline: lanes of countries, whose ministers meet and who are visited") {
  FactsBuilder builder;
  const auto ana = builder.person("Ana");
  const auto bea = builder.person("Bea");
  const auto chad = builder.country("Chad");
  const auto mali = builder.country("Mali");
  builder.state(ana, "minister_of", chad);
  builder.state(bea, "citizen_of", mali);
  builder.meeting(MeetingKind::kMeeting, MeetingStatus::kHeld, {ana, bea});
  builder.meeting(MeetingKind::kVisit, MeetingStatus::kHeld, {ana}).place = mali;
  TimelineOptions options;
  options.by_country = true;
  CHECK(text_of(make_timeline(builder.graph(), options)) ==
        "not dated |  | meeting | Chad, Mali | fact\n"
        "not dated |  | visit, Mali | Chad, Mali | fact\n");
}

}  // namespace
}  // namespace whomet
