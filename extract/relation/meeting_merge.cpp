// Method: greedy, in text order: each report joins the latest meeting that it agrees with (kind,
// people, place, day, status), else founds one. A report that refers back ("the talks") needs less.
// Tested by tests/extract/relation/meetings_test.cpp.
#include "extract/relation/meeting_merge.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/relation/factuality.h"
#include "extract/relation/meeting_agreement.h"
#include "extract/relation/meeting_sides.h"
#include "extract/relation/meeting_status.h"
#include "graph/meeting_edges.h"

namespace whomet {
namespace {

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

  std::size_t index_of(const LocalMeeting& meeting) const {
    return static_cast<std::size_t>(&meeting - meetings_.data());
  }

  bool same_noun(const LocalMeeting& meeting, const MeetingMention& mention) const {
    return mention.cluster != kNone && holds(clusters_[index_of(meeting)], mention.cluster);
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
      return !in_other_countries(context_, meeting.place, mention.place);
    if (named && !meeting.name.empty() && !described_[index_of(meeting)]) return false;
    if (!places_agree(context_, meeting.place, mention.place)) return false;
    if (!times_agree(context_, meeting.time, mention.time)) return false;
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
      const bool same_place = places_agree(context_, meeting.place, mention.place);
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
        (!is_travel(meeting.kind) && is_city_in(context_, mention.place, meeting.place))) {
      meeting.place = mention.place;
    }
    if (meeting.time == kNone || is_finer(context_, mention.time, meeting.time))
      meeting.time = mention.time;
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
