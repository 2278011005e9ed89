#include "extract/relation/meeting_agreement.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/meeting_mentions.h"
#include "graph/meeting_edges.h"

namespace whomet {
namespace {

std::string country_of(const Context& context, std::uint32_t place) {
  for (const std::uint32_t m : context.document().clusters[place].mentions) {
    if (!context.document().mentions[m].country.empty())
      return context.document().mentions[m].country;
  }
  return {};
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : to_lower(name) + " ") {
    if (c != ' ' && c != '-') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

}  // namespace

bool kinds_agree(MeetingKind a, MeetingKind b) {
  if (a == b) return true;
  if (is_travel(a) && is_travel(b)) return true;
  if (a == MeetingKind::kPhoneCall || b == MeetingKind::kPhoneCall) {
    // "The conversation" may be by phone, a summit is not.
    return a != MeetingKind::kSummit && b != MeetingKind::kSummit && is_talk(a) && is_talk(b);
  }
  return is_talk(a) && is_talk(b);
}

bool statuses_agree(MeetingStatus a, MeetingStatus b) {
  if (a == b) return true;
  const auto past = [](MeetingStatus s) {
    return s == MeetingStatus::kHeld || s == MeetingStatus::kOngoing;
  };
  return past(a) == past(b);
}

bool is_same_edition(std::string_view a, std::string_view b) {
  const Edition first = edition_of(a);
  const Edition second = edition_of(b);
  return first.name == second.name &&
         (first.year == second.year || first.year.empty() || second.year.empty());
}

bool places_agree(const Context& context, std::uint32_t a, std::uint32_t b) {
  if (a == kNone || b == kNone || a == b) return true;
  // A city and its country are one place.
  const bool mixed = context.type_of(a) != context.type_of(b);
  return mixed && !country_of(context, a).empty() &&
         country_of(context, a) == country_of(context, b);
}

bool is_city_in(const Context& context, std::uint32_t city, std::uint32_t country) {
  return city != kNone && country != kNone && context.type_of(city) == EntityType::kPlace &&
         context.type_of(country) == EntityType::kCountry && places_agree(context, city, country);
}

bool in_other_countries(const Context& context, std::uint32_t a, std::uint32_t b) {
  if (a == kNone || b == kNone) return false;
  const std::string one = country_of(context, a);
  const std::string other = country_of(context, b);
  return !one.empty() && !other.empty() && one != other;
}

bool times_agree(const Context& context, std::uint32_t a, std::uint32_t b) {
  if (a == kNone || b == kNone || a == b) return true;
  const TimeValue& first = context.document().times[a].value;
  const TimeValue& second = context.document().times[b].value;
  if (first.from.empty() || second.from.empty()) {
    // "this week", "on Monday"
    const auto is_this_week = [](const TimeValue& value) {
      return value.granularity == "week" && to_lower(value.text).find("this") != std::string::npos;
    };
    const bool in_week = (is_this_week(first) && second.granularity == "day") ||
                         (is_this_week(second) && first.granularity == "day");
    return in_week || first.text == second.text || first.from.empty() != second.from.empty();
  }
  return first.from <= second.to && second.from <= first.to;
}

bool is_finer(const Context& context, std::uint32_t time, std::uint32_t than) {
  if (time == kNone || than == kNone) return false;
  const auto rank = [&](std::uint32_t of) {
    const std::string& granularity = context.document().times[of].value.granularity;
    if (granularity == "day") return 0;
    if (is_word_in(granularity, "weekend|week")) return 1;
    return is_word_in(granularity, "month|quarter|season|half|year") ? 2 : 3;
  };
  const TimeValue& value = context.document().times[time].value;
  return rank(time) < rank(than) && rank(time) < 2 && (rank(than) < 3 || !value.from.empty());
}

bool same_description(std::string_view a, std::string_view b) {
  const std::vector<std::string> one = words_of(a);
  const std::vector<std::string> other = words_of(b);
  const auto lacks = [](const std::vector<std::string>& all, const std::vector<std::string>& some) {
    return std::ranges::any_of(
        some, [&](const std::string& word) { return std::ranges::find(all, word) == all.end(); });
  };
  return !lacks(one, other) || !lacks(other, one);
}

bool is_of_many(std::string_view name) {
  constexpr std::string_view kNumbers =
      "three|four|five|six|seven|eight|nine|ten|3|4|5|6|7|8|9|10|multi";
  const std::vector<std::string> words = words_of(name);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_word_in(words[i], kNumbers) && is_word_in(words[i + 1], "nation|party|way|country")) {
      return true;
    }
  }
  return false;
}

}  // namespace whomet
