// Tested by tests/extract/relation/meeting_dates_test.cpp.
#include "extract/relation/meeting_dates.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
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

// Speeches and ceremonies named after an event, and the words that tell of it.
struct Theme {
  std::string_view modifiers;
  std::string_view events;
};
constexpr Theme kThemes[] = {
    {"victory|winning", "win|elect|reelect|re-elect|victory|defeat|beat|triumph"},
    {"resignation|farewell", "resign|resignation|step down|stand down|quit"},
    {"acceptance", "accept|nominate|nomination|elect|win|award"},
    {"concession", "concede|lose|defeat|beat|win|elect"},
    {"inaugural|inauguration|swearing-in", "inaugurate|inauguration|swear|swear in|take office"},
    {"signing", "sign"},
};

// The words that tell of what "victory" is in "her victory speech"; "" if it is named after none.
std::string_view events_of(const Context& context, std::uint32_t noun) {
  if (!is_word_in(context.lemma(noun), "speech|address|remark|remarks|ceremony")) return {};
  for (const std::uint32_t child : context.tree(noun).children(noun)) {
    if (child > noun) break;
    for (const Theme& theme : kThemes) {
      if (is_word_in(context.lemma(child), theme.modifiers)) return theme.events;
    }
  }
  return {};
}

bool tells_of_one_of(const Context& context, std::uint32_t sentence,
                     const std::vector<std::uint32_t>& clusters) {
  const Document& document = context.document();
  return std::ranges::any_of(clusters, [&](std::uint32_t cluster) {
    return std::ranges::any_of(document.clusters[cluster].mentions, [&](std::uint32_t mention) {
      return document.mentions[mention].sentence == sentence;
    });
  });
}

// "who was first elected in 2010": another time than the one that the story is about.
bool is_told_aside(const Tree& tree, std::uint32_t event) {
  const std::uint32_t clause = tree.clause_verb(event);
  if (clause == kNone) return false;
  return tree.is(clause, "acl:relcl") ||
         std::ranges::any_of(tree.children(clause, "advmod"), [&](std::uint32_t adverb) {
           return is_word_in(to_lower(tree.token(adverb).form), "first|previously|originally|once");
         });
}

// The day on which the event is told to have happened, of one of those who were there, a few
// sentences before; or kNone.
std::uint32_t day_of_event(const Context& context, const LocalMeeting& meeting,
                           std::string_view events) {
  constexpr std::uint32_t kReach = 6;  // sentences
  const Document& document = context.document();
  const std::uint32_t here = meeting.support.front().sentence;
  for (std::uint32_t back = 0; back <= std::min(here, kReach); ++back) {
    const TokenSpan tokens = document.sentences[here - back].tokens;
    if (tokens.empty() || !tells_of_one_of(context, here - back, meeting.participants)) continue;
    const Tree& tree = context.tree(tokens.begin);
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const bool tells = is_word_in(context.lemma(t), events) ||
                         (tree.is_predicate(t) && is_word_in(tree.verb_lemma(t), events));
      if (!tells || tree.has_negation(t) || is_told_aside(tree, t)) continue;
      const std::uint32_t time = context.shared_time_of(t);
      if (time != kNone && document.times[time].value.granularity == "day" &&
          !is_to_come(context, time) && !is_told_aside(tree, document.times[time].tokens.begin)) {
        return time;
      }
    }
  }
  return kNone;
}

}  // namespace

void date_by_event(const Context& context, std::vector<LocalMeeting>& meetings) {
  for (LocalMeeting& meeting : meetings) {
    if (meeting.time != kNone || meeting.status != MeetingStatus::kHeld) continue;
    for (const LocalMeeting::Support& report : meeting.support) {
      const std::string_view events = events_of(context, report.trigger.begin);
      if (events.empty()) continue;
      meeting.time = day_of_event(context, meeting, events);
      break;
    }
  }
}

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
