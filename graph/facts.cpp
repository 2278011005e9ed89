#include "graph/facts.h"

#include <array>

namespace whomet {
namespace {

template <std::size_t N>
std::string_view name_at(const std::array<std::string_view, N>& names, std::size_t index) {
  return names.at(index);
}

template <typename Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names.at(i) == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

// In the order of the enumerators.
constexpr std::array<std::string_view, 11> kEntityTypes = {
    "Person", "Country",  "Organization", "Group", "Place", "Meeting",
    "Event",  "Document", "Role",         "Topic", "Item"};
constexpr std::array<std::string_view, 3> kMentionLevels = {"NAM", "NOM", "PRO"};
constexpr std::array<std::string_view, 8> kModalities = {"asserted",    "planned",   "possible",
                                                         "considering", "predicted", "conditional",
                                                         "desired",     "denied"};
constexpr std::array<std::string_view, 8> kMeetingKinds = {
    "visit", "meeting", "summit", "conference", "phone_call", "speech_event", "tour", "series"};
constexpr std::array<std::string_view, 5> kMeetingStatuses = {"held", "ongoing", "planned",
                                                              "possible", "not_held"};

}  // namespace

std::string_view name_of(EntityType type) {
  return name_at(kEntityTypes, static_cast<std::size_t>(type));
}
std::string_view name_of(MentionLevel level) {
  return name_at(kMentionLevels, static_cast<std::size_t>(level));
}
std::string_view name_of(Modality modality) {
  return name_at(kModalities, static_cast<std::size_t>(modality));
}
std::string_view name_of(MeetingKind kind) {
  return name_at(kMeetingKinds, static_cast<std::size_t>(kind));
}
std::string_view name_of(MeetingStatus status) {
  return name_at(kMeetingStatuses, static_cast<std::size_t>(status));
}
std::optional<EntityType> parse_entity_type(std::string_view name) {
  return value_of<EntityType>(kEntityTypes, name);
}
std::optional<MentionLevel> parse_mention_level(std::string_view name) {
  return value_of<MentionLevel>(kMentionLevels, name);
}
std::optional<Modality> parse_modality(std::string_view name) {
  return value_of<Modality>(kModalities, name);
}
std::optional<MeetingKind> parse_meeting_kind(std::string_view name) {
  return value_of<MeetingKind>(kMeetingKinds, name);
}
std::optional<MeetingStatus> parse_meeting_status(std::string_view name) {
  return value_of<MeetingStatus>(kMeetingStatuses, name);
}

}  // namespace whomet
