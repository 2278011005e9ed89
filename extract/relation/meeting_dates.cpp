// Tested by tests/extract/relation/meeting_dates_test.cpp.
#include "extract/relation/meeting_dates.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/relation/meeting_mentions.h"
#include "extract/relation/meeting_status.h"

namespace whomet {
namespace {

// The occasion "meeting" of "Tuesday's meeting"; or kNone.
std::uint32_t owner_of_day(const Context& context, const TimeExpression& time) {
  const Tree& tree = context.tree(time.tokens.begin);
  const std::uint32_t at = tree.top_of(time.tokens);
  if (time.value.granularity != "day" || !tree.is(at, "nmod:poss")) return kNone;
  return tree.head(at);
}

// "Tuesday's meeting of the council", "with ministers".
bool tells_whose(const Context& context, std::uint32_t noun) {
  const Tree& tree = context.tree(noun);
  return std::ranges::any_of(tree.children(noun), [&](std::uint32_t child) {
    return is_word_in(tree.preposition(child), "of|with|between|among|by");
  });
}

// Whether the noun has been read as a report of an occasion of earlier sentences.
bool is_known_from_before(const Context& context, const std::vector<LocalMeeting>& meetings,
                          std::uint32_t noun) {
  return std::ranges::any_of(meetings, [&](const LocalMeeting& meeting) {
    return meeting.support.front().sentence < context.sentence_of(noun) &&
           std::ranges::any_of(meeting.support,
                               [&](const auto& row) { return row.trigger.contains(noun); });
  });
}

// Of the kind that the noun tells, the one told of last; nullptr if none is near.
LocalMeeting* last_before(const Context& context, std::vector<LocalMeeting>& meetings,
                          std::uint32_t noun) {
  constexpr std::uint32_t kReach = 4;  // sentences
  const std::string lemma = context.lemma(noun);
  const bool travel = is_word_in(lemma, "visit|trip|tour");
  if (!travel && !is_word_in(lemma, "meeting|talk|summit|event|gathering|session")) return nullptr;
  const std::uint32_t here = context.sentence_of(noun);
  if (tells_whose(context, noun) || is_known_from_before(context, meetings, noun)) return nullptr;
  LocalMeeting* last = nullptr;
  for (LocalMeeting& meeting : meetings) {
    const bool fits =
        travel ? is_travel(meeting.kind) : is_talk(meeting.kind) || is_gathering(meeting.kind);
    const auto& first = meeting.support.front();
    const bool near = std::ranges::any_of(meeting.support, [&](const auto& row) {
      return row.sentence < here && here - row.sentence <= kReach;
    });
    if (!fits || first.sentence >= here || !near) continue;
    if (last == nullptr || last->support.front().trigger.begin < first.trigger.begin) {
      last = &meeting;
    }
  }
  return last;
}

}  // namespace

// "held talks in Lima. ... Tuesday's meeting": the day before a noun that can only mean the last
// occasion of its kind.
void date_by_reference(const Context& context, std::vector<LocalMeeting>& meetings) {
  for (std::uint32_t i = 0; i < context.document().times.size(); ++i) {
    const TimeExpression& time = context.document().times[i];
    const std::uint32_t noun = owner_of_day(context, time);
    if (noun == kNone) continue;
    LocalMeeting* last = last_before(context, meetings, noun);
    if (last == nullptr || last->time != kNone || last->status == MeetingStatus::kNotHeld) continue;
    if (last->status == MeetingStatus::kHeld && is_to_come(context, i)) continue;
    last->time = i;
  }
}

}  // namespace whomet
