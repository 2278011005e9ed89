// Method: meetings are taken in a fixed order (document date, document, id). Each joins the first
// occasion that it does not contradict and shares an anchor with, or begins one of its own:
//   anchor         the same proper name; or the same participants and (the same place or
//   overlapping
//                  dates); or participants that are part of the other's and the same place or dates
//   contradiction  other place, other dates, other kind, another meeting of the same document;
//                  without dates: reports more than 30 days apart, or planned after it was held
// Occasions are looked up by name and by participant with a day, or a place and a month, so that
// the cost is linear but for many meetings of the same few. Tested by
// tests/graph/merge_meetings_test.cpp.
#include "graph/merge_meetings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/date.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "graph/meeting_edges.h"

namespace whomet {
namespace {

constexpr long kReportsApart = 30;  // days between the reports of one occasion
constexpr long kSharpDate = 10;     // longer spans ("in March") neither anchor nor tell apart

struct Days {
  Date from{-9999, 1, 1};
  Date to{9999, 12, 31};

  bool overlaps(const Days& other) const { return from <= other.to && other.from <= to; }
  Days within(const Days& other) const {
    return {std::max(from, other.from), std::min(to, other.to)};
  }
};

// A local meeting in terms of the merged entities.
struct Report {
  const Meeting* meeting = nullptr;
  std::uint32_t local = 0;
  std::string document;
  std::optional<Date> reported;  // date of the document
  std::set<std::string> participants;
  std::string place;
  std::string name;          // folded, without the year of the edition
  std::optional<Days> days;  // when the text says it was
  bool sharp = false;        // a few days at most
};

// What is known of one occasion.
struct Occasion {
  std::vector<std::size_t> reports;
  std::set<std::string> documents;
  std::set<std::string> participants;
  std::string place;
  std::string name;
  std::set<MeetingKind> kinds;
  std::optional<Days> days;
  bool sharp = false;
  Days possible;                 // from "held" and "planned" and the documents' dates
  std::optional<Days> reported;  // first and last document date
  bool has_undated_document = false;
};

std::optional<Days> days_of(const TimeValue& time) {
  const auto from = parse_iso_date(time.from);
  if (!from) return std::nullopt;
  const auto to = parse_iso_date(time.to);
  return Days{*from, to && *to >= *from ? *to : *from};
}

std::optional<Days> year_of(std::string_view year) {
  const auto first = parse_iso_date(std::string(year) + "-01-01");
  if (!first) return std::nullopt;
  return Days{*first, Date{first->year, 12, 31}};
}

// A report of the past bounds the date from above, a plan from below. A day of slack for time
// zones.
Days possible_days(const Report& report) {
  Days days;
  if (!report.reported) return days;
  const MeetingStatus status = report.meeting->status;
  if (status == MeetingStatus::kHeld) days.to = add_days(*report.reported, 1);
  if (status == MeetingStatus::kPlanned || status == MeetingStatus::kPossible) {
    days.from = add_days(*report.reported, -1);
  }
  return days;
}

bool kinds_agree(MeetingKind a, MeetingKind b, bool same_name) {
  if (a == b) return true;
  if (a == MeetingKind::kPhoneCall || b == MeetingKind::kPhoneCall) return false;
  if (same_name) return true;
  const auto is_gathering = [](MeetingKind kind) {
    return kind == MeetingKind::kMeeting || kind == MeetingKind::kSummit;
  };
  return is_gathering(a) && is_gathering(b);
}

class Meetings {
 public:
  Meetings(const MergeInput& input, const MergedEntities& entities)
      : input_(input), entities_(entities) {
    note_places();
    note_reports();
  }

  MergedMeetings merge() {
    for (std::size_t i = 0; i < reports_.size(); ++i) place(i);
    MergedMeetings merged;
    merged.ids.resize(input_.locals.size());
    std::set<std::string> taken;
    for (const Occasion& occasion : occasions_) {
      Meeting meeting = join(occasion);
      for (int round = 2; !taken.insert(meeting.id).second; ++round) {
        meeting.id = "m" + IdHash().add(meeting.id).add(std::to_string(round)).hex12();
      }
      for (const std::size_t i : occasion.reports) {
        merged.ids[reports_[i].local].emplace(reports_[i].meeting->id, meeting.id);
      }
      merged.meetings.push_back(std::move(meeting));
    }
    std::ranges::sort(merged.meetings, {}, &Meeting::id);
    return merged;
  }

 private:
  // ---- Reading the local graphs ----

  std::string global_id(std::uint32_t local, std::string_view id) const {
    const auto index = input_.find(local, id);
    return index ? entities_.global_id[*index] : std::string();
  }

  // "Moscow" and "Russia" are no two places for one meeting.
  void note_places() {
    for (std::uint32_t local = 0; local < input_.locals.size(); ++local) {
      for (const Statement& statement : input_.locals[local]->statements) {
        if (statement.predicate != "located_in" || statement.negated) continue;
        const std::string inner = global_id(local, statement.subject);
        const std::string outer = global_id(local, statement.object);
        if (!inner.empty() && !outer.empty()) outer_places_[inner].insert(outer);
      }
    }
  }

  void note_reports() {
    for (std::uint32_t local = 0; local < input_.locals.size(); ++local) {
      const Facts& facts = *input_.locals[local];
      for (const DocumentRecord& document : facts.documents) {
        dates_.emplace(document.id, parse_iso_date(document.date));
      }
      for (const Meeting& meeting : facts.meetings) {
        Report report;
        report.meeting = &meeting;
        report.local = local;
        report.document = document_of(facts, meeting);
        report.reported = date_of(report.document);
        for (const std::string& id : meeting.participants) {
          if (std::string global = global_id(local, id); !global.empty()) {
            report.participants.insert(std::move(global));
          }
        }
        report.place = global_id(local, meeting.place);
        const Edition edition = edition_of(meeting.name);
        if (!is_description(meeting.name)) report.name = fold(edition.name);
        report.days = days_of(meeting.date);
        if (!report.days && !edition.year.empty()) report.days = year_of(edition.year);
        report.sharp =
            report.days && days_between(report.days->from, report.days->to) <= kSharpDate;
        reports_.push_back(std::move(report));
      }
    }
    std::ranges::sort(reports_, [](const Report& a, const Report& b) {
      return std::tie(a.reported, a.document, a.meeting->id) <
             std::tie(b.reported, b.document, b.meeting->id);
    });
  }

  static std::string document_of(const Facts& facts, const Meeting& meeting) {
    if (!meeting.evidence.empty()) return meeting.evidence.front().at.document;
    return facts.documents.empty() ? std::string() : facts.documents.front().id;
  }

  std::optional<Date> date_of(const std::string& document) const {
    const auto found = dates_.find(document);
    return found == dates_.end() ? std::nullopt : found->second;
  }

  // ---- Comparing ----

  bool lies_in(const std::string& inner, const std::string& outer) const {
    const auto found = outer_places_.find(inner);
    return found != outer_places_.end() && found->second.contains(outer);
  }

  bool same_place(const std::string& a, const std::string& b) const {
    return !a.empty() && !b.empty() && (a == b || lies_in(a, b) || lies_in(b, a));
  }

  bool contradict(const Report& report, const Occasion& occasion) const {
    if (occasion.documents.contains(report.document)) return true;
    const bool same_name = !report.name.empty() && report.name == occasion.name;
    if (!same_name && !report.name.empty() && !occasion.name.empty()) return true;
    if (std::ranges::any_of(occasion.kinds, [&](MeetingKind kind) {
          return !kinds_agree(report.meeting->kind, kind, same_name);
        })) {
      return true;
    }
    if (!report.place.empty() && !occasion.place.empty() &&
        !same_place(report.place, occasion.place)) {
      return true;
    }
    if (report.days && occasion.days) return !report.days->overlaps(*occasion.days);
    const Days possible =
        report.days ? report.days->within(possible_days(report)) : possible_days(report);
    const Days others =
        occasion.days ? occasion.days->within(occasion.possible) : occasion.possible;
    return !possible.overlaps(others);
  }

  // Reports may be far apart only where both say the day.
  bool reported_together(const Report& report, const Occasion& occasion, bool strong_anchor) const {
    if (report.sharp && occasion.sharp) return true;
    if (!report.reported || !occasion.reported) return strong_anchor;
    return days_between(occasion.reported->from, *report.reported) <= kReportsApart &&
           days_between(*report.reported, occasion.reported->to) <= kReportsApart;
  }

  bool is_same(const Report& report, const Occasion& occasion) const {
    if (contradict(report, occasion)) return false;
    const bool same_name = !report.name.empty() && report.name == occasion.name;
    const bool place = same_place(report.place, occasion.place);
    const bool dates = report.sharp && occasion.sharp && report.days->overlaps(*occasion.days);
    const auto common = std::ranges::count_if(report.participants, [&](const std::string& who) {
      return occasion.participants.contains(who);
    });
    // Without dates, a summit of the same name may be that of another year, and whoever was in a
    // town twice was there on two visits.
    const bool strong = place && (same_name || common >= 2);
    if (!reported_together(report, occasion, strong)) return false;
    if (same_name) return true;
    if (report.participants.empty() || occasion.participants.empty()) return false;
    const bool part = std::ranges::includes(occasion.participants, report.participants) ||
                      std::ranges::includes(report.participants, occasion.participants);
    return part && (place || dates);
  }

  // ---- Looking up ----

  // Reports of one occasion are at most a month apart, unless they name the same day.
  static std::string month_of(Date date) { return iso(date).substr(0, 7); }

  // The place and what it lies in.
  std::set<std::string> places_of(const Report& report) const {
    std::set<std::string> places;
    if (report.place.empty()) return places;
    places.insert(report.place);
    const auto outer = outer_places_.find(report.place);
    if (outer != outer_places_.end()) places.insert(outer->second.begin(), outer->second.end());
    return places;
  }

  // Keys under which other reports of the same occasion are found: by name; by a participant and a
  // day; by a participant, a place and the month of the report.
  std::vector<std::string> keys_of(const Report& report,
                                   const std::vector<std::string>& months) const {
    std::vector<std::string> keys;
    if (!report.name.empty()) keys.push_back("name " + report.name);
    const std::set<std::string> places = places_of(report);
    for (const std::string& participant : report.participants) {
      for (const std::string& place : places) {
        std::string at = "at ";
        at.append(participant).append(" ").append(place).append(" ");
        for (const std::string& month : months) {
          keys.push_back(at);
          keys.back() += month;
        }
      }
      if (!report.sharp) continue;
      for (Date day = report.days->from; day <= report.days->to; day = add_days(day, 1)) {
        keys.push_back("on " + participant + " ");
        keys.back() += iso(day);
      }
    }
    return keys;
  }

  static std::vector<std::string> months_to_note(const Report& report) {
    if (!report.reported) return {"undated", "any"};
    return {month_of(*report.reported), "any"};
  }
  static std::vector<std::string> months_to_ask(const Report& report) {
    if (!report.reported) return {"any"};
    return {"undated", month_of(add_days(*report.reported, -kReportsApart)),
            month_of(*report.reported), month_of(add_days(*report.reported, kReportsApart))};
  }

  void place(std::size_t index) {
    const Report& report = reports_[index];
    std::vector<std::size_t> near;
    for (const std::string& key : keys_of(report, months_to_ask(report))) {
      if (const auto found = by_key_.find(key); found != by_key_.end()) {
        near.insert(near.end(), found->second.begin(), found->second.end());
      }
    }
    std::ranges::sort(near);
    near.erase(std::unique(near.begin(), near.end()), near.end());
    const auto same =
        std::ranges::find_if(near, [&](std::size_t i) { return is_same(report, occasions_[i]); });
    const std::size_t chosen = same == near.end() ? occasions_.size() : *same;
    if (chosen == occasions_.size()) occasions_.emplace_back();
    add(index, occasions_[chosen]);
    for (const std::string& key : keys_of(report, months_to_note(report))) {
      std::vector<std::size_t>& noted = by_key_[key];
      if (noted.empty() || noted.back() != chosen) noted.push_back(chosen);
    }
  }

  void add(std::size_t index, Occasion& occasion) const {
    const Report& report = reports_[index];
    occasion.reports.push_back(index);
    occasion.documents.insert(report.document);
    occasion.participants.insert(report.participants.begin(), report.participants.end());
    occasion.kinds.insert(report.meeting->kind);
    if (occasion.name.empty()) occasion.name = report.name;
    if (occasion.place.empty() || lies_in(report.place, occasion.place))
      occasion.place = report.place;
    if (report.days)
      occasion.days = occasion.days ? occasion.days->within(*report.days) : *report.days;
    occasion.sharp = occasion.sharp || report.sharp;
    const Days possible = occasion.possible.within(possible_days(report));
    if (possible.from <= possible.to) occasion.possible = possible;
    if (!report.reported) {
      occasion.has_undated_document = true;
    } else if (!occasion.reported) {
      occasion.reported = Days{*report.reported, *report.reported};
    } else {
      occasion.reported = Days{std::min(occasion.reported->from, *report.reported),
                               std::max(occasion.reported->to, *report.reported)};
    }
  }

  // ---- Joining ----

  // The most frequent value; of equally frequent ones the smallest. "" does not count.
  static std::string most_frequent(const std::map<std::string, std::size_t>& counts) {
    std::string best;
    std::size_t most = 0;
    for (const auto& [value, count] : counts) {
      if (value.empty() || count <= most) continue;
      best = value;
      most = count;
    }
    return best;
  }

  // "meeting" says least.
  MeetingKind kind_of(const Occasion& occasion) const {
    std::map<MeetingKind, std::size_t> counts;
    for (const std::size_t i : occasion.reports) ++counts[reports_[i].meeting->kind];
    if (counts.size() > 1) counts.erase(MeetingKind::kMeeting);
    return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })
        ->first;
  }

  // The narrowest date that overlaps all; its text decides between equals.
  TimeValue date_of(const Occasion& occasion) const {
    const TimeValue* best = nullptr;
    const auto rank = [](const TimeValue& time) {
      const auto days = days_of(time);
      const long width = days ? days_between(days->from, days->to) : 1'000'000;
      return std::tuple(time.empty(), width, time.from, time.text, time.basis);
    };
    for (const std::size_t i : occasion.reports) {
      const TimeValue& time = reports_[i].meeting->date;
      if (best == nullptr || rank(time) < rank(*best)) best = &time;
    }
    return *best;
  }

  // Held beats ongoing beats called off beats planned beats possible.
  static int strength(MeetingStatus status) {
    switch (status) {
      case MeetingStatus::kHeld:
        return 4;
      case MeetingStatus::kOngoing:
        return 3;
      case MeetingStatus::kNotHeld:
        return 2;
      case MeetingStatus::kPlanned:
        return 1;
      case MeetingStatus::kPossible:
        break;
    }
    return 0;
  }

  // Oldest first, undated documents before dated ones; inside a document the weaker first.
  std::vector<StatusReport> history_of(const Occasion& occasion) const {
    std::vector<StatusReport> history;
    for (const std::size_t i : occasion.reports) {
      const Meeting& meeting = *reports_[i].meeting;
      history.insert(history.end(), meeting.history.begin(), meeting.history.end());
      if (meeting.history.empty()) history.push_back({meeting.status, reports_[i].document});
    }
    const auto rank = [this](const StatusReport& report) {
      return std::tuple(date_of(report.document), report.document, strength(report.status));
    };
    std::ranges::sort(history, [&rank](const StatusReport& a, const StatusReport& b) {
      return rank(a) < rank(b);
    });
    history.erase(std::unique(history.begin(), history.end(),
                              [](const StatusReport& a, const StatusReport& b) {
                                return a.status == b.status && a.document == b.document;
                              }),
                  history.end());
    return history;
  }

  // By the latest dated report; documents without a date count by the strength of what they say.
  MeetingStatus status_of(const Occasion& occasion,
                          const std::vector<StatusReport>& history) const {
    if (occasion.reports.size() == 1) return reports_[occasion.reports.front()].meeting->status;
    MeetingStatus status = MeetingStatus::kPossible;
    for (const StatusReport& report : history) {
      const bool is_later = date_of(report.document).has_value() && !occasion.has_undated_document;
      if (is_later || strength(report.status) > strength(status)) status = report.status;
    }
    return status;
  }

  std::vector<Evidence> evidence_of(const Occasion& occasion) const {
    std::vector<Evidence> all;
    for (const std::size_t i : occasion.reports) {
      const auto& evidence = reports_[i].meeting->evidence;
      all.insert(all.end(), evidence.begin(), evidence.end());
    }
    std::ranges::sort(all, [](const Evidence& a, const Evidence& b) {
      return std::tie(a.at.document, a.at.text, a.trigger.text, a.extractor) <
             std::tie(b.at.document, b.at.text, b.trigger.text, b.extractor);
    });
    all.erase(std::unique(all.begin(), all.end(),
                          [](const Evidence& a, const Evidence& b) {
                            return a.at.document == b.at.document && a.at.text == b.at.text &&
                                   a.at.file == b.at.file && a.quote == b.quote;
                          }),
              all.end());
    return all;
  }

  Meeting join(const Occasion& occasion) const {
    Meeting joined;
    std::map<std::string, std::size_t> names;
    std::map<std::string, std::size_t> topics;
    std::string identity;  // of the report that comes first by document id
    for (const std::size_t i : occasion.reports) {
      const Report& report = reports_[i];
      ++names[report.meeting->name];
      ++topics[report.meeting->topic];
      const std::string id = report.document + "\n" + report.meeting->id;
      if (identity.empty() || id < identity) identity = id;
    }
    joined.id = "m" + IdHash().add(identity).hex12();
    joined.kind = kind_of(occasion);
    joined.history = history_of(occasion);
    joined.status = status_of(occasion, joined.history);
    const bool proper = std::ranges::any_of(
        names, [](const auto& name) { return !name.first.empty() && !is_description(name.first); });
    if (proper) std::erase_if(names, [](const auto& name) { return is_description(name.first); });
    joined.name = most_frequent(names);
    joined.participants.assign(occasion.participants.begin(), occasion.participants.end());
    joined.place = occasion.place;
    joined.topic = most_frequent(topics);
    joined.date = date_of(occasion);
    joined.evidence = evidence_of(occasion);
    return joined;
  }

  const MergeInput& input_;
  const MergedEntities& entities_;
  std::unordered_map<std::string, std::set<std::string>> outer_places_;  // place -> where it lies
  std::unordered_map<std::string, std::optional<Date>> dates_;           // of documents
  std::vector<Report> reports_;
  std::vector<Occasion> occasions_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;  // may name one twice
};

}  // namespace

MergedMeetings merge_meetings(const MergeInput& input, const MergedEntities& entities) {
  return Meetings(input, entities).merge();
}

}  // namespace whomet
