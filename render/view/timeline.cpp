#include "render/view/timeline.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "render/view/offices.h"
#include "render/view/references.h"
#include "render/view/relations.h"
#include "render/wrap.h"

namespace whomet {
namespace {

constexpr std::size_t kLabelColumns = 17;
constexpr std::size_t kLabelLines = 3;
constexpr std::size_t kQuoteColumns = 300;

struct Occasion {
  NodeId node{};
  std::set<NodeId> who;  // candidates for lanes
  std::set<Telling> tellings;
};

Reality reality_of(MeetingStatus status) {
  switch (status) {
    case MeetingStatus::kHeld:
    case MeetingStatus::kOngoing:
      return Reality::kFact;
    case MeetingStatus::kPlanned:
    case MeetingStatus::kPossible:
      return Reality::kPlan;
    case MeetingStatus::kNotHeld:
      return Reality::kDenied;
  }
  return Reality::kFact;
}

std::string period_of(const std::string& day) {
  constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
  if (day.size() < 7) return day.empty() ? "not dated" : day;
  const auto month = static_cast<unsigned>((day[5] - '0') * 10 + (day[6] - '0'));
  if (month < 1 || month > 12) return day;
  return std::string(kMonths[month - 1]) + " " + day.substr(0, 4);
}

struct Day {
  std::string number;  // "5"
  std::string month;   // "May"
};

// Of "2031-05-05".
Day day_of(const std::string& iso) {
  constexpr std::string_view kShort[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (iso.size() < 10) return {};
  const auto month = static_cast<unsigned>((iso[5] - '0') * 10 + (iso[6] - '0'));
  if (month < 1 || month > 12) return {};
  return {iso[8] == '0' ? iso.substr(9, 1) : iso.substr(8, 2), std::string(kShort[month - 1])};
}

// "12 May", "5–11 May", "28 May – 3 Jun"; of months and years nothing, since the period says it.
std::string short_date(const TimeValue& time) {
  if (time.from.empty() || time.to.empty()) return when(time);
  if (time.from.substr(0, 4) != time.to.substr(0, 4)) return when(time);
  const bool days = time.granularity == "day" || time.from == time.to ||
                    (time.granularity != "month" && time.granularity != "year");
  if (!days) return {};
  const auto from = day_of(time.from);
  const auto to = day_of(time.to);
  if (from.month.empty() || to.month.empty()) return when(time);
  if (time.from == time.to) return from.number + " " + from.month;
  if (from.month == to.month) return from.number + "\xE2\x80\x93" + to.number + " " + to.month;
  return from.number + " " + from.month + " \xE2\x80\x93 " + to.number + " " + to.month;
}

class TimelineMaker {
 public:
  TimelineMaker(const EntityGraph& graph, const TimelineOptions& options)
      : graph_(graph), options_(options), offices_(graph) {}

  Timeline make() && {
    collect();
    timeline_.total_occasions = occasions_.size();
    choose_lanes();
    std::erase_if(occasions_, [&](const Occasion& occasion) { return shown(occasion) == 0; });
    if (occasions_.size() > options_.max_occasions) {
      std::stable_sort(occasions_.begin(), occasions_.end(),
                       [&](const Occasion& a, const Occasion& b) { return shown(a) > shown(b); });
      occasions_.resize(options_.max_occasions);
    }
    std::stable_sort(occasions_.begin(), occasions_.end(),
                     [&](const Occasion& a, const Occasion& b) { return key_of(a) < key_of(b); });
    order_lanes();
    std::vector<std::set<Telling>> told;
    for (const auto& occasion : occasions_) told.push_back(occasion.tellings);
    const References references(graph_, told, false);
    for (const auto lane : lanes_) {
      const bool focus =
          std::find(options_.with.begin(), options_.with.end(), lane) != options_.with.end();
      timeline_.lanes.push_back(make_card(graph_, lane, offices_, focus));
    }
    for (const auto& occasion : occasions_) add(occasion, references);
    timeline_.references = references.list();
    timeline_.unlisted_references = references.unlisted();
    timeline_.sources = references.documents();
    return std::move(timeline_);
  }

 private:
  // Undated occasions sort by the document that tells first.
  std::tuple<bool, std::string, std::string> key_of(const Occasion& occasion) const {
    const auto& meeting = graph_.meeting(occasion.node);
    const auto& day = meeting.date.from.empty() ? meeting.date.to : meeting.date.from;
    if (!day.empty()) return {false, day, meeting.id};
    return {true, meeting.history.empty() ? std::string() : meeting.history.front().document,
            meeting.id};
  }

  void add_candidate(std::set<NodeId>& who, NodeId node) const {
    if (graph_.is_meeting(node)) return;
    if (!options_.by_country) {
      who.insert(node);
    } else if (const auto country = offices_.country_of(node)) {
      who.insert(*country);
    }
  }

  bool is_out_of_time(const TimeValue& date) const {
    return (!options_.since.empty() && !date.to.empty() && date.to < options_.since) ||
           (!options_.until.empty() && !date.from.empty() && date.from > options_.until);
  }

  void collect() {
    for (const auto& meeting : graph_.facts().meetings) {
      const auto node = graph_.find(meeting.id);
      if (!node || is_out_of_time(meeting.date)) continue;
      Occasion occasion;
      occasion.node = *node;
      std::set<NodeId> participants;
      for (const auto& id : meeting.participants) {
        if (const auto who = graph_.find(id)) participants.insert(*who);
      }
      for (const auto edge : graph_.in_edges(*node)) {
        const auto& statement = graph_.statement(edge);
        const bool acts = statement.predicate == "participates_in" ||
                          statement.predicate == "hosts" || statement.predicate == "speaks_at";
        if (acts && !statement.negated) participants.insert(graph_.source(edge));
      }
      const bool wanted =
          options_.with.empty() ||
          std::any_of(options_.with.begin(), options_.with.end(), [&](NodeId with) {
            if (participants.contains(with)) return true;
            return std::any_of(participants.begin(), participants.end(), [&](NodeId who) {
              return graph_.type(with) == EntityType::kCountry && offices_.country_of(who) == with;
            });
          });
      if (!wanted) continue;
      for (const auto who : participants) add_candidate(occasion.who, who);
      if (const auto place = graph_.find(meeting.place); place && options_.by_country) {
        add_candidate(occasion.who, *place);
      }
      if (occasion.who.empty()) continue;
      occasion.tellings = tellings_of(meeting.evidence);
      occasions_.push_back(std::move(occasion));
    }
  }

  std::size_t shown(const Occasion& occasion) const {
    return static_cast<std::size_t>(std::count_if(
        lanes_.begin(), lanes_.end(), [&](NodeId lane) { return occasion.who.contains(lane); }));
  }

  // Those with most occasions, of which one with others counts twice.
  void choose_lanes() {
    std::map<NodeId, std::size_t> weights;
    for (const auto& occasion : occasions_) {
      for (const auto who : occasion.who) weights[who] += occasion.who.size() > 1 ? 2 : 1;
    }
    for (const auto with : options_.with) {
      if (weights.contains(with)) weights[with] += occasions_.size() * 2;
    }
    for (const auto& [who, weight] : weights) lanes_.push_back(who);
    std::stable_sort(lanes_.begin(), lanes_.end(),
                     [&](NodeId a, NodeId b) { return weights[a] > weights[b]; });
    if (lanes_.size() > options_.max_lanes) lanes_.resize(options_.max_lanes);
  }

  // Who meets often stands together, so that lines across lanes are short: the lane that has most
  // in common with those that stand already comes to the end where it shortens more.
  void order_lanes() {
    if (lanes_.empty()) return;
    const auto common = [&](NodeId a, NodeId b) {
      std::size_t count = 0;
      for (const auto& occasion : occasions_) {
        count += occasion.who.contains(a) && occasion.who.contains(b) ? 1U : 0U;
      }
      return count;
    };
    std::vector<NodeId> left(lanes_.begin() + 1, lanes_.end());
    std::vector<NodeId> ordered = {lanes_.front()};
    while (!left.empty()) {
      std::size_t best = 0;
      std::size_t best_count = 0;
      for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t count = 0;
        for (const auto lane : ordered) count += common(left[i], lane);
        if (count > best_count) {
          best = i;
          best_count = count;
        }
      }
      const auto lane = left[best];
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
      const bool upwards = common(lane, ordered.front()) > common(lane, ordered.back());
      ordered.insert(upwards ? ordered.begin() : ordered.end(), lane);
    }
    lanes_ = std::move(ordered);
  }

  void add(const Occasion& occasion, const References& references) {
    const auto& meeting = graph_.meeting(occasion.node);
    TimelineOccasion drawn;
    drawn.id = meeting.id;
    drawn.date = short_date(meeting.date);
    const auto& words = meeting.date.text;
    if (drawn.date.empty() && meeting.date.from.empty() && !words.empty() &&
        columns_of(words) <= kLabelColumns) {
      drawn.date = "\xE2\x80\x9C" + words + "\xE2\x80\x9D";
    }
    const auto& day = meeting.date.from.empty() ? meeting.date.to : meeting.date.from;
    drawn.period = meeting.date.granularity == "year" ? day.substr(0, 4) : period_of(day);
    drawn.reality = reality_of(meeting.status);
    std::string kind(name_of(meeting.kind));
    std::replace(kind.begin(), kind.end(), '_', ' ');
    if (meeting.status == MeetingStatus::kPlanned || meeting.status == MeetingStatus::kPossible ||
        meeting.status == MeetingStatus::kOngoing) {
      kind = std::string(name_of(meeting.status)) + " " + kind;
    }
    if (meeting.status == MeetingStatus::kNotHeld) kind = "\xE2\x9C\x97 no " + kind;
    drawn.label = wrap(meeting.name.empty() ? kind : meeting.name, kLabelColumns, kLabelLines);
    if (!meeting.name.empty() && drawn.reality != Reality::kFact) drawn.label.push_back(kind);
    if (const auto place = graph_.find(meeting.place)) {
      for (auto& line : wrap(graph_.label(*place), kLabelColumns, 2)) {
        drawn.label.push_back(std::move(line));
      }
    }
    drawn.references = references.mark(occasion.tellings);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (occasion.who.contains(lanes_[i])) drawn.lanes.push_back(i);
    }
    std::vector<NodeId> others;
    for (const auto who : occasion.who) {
      if (std::find(lanes_.begin(), lanes_.end(), who) == lanes_.end()) others.push_back(who);
    }
    if (others.size() == 1) {
      for (auto& line : wrap("+ " + graph_.label(others.front()), kLabelColumns, 2)) {
        drawn.label.push_back(std::move(line));
      }
    } else if (others.size() > 1) {
      drawn.label.push_back("+ " + std::to_string(others.size()) + " others");
    }
    drawn.tooltip = graph_.label(occasion.node) + "\n" + kind;
    for (const auto& telling : occasion.tellings) {
      drawn.tooltip += "\n\xE2\x80\x9C" + shorten_at_word(telling.quote, kQuoteColumns) +
                       "\xE2\x80\x9D " + source_text(graph_, telling.document);
    }
    timeline_.occasions.push_back(std::move(drawn));
  }

  const EntityGraph& graph_;
  const TimelineOptions& options_;
  Offices offices_;
  std::vector<Occasion> occasions_;
  std::vector<NodeId> lanes_;
  Timeline timeline_;
};

}  // namespace

Timeline make_timeline(const EntityGraph& graph, const TimelineOptions& options) {
  return TimelineMaker(graph, options).make();
}

}  // namespace whomet
