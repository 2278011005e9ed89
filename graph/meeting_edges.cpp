// Tested by tests/graph/entity_graph_test.cpp.
#include "graph/meeting_edges.h"

#include <algorithm>
#include <utility>

#include "base/digest.h"

namespace whomet {
namespace {

// The status of a meeting as the modality of the edges that follow from it (docs/ontology.md).
void set_status(Statement& statement, MeetingStatus status) {
  if (status == MeetingStatus::kPlanned) statement.modality = Modality::kPlanned;
  if (status == MeetingStatus::kPossible) statement.modality = Modality::kPossible;
  if (status == MeetingStatus::kNotHeld) statement.negated = true;
}

Statement derived_statement(const Meeting& meeting, std::string subject, std::string predicate,
                            std::string object, double confidence) {
  Statement statement;
  statement.id = "s" + IdHash().add("derived").add(subject).add(predicate).add(object).hex12();
  statement.subject = std::move(subject);
  statement.predicate = std::move(predicate);
  statement.object = std::move(object);
  statement.time = meeting.date;
  statement.place = meeting.place;
  statement.meeting = meeting.id;
  statement.confidence = confidence;
  statement.evidence = meeting.evidence;
  set_status(statement, meeting.status);
  return statement;
}

std::string_view noun_of(MeetingKind kind) {
  switch (kind) {
    case MeetingKind::kVisit:
      return "visit";
    case MeetingKind::kMeeting:
      return "meeting";
    case MeetingKind::kSummit:
      return "summit";
    case MeetingKind::kConference:
      return "conference";
    case MeetingKind::kPhoneCall:
      return "phone call";
    case MeetingKind::kSpeechEvent:
      return "speech";
    case MeetingKind::kTour:
      return "tour";
    case MeetingKind::kSeries:
      return "series of meetings";
  }
  return "meeting";
}

std::string day_of(const TimeValue& time) {
  if (time.from.empty()) return time.text;
  if (time.granularity == "year") return time.from.substr(0, 4);
  if (time.granularity == "month") return time.from.substr(0, 7);
  return time.from;
}

// "A", "A and B", "A, B and C", "A, B and 3 others".
std::string listed(const std::vector<std::string_view>& names) {
  constexpr std::size_t kShown = 3;
  const std::size_t shown = names.size() > kShown ? kShown - 1 : names.size();
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  if (shown < names.size()) text += " and " + std::to_string(names.size() - shown) + " others";
  return text;
}

}  // namespace

bool is_description(std::string_view name) {
  return !name.empty() && std::ranges::none_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

Edition edition_of(std::string_view name) {
  constexpr std::size_t kDigits = 4;
  const auto digits =
      name.find_first_not_of("0123456789") == kDigits ? name.substr(0, kDigits) : "";
  if (digits.empty() || name[kDigits] != ' ') return {"", name};
  return {digits, name.substr(kDigits + 1)};
}

std::string meeting_label(const Meeting& meeting, std::vector<NamedParticipant> participants,
                          std::string_view place) {
  const bool described = is_description(meeting.name);
  if (!meeting.name.empty() && (!described || participants.empty())) return meeting.name;
  std::stable_sort(participants.begin(), participants.end(),
                   [](const NamedParticipant& a, const NamedParticipant& b) {
                     return a.type != b.type ? a.type < b.type : a.mentions > b.mentions;
                   });
  std::vector<std::string_view> names;
  names.reserve(participants.size());
  for (const NamedParticipant& participant : participants) names.push_back(participant.name);
  std::string label(described ? std::string_view(meeting.name) : noun_of(meeting.kind));
  if (!names.empty()) label += " of " + listed(names);
  if (!place.empty()) {
    label += meeting.kind == MeetingKind::kVisit ? " to " : " in ";
    label += place;
  }
  if (names.empty() && !meeting.topic.empty()) label += " on " + meeting.topic;
  if (!meeting.date.empty()) label += ", " + day_of(meeting.date);
  return label;
}

std::vector<Statement> edges_of_meeting(const Meeting& meeting, double confidence,
                                        const IsStated& is_stated) {
  std::vector<Statement> edges;
  if (meeting.evidence.empty()) return edges;
  for (const std::string& participant : meeting.participants) {
    if (is_stated(participant, "participates_in", meeting.id)) continue;
    edges.push_back(
        derived_statement(meeting, participant, "participates_in", meeting.id, confidence));
  }
  if (!meeting.place.empty() && !is_stated(meeting.id, "located_in", meeting.place)) {
    edges.push_back(
        derived_statement(meeting, meeting.id, "located_in", meeting.place, confidence));
  }
  return edges;
}

}  // namespace whomet
