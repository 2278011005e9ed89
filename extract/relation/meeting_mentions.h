// One sentence's report of an occasion: "X met Y in Oslo on Monday", "talks between X and Y",
// "X's visit to Oslo". Reports of one occasion are joined by meeting_merge.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/relation/context.h"

namespace whomet {

inline bool is_travel(MeetingKind kind) {
  return kind == MeetingKind::kVisit || kind == MeetingKind::kTour;
}

inline bool is_talk(MeetingKind kind) {
  return kind == MeetingKind::kMeeting || kind == MeetingKind::kSummit ||
         kind == MeetingKind::kPhoneCall || kind == MeetingKind::kSeries;
}

inline bool is_gathering(MeetingKind kind) {
  return kind == MeetingKind::kSummit || kind == MeetingKind::kConference;
}

struct MeetingMention {
  MeetingKind kind = MeetingKind::kMeeting;
  MeetingStatus status = MeetingStatus::kHeld;
  std::vector<std::uint32_t> participants;  // clusters, in text order, no repeats
  std::uint32_t place = kNone;              // cluster
  std::uint32_t time = kNone;               // index into Document::times
  std::string topic;
  std::string name;
  bool described = false;         // the name only describes ("six-nation talks"): no proper name
  std::uint32_t hosts = 0;        // the first so many participants met the rest; 0: each met each
  bool placed = false;            // a place, or a time said of the occasion itself, is known
  bool attended = false;          // its words say that they are there: "hold", "attend", "with"
  std::uint32_t trigger = 0;      // token
  std::uint32_t cluster = kNone;  // of the noun phrase itself ("the summit")
  bool refers_back = false;       // "the meeting", "during his visit": likely known already
  bool another = false;           // "further talks", "a second meeting": none told before
  bool joins = false;             // "attended the meeting": somebody at an occasion told before
  bool apart = false;             // one of several: "separate talks with A and B"
  bool nominal = false;           // the trigger is a noun
  bool says_status = false;       // its words say whether it took place
  double confidence = 0.7;
};

// In text order.
std::vector<MeetingMention> find_meeting_mentions(const Context& context);

}  // namespace whomet
