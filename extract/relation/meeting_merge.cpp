// Method: greedy, in text order: each report joins the latest meeting that it agrees with (kind,
// people, place, day, status), else founds one. A report that refers back ("the talks") needs less.
// Tested by tests/extract/relation/meetings_test.cpp.
#include "extract/relation/meeting_merge.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_sides.h"
#include "extract/relation/meeting_status.h"
#include "graph/meeting_edges.h"

namespace whomet {
namespace {

bool kinds_agree(MeetingKind a, MeetingKind b) {
  if (a == b) return true;
  if (is_travel(a) && is_travel(b)) return true;
  if (a == MeetingKind::kPhoneCall || b == MeetingKind::kPhoneCall) {
    // "The conversation" may be by phone, a summit is not.
    return a != MeetingKind::kSummit && b != MeetingKind::kSummit && is_talk(a) && is_talk(b);
  }
  return is_talk(a) && is_talk(b);
}

// What two statuses may be told of one occasion.
bool statuses_agree(MeetingStatus a, MeetingStatus b) {
  if (a == b) return true;
  const auto past = [](MeetingStatus s) {
    return s == MeetingStatus::kHeld || s == MeetingStatus::kOngoing;
  };
  return past(a) == past(b);
}

// "the 2020 Andean summit" and "the Andean summit", not that of 2019.
bool is_same_edition(std::string_view a, std::string_view b) {
  const Edition first = edition_of(a);
  const Edition second = edition_of(b);
  return first.name == second.name &&
         (first.year == second.year || first.year.empty() || second.year.empty());
}

class Merger {
 public:
  explicit Merger(const Context& context) : context_(context) {}

  void add(const MeetingMention& mention) {
    LocalMeeting* known = find(mention);
    if (known != nullptr) {
      const bool by_sides = is_same_by_sides(*known, mention);
      const std::uint32_t unnamed =
          named_later(context_, known->participants, mention.participants);
      extend(*known, mention);
      if (by_sides) leave_out_named(context_, unnamed, known->participants);
    } else if (can_found(mention)) {
      found(mention);
    }
  }

  std::vector<LocalMeeting> take() {
    for (LocalMeeting& meeting : meetings_) {
      std::ranges::sort(meeting.participants);
      std::ranges::sort(meeting.pairs);
      if (meeting.time == kNone) meeting.time = shared_time_of(meeting);
    }
    return std::move(meetings_);
  }

 private:
  const Document& document() const { return context_.document(); }

  // What other clauses say of the day of a report. It makes no occasion, but dates one.
  std::uint32_t shared_time_of(const LocalMeeting& meeting) const {
    for (const auto& row : meeting.support) {
      if (context_.time_of(row.trigger.begin) != kNone) continue;  // has been found unfit
      const std::uint32_t time = context_.shared_time_of(row.trigger.begin);
      const bool held = meeting.status == MeetingStatus::kHeld;
      if (time != kNone && !(held && is_to_come(context_, time))) return time;
    }
    return kNone;
  }

  static bool holds(const std::vector<std::uint32_t>& list, std::uint32_t value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  }

  static std::size_t shared(const std::vector<std::uint32_t>& a,
                            const std::vector<std::uint32_t>& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](std::uint32_t x) { return holds(b, x); }));
  }

  bool places_agree(std::uint32_t a, std::uint32_t b) const {
    if (a == kNone || b == kNone || a == b) return true;
    // A city and its country are one place.
    const bool mixed = context_.type_of(a) != context_.type_of(b);
    return mixed && !country_of(a).empty() && country_of(a) == country_of(b);
  }

  // Says more precisely where it is: "in Egypt", then "in Cairo".
  bool is_city_in(std::uint32_t city, std::uint32_t country) const {
    return city != kNone && country != kNone && context_.type_of(city) == EntityType::kPlace &&
           context_.type_of(country) == EntityType::kCountry && places_agree(city, country);
  }

  std::string country_of(std::uint32_t place) const {
    for (const std::uint32_t m : document().clusters[place].mentions) {
      if (!document().mentions[m].country.empty()) return document().mentions[m].country;
    }
    return {};
  }

  // "the Nordic summit in Oslo", "the Nordic summit in Lima": two of one name.
  bool in_other_countries(std::uint32_t a, std::uint32_t b) const {
    if (a == kNone || b == kNone) return false;
    const std::string one = country_of(a);
    const std::string other = country_of(b);
    return !one.empty() && !other.empty() && one != other;
  }

  bool times_agree(std::uint32_t a, std::uint32_t b) const {
    if (a == kNone || b == kNone || a == b) return true;
    const TimeValue& first = document().times[a].value;
    const TimeValue& second = document().times[b].value;
    if (first.from.empty() || second.from.empty()) {
      // "this week", "on Monday"
      const auto is_this_week = [](const TimeValue& value) {
        return value.granularity == "week" &&
               to_lower(value.text).find("this") != std::string::npos;
      };
      const bool in_week = (is_this_week(first) && second.granularity == "day") ||
                           (is_this_week(second) && first.granularity == "day");
      return in_week || first.text == second.text || first.from.empty() != second.from.empty();
    }
    return first.from <= second.to && second.from <= first.to;
  }

  // "this week", then "on Monday": the day says when, the week only about when.
  bool is_finer(std::uint32_t time, std::uint32_t than) const {
    if (time == kNone || than == kNone) return false;
    const auto rank = [&](std::uint32_t of) {
      const std::string& granularity = document().times[of].value.granularity;
      if (granularity == "day") return 0;
      if (is_word_in(granularity, "weekend|week")) return 1;
      return is_word_in(granularity, "month|quarter|season|half|year") ? 2 : 3;
    };
    const TimeValue& value = document().times[time].value;
    return rank(time) < rank(than) && rank(time) < 2 && (rank(than) < 3 || !value.from.empty());
  }

  std::size_t index_of(const LocalMeeting& meeting) const {
    return static_cast<std::size_t>(&meeting - meetings_.data());
  }

  bool same_noun(const LocalMeeting& meeting, const MeetingMention& mention) const {
    return mention.cluster != kNone && holds(clusters_[index_of(meeting)], mention.cluster);
  }

  // "six-nation talks" and "six-nation nuclear talks": one says no less than the other.
  static bool same_description(std::string_view a, std::string_view b) {
    const std::vector<std::string> one = words_of(a);
    const std::vector<std::string> other = words_of(b);
    const auto lacks = [](const std::vector<std::string>& all,
                          const std::vector<std::string>& some) {
      return std::ranges::any_of(
          some, [&](const std::string& word) { return std::ranges::find(all, word) == all.end(); });
    };
    return !lacks(one, other) || !lacks(other, one);
  }

  // Three or more parties, as the name counts them.
  static bool is_of_many(std::string_view name) {
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

  static std::vector<std::string> words_of(std::string_view name) {
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

  LocalMeeting* find(const MeetingMention& mention) {
    // The latest of those that share most.
    LocalMeeting* best = nullptr;
    std::size_t most = 0;
    for (auto meeting = meetings_.rbegin(); meeting != meetings_.rend(); ++meeting) {
      if (!agrees(*meeting, mention)) continue;
      const std::size_t common = shared(mention.participants, meeting->participants);
      if (best != nullptr && common <= most) continue;
      best = &*meeting;
      most = common;
    }
    return best;
  }

  // "met ahead of the summit", "met on the sidelines of the summit", "met before the talks": what
  // they did is not that. The verb before such a phrase of the mention, or around the clause that
  // "after", "before" or "since" opens; kNone for others.
  std::uint32_t told_beside(const MeetingMention& mention) const {
    if (!mention.nominal) return told_around(mention.trigger);
    const Tree& tree = context_.tree(mention.trigger);
    const std::uint32_t noun = tree.first_conjunct(mention.trigger);
    const std::uint32_t above = tree.head(noun);
    if (above == kNone || above > noun) return kNone;
    if (is_sideline(context_.lemma(above)) || context_.lemma(above) == "eve") {
      return tree.head(above);
    }
    // "did not meet during the summit"
    if (is_word_in(tree.preposition(noun), "during|at") && tree.clause_verb(above) != kNone &&
        factuality_of(context_, tree.clause_verb(above)).negated) {
      return tree.clause_verb(above);
    }
    const std::uint32_t begin = tree.subtree(noun).begin;
    const bool ahead = begin > tree.tokens().begin && tree.preposition(noun) == "of" &&
                       is_word_in(context_.token(begin - 1).form, "ahead|advance");
    const bool apart = is_word_in(tree.preposition(noun),
                                  "before|after|following|ahead of|prior to|in advance of");
    if (ahead || apart) return tree.clause_verb(above);
    // "have not met since the talks collapsed"
    const std::uint32_t clause = tree.clause_verb(above);
    return clause == kNone ? kNone : told_around(clause);
  }

  // "spoke by phone a day after they met": the verb of the clause around it, of another time.
  std::uint32_t told_around(std::uint32_t verb) const {
    const Tree& tree = context_.tree(verb);
    if (!is_word_in(tree.mark(verb), "after|before|since")) return kNone;
    const std::uint32_t above = tree.head(verb);
    return above != kNone && context_.is_in_time(above) ? tree.clause_verb(above) : above;
  }

  bool is_told_beside(const LocalMeeting& meeting, std::uint32_t verb) const {
    return verb != kNone && std::ranges::any_of(meeting.support, [&](const auto& row) {
             const std::uint32_t trigger = row.trigger.begin;
             const Tree& tree = context_.tree(trigger);
             return trigger == verb || (tree.tokens().contains(verb) &&
                                        tree.head(tree.first_conjunct(trigger)) == verb);
           });
  }

  bool agrees(const LocalMeeting& meeting, const MeetingMention& mention) const {
    if (!kinds_agree(meeting.kind, mention.kind) || mention.another) return false;
    if (is_told_beside(meeting, told_beside(mention))) return false;
    if (std::ranges::any_of(meeting.support, [&](const auto& row) {
          return told_around(row.trigger.begin) == mention.trigger;
        })) {
      return false;
    }
    // Talks with a group are no summit.
    if (mention.kind == MeetingKind::kSummit && meeting.kind == MeetingKind::kMeeting &&
        std::ranges::any_of(meeting.participants, [&](std::uint32_t who) {
          return context_.type_of(who) == EntityType::kGroup;
        })) {
      return false;
    }
    // "six-nation talks" are none of two people.
    if (meeting.name.empty() && meeting.participants.size() == 2 && is_of_many(mention.name)) {
      return false;
    }
    const bool named = !mention.name.empty() && !mention.described;
    if (named && is_same_edition(mention.name, meeting.name))
      return !in_other_countries(meeting.place, mention.place);
    if (named && !meeting.name.empty() && !described_[index_of(meeting)]) return false;
    if (!places_agree(meeting.place, mention.place)) return false;
    if (!times_agree(meeting.time, mention.time)) return false;
    const std::size_t common = shared(mention.participants, meeting.participants);
    if (mention.described && !meeting.name.empty() &&
        (common > 0 || mention.participants.empty() || meeting.participants.empty()) &&
        same_description(meeting.name, mention.name)) {
      return statuses_agree(meeting.status, mention.status);
    }
    const bool subset =
        common == mention.participants.size() || common == meeting.participants.size();
    // "the 2003 Andean summit" tells of no meeting of others that was not called so.
    if (!edition_of(mention.name).year.empty() && common < meeting.participants.size()) {
      return false;
    }
    if (same_noun(meeting, mention) && (common > 0 || mention.participants.empty())) return true;
    if (mention.participants.empty())
      return mention.refers_back && mention.nominal && is_recent(meeting, mention);
    if (mention.kind == MeetingKind::kSpeechEvent) {
      return common == mention.participants.size() && is_recent(meeting, mention);
    }
    if (is_travel(mention.kind)) {
      const bool same_place = places_agree(meeting.place, mention.place);
      return subset && common > 0 && same_place && statuses_agree(meeting.status, mention.status);
    }
    constexpr std::uint32_t kNear = 2;  // sentences
    if (mention.joins && common == 0 && mention.participants.size() == 1 &&
        meeting.participants.size() > 1 &&
        context_.sentence_of(mention.trigger) - meeting.support.back().sentence <= kNear) {
      return statuses_agree(meeting.status, mention.status);
    }
    if (is_same_by_sides(meeting, mention)) return true;
    if (!subset || common == 0) return false;
    if (mention.refers_back && is_recent(meeting, mention)) return true;
    const bool both_full = mention.participants.size() >= 2 && meeting.participants.size() >= 2;
    return (both_full || is_recent(meeting, mention)) &&
           statuses_agree(meeting.status, mention.status);
  }

  // "The presidents of Peru and Norway met", "Juan Quispe and Kari Olsen met".
  bool is_same_by_sides(const LocalMeeting& meeting, const MeetingMention& mention) const {
    constexpr std::uint32_t kReach = 3;  // sentences
    const auto special = [](MeetingKind kind) {
      return kind == MeetingKind::kSeries || kind == MeetingKind::kPhoneCall;
    };
    const bool differ =
        meeting.kind != mention.kind && (special(meeting.kind) || special(mention.kind));
    if (differ || mention.apart || apart_[index_of(meeting)] ||
        context_.sentence_of(mention.trigger) - meeting.support.back().sentence > kReach ||
        !statuses_agree(meeting.status, mention.status)) {
      return false;
    }
    return are_same_sides(context_, meeting.participants, mention.participants) ||
           named_later(context_, meeting.participants, mention.participants) != kNone;
  }

  bool is_recent(const LocalMeeting& meeting, const MeetingMention& mention) const {
    constexpr std::uint32_t kReach = 4;  // sentences
    return context_.sentence_of(mention.trigger) - meeting.support.back().sentence <= kReach;
  }

  // Whether the report says enough of an occasion that nothing else was told of.
  bool can_found(const MeetingMention& mention) const {
    if (!mention.name.empty() && !mention.described) return true;
    const bool placed = mention.place != kNone || mention.time != kNone;
    const bool many = is_gathering(mention.kind);
    if (mention.participants.empty()) {
      // "the economic conference in Lima", "six-nation talks open on Monday", "a summit in Oslo"
      return mention.nominal && mention.placed &&
             (mention.described || (many && mention.place != kNone));
    }
    if (is_travel(mention.kind)) return mention.place != kNone || is_announced(mention);
    if (mention.kind == MeetingKind::kSpeechEvent) return true;
    if (mention.participants.size() >= 2 || mention.kind == MeetingKind::kSeries) return true;
    // One party alone: a gathering of a group, somebody at a summit or back from talks abroad.
    const EntityType type = context_.type_of(mention.participants.front());
    const bool gathers = type == EntityType::kGroup || type == EntityType::kOrganization ||
                         (type == EntityType::kCountry && mention.attended);
    if (gathers || many) return placed || mention.attended;
    return mention.nominal && mention.place != kNone && !is_stay(mention);
  }

  // "a precursor to a visit by Olsen": to where goes without saying.
  bool is_announced(const MeetingMention& mention) const {
    const bool to_come =
        mention.status == MeetingStatus::kPlanned || mention.status == MeetingStatus::kPossible;
    const Tree& tree = context_.tree(mention.trigger);
    return to_come && mention.nominal && !tree.obliques(mention.trigger, "by").empty() &&
           document().has_name(mention.participants.front()) &&
           context_.type_of(mention.participants.front()) == EntityType::kPerson &&
           std::ranges::none_of(meetings_, [&](const LocalMeeting& meeting) {
             return is_travel(meeting.kind) && shared(mention.participants, meeting.participants);
           });
  }

  // "is in Lima for talks": the visit says it.
  bool is_stay(const MeetingMention& mention) const {
    return std::ranges::any_of(meetings_, [&](const LocalMeeting& meeting) {
      return is_travel(meeting.kind) && meeting.place == mention.place &&
             meeting.support.back().sentence == context_.sentence_of(mention.trigger) &&
             shared(meeting.participants, mention.participants) > 0;
    });
  }

  void found(const MeetingMention& mention) {
    LocalMeeting meeting;
    meeting.kind = mention.kind;
    meeting.status = mention.status;
    meeting.name = mention.name;
    meeting.participants = mention.participants;
    meeting.place = mention.place;
    meeting.time = mention.time;
    meeting.topic = mention.topic;
    meetings_.push_back(std::move(meeting));
    clusters_.emplace_back();
    described_.push_back(mention.described);
    status_said_.push_back(mention.says_status);
    apart_.push_back(mention.apart);
    support(meetings_.back(), mention);
  }

  static void add_pairs(LocalMeeting& meeting, const MeetingMention& mention) {
    const auto& who = mention.participants;
    const std::size_t hosts = mention.hosts == 0 ? who.size() : mention.hosts;
    for (std::size_t i = 0; i < hosts; ++i) {
      for (std::size_t k = mention.hosts == 0 ? i + 1 : mention.hosts; k < who.size(); ++k) {
        const std::pair<std::uint32_t, std::uint32_t> pair = std::minmax(who[i], who[k]);
        if (std::ranges::find(meeting.pairs, pair) == meeting.pairs.end()) {
          meeting.pairs.push_back(pair);
        }
      }
    }
  }

  void support(LocalMeeting& meeting, const MeetingMention& mention) {
    add_pairs(meeting, mention);
    LocalMeeting::Support row;
    row.sentence = context_.sentence_of(mention.trigger);
    row.trigger = {mention.trigger, mention.trigger + 1};
    row.extractor = "meeting";
    row.status = mention.status;
    meeting.support.push_back(row);
    const std::size_t index = index_of(meeting);
    if (mention.cluster != kNone) clusters_[index].push_back(mention.cluster);
  }

  void extend(LocalMeeting& meeting, const MeetingMention& mention) {
    for (const std::uint32_t cluster : mention.participants) {
      if (!holds(meeting.participants, cluster)) meeting.participants.push_back(cluster);
    }
    // A visit to a country is to more than its capital.
    if (meeting.place == kNone ||
        (!is_travel(meeting.kind) && is_city_in(mention.place, meeting.place))) {
      meeting.place = mention.place;
    }
    if (meeting.time == kNone || is_finer(mention.time, meeting.time)) meeting.time = mention.time;
    if (meeting.topic.empty()) meeting.topic = mention.topic;
    if (meeting.name.empty() ||
        (described_[index_of(meeting)] && !mention.described && !mention.name.empty())) {
      meeting.name = mention.name;
      described_[index_of(meeting)] = mention.described;
    }
    if (meeting.kind == MeetingKind::kMeeting && is_talk(mention.kind)) meeting.kind = mention.kind;
    if (meeting.kind == MeetingKind::kVisit && mention.kind == MeetingKind::kTour)
      meeting.kind = mention.kind;
    // The first words about its status stand; a later report may cancel it or turn the possible
    // into a plan.
    const std::size_t index = index_of(meeting);
    if (mention.says_status) {
      if (!status_said_[index] || mention.status == MeetingStatus::kNotHeld ||
          (meeting.status == MeetingStatus::kPossible &&
           mention.status == MeetingStatus::kPlanned)) {
        meeting.status = mention.status;
      }
      status_said_[index] = true;
    }
    support(meeting, mention);
  }

  const Context& context_;
  std::vector<LocalMeeting> meetings_;
  std::vector<std::vector<std::uint32_t>> clusters_;  // noun clusters of each meeting
  std::vector<bool> described_;                       // whether its name only describes it
  std::vector<bool> apart_;                           // one of several told of in one breath
  std::vector<bool> status_said_;                     // whether any report said its status
};

}  // namespace

std::vector<LocalMeeting> merge_meeting_mentions(const Context& context,
                                                 const std::vector<MeetingMention>& mentions) {
  Merger merger(context);
  for (const MeetingMention& mention : mentions) merger.add(mention);
  return merger.take();
}

}  // namespace whomet
