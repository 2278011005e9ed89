#include "render/view/relations.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "graph/schema.h"
#include "render/wrap.h"

namespace whomet {
namespace {

constexpr const char* kOpen = "open";
constexpr std::string_view kCross = "\xE2\x9C\x97";  // ✗
constexpr std::string_view kTimes = "\xC3\x97";      // ×
constexpr std::string_view kDash = " \xE2\x80\x93 ";
constexpr std::size_t kVerbColumns = 48;  // an open relation phrase may be long
constexpr std::size_t kSpeakerColumns = 28;

std::string_view word_of(Modality modality) {
  switch (modality) {
    case Modality::kAsserted:
      return "";
    case Modality::kPlanned:
      return "planned";
    case Modality::kPossible:
      return "possible";
    case Modality::kConsidering:
      return "considered";
    case Modality::kPredicted:
      return "predicted";
    case Modality::kConditional:
      return "conditional";
    case Modality::kDesired:
      return "wished";
    case Modality::kDenied:
      return "denied";
  }
  return "";
}

// The day as exact as the text was.
std::string day_text(const std::string& day, const std::string& granularity) {
  if (granularity == "month") return day.substr(0, 7);
  if (granularity == "year") return day.substr(0, 4);
  return day;
}

std::string speaker_of(const EntityGraph& graph, const Attribution& attribution) {
  const auto node = graph.find(attribution.entity);
  return shorten(node ? graph.label(*node) : attribution.text, kSpeakerColumns);
}

// Taking part in a meeting that is drawn as a node: the shortest words will do.
void tell_of_meeting(Assertion& assertion) {
  const bool plan = assertion.reality == Reality::kPlan;
  if (assertion.predicate == "participates_in") {
    assertion.verb = plan ? "to take part" : "took part";
  } else if (assertion.predicate == "located_in") {
    assertion.verb = "in";
  } else {
    return;
  }
  assertion.told_by_end = true;
}

// What all assertions of a relation have in common.
using Key = std::tuple<NodeId, NodeId, bool, Reality, std::string, std::string>;

Key key_of(const Assertion& assertion) {
  const auto reality = assertion.reality == Reality::kClaim ? Reality::kFact : assertion.reality;
  return {assertion.tail, assertion.head,      assertion.directed,
          reality,        assertion.predicate, assertion.verb};
}

// "a", "a, b", or "" if it would say nothing or too much.
std::string joined(const std::set<std::string>& words, std::size_t most) {
  if (words.size() > most) return {};
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string dates_text(const std::vector<Assertion>& assertions) {
  std::string first;
  std::string last;
  std::set<std::string> dates;
  for (const auto& assertion : assertions) {
    const auto& time = assertion.time;
    if (time.from.empty() && time.to.empty()) continue;
    dates.insert(when(time));
    const auto begin = day_text(time.from.empty() ? time.to : time.from, time.granularity);
    const auto end = day_text(time.to.empty() ? time.from : time.to, time.granularity);
    first = first.empty() ? begin : std::min(first, begin);
    last = std::max(last, end);
  }
  if (dates.empty()) return {};
  if (dates.size() == 1) return *dates.begin();
  return first == last ? first : first + std::string(kDash) + last;
}

// Open relation phrases may bring their own: "did not discuss".
bool has_negation(std::string_view verb) {
  const auto padded = " " + to_lower(verb) + " ";
  for (const std::string_view word : {" not ", "n't ", "n\xE2\x80\x99t ", " never ", "cannot "}) {
    if (padded.find(word) != std::string::npos) return true;
  }
  return false;
}

std::string text_of(const std::vector<Assertion>& assertions, Reality reality) {
  std::set<std::string> modalities;
  std::set<std::string> speakers;
  std::set<std::string> places;
  std::set<std::string> occasions;
  for (const auto& assertion : assertions) {
    occasions.insert(assertion.occasion);
    if (!assertion.modality.empty()) modalities.insert(assertion.modality);
    if (!assertion.speaker.empty()) speakers.insert(assertion.speaker);
    if (!assertion.where.empty()) places.insert(assertion.where);
  }
  std::string text;
  if (reality == Reality::kDenied) {
    text += kCross;
    if (has_negation(assertions.front().verb)) {
      text += " ";
    } else {
      text += modalities.contains("denied") ? " denied: " : " not: ";
    }
  }
  text += assertions.front().verb;
  if (assertions.front().told_by_end) return text;
  if (reality == Reality::kPlan) {
    const auto plan = joined(modalities, 2);
    text += " (" + (plan.empty() ? "planned or wished" : plan) + ")";
  }
  if (reality == Reality::kClaim) {
    const auto speaker = joined(speakers, 1);
    text += speaker.empty() ? " (by " + std::to_string(speakers.size()) + " accounts)"
                            : " (says " + speaker + ")";
  }
  if (const auto where = joined(places, 1); !where.empty()) text += " " + where;
  if (const auto dates = dates_text(assertions); !dates.empty()) text += " " + dates;
  if (occasions.size() > 1 && !assertions.front().state) {
    text += " ";
    text += kTimes;
    text += std::to_string(occasions.size());
  }
  return text;
}

Relation relation_of(const std::vector<Assertion>& assertions) {
  const auto& first = assertions.front();
  Relation relation;
  relation.tail = first.tail;
  relation.head = first.head;
  relation.directed = first.directed;
  relation.predicate = first.predicate;
  relation.reality = first.reality;
  for (const auto& assertion : assertions) {
    relation.ids.push_back(assertion.id);
    relation.tellings.insert(assertion.tellings.begin(), assertion.tellings.end());
    if (relation.reality == Reality::kClaim) relation.reality = assertion.reality;
  }
  std::sort(relation.ids.begin(), relation.ids.end());
  relation.text = text_of(assertions, relation.reality);
  return relation;
}

}  // namespace

std::set<std::string> Relation::documents() const {
  std::set<std::string> documents;
  for (const auto& telling : tellings) documents.insert(telling.document);
  return documents;
}

std::set<Telling> tellings_of(const std::vector<Evidence>& evidence) {
  std::set<Telling> tellings;
  for (const auto& one : evidence) {
    tellings.insert({one.at.document, one.at.file.begin, one.quote});
  }
  return tellings;
}

Reality reality_of(const Statement& statement) {
  if (statement.negated || statement.modality == Modality::kDenied) return Reality::kDenied;
  if (statement.modality != Modality::kAsserted) return Reality::kPlan;
  return statement.attributed_to.empty() ? Reality::kFact : Reality::kClaim;
}

std::string when(const TimeValue& time) {
  if (time.from.empty() && time.to.empty()) return {};
  if (time.to.empty()) return "since " + day_text(time.from, time.granularity);
  if (time.from.empty()) return "until " + day_text(time.to, time.granularity);
  const auto from = day_text(time.from, time.granularity);
  const auto to = day_text(time.to, time.granularity);
  return from == to ? from : from + std::string(kDash) + to;
}

std::string sentence_of(const EntityGraph& graph, const Statement& statement) {
  const auto name_of_end = [&](const std::string& id, const std::string& text) {
    const auto node = graph.find(id);
    return node ? graph.label(*node) : text;
  };
  const auto* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
  std::string verb(predicate == nullptr ? std::string_view(statement.predicate) : predicate->label);
  const auto reality = reality_of(statement);
  if (reality == Reality::kDenied) verb = std::string(kCross) + " not: " + verb;
  if (reality == Reality::kPlan) verb += " (" + std::string(word_of(statement.modality)) + ")";
  if (reality == Reality::kClaim) {
    verb += " (says " + speaker_of(graph, statement.attributed_to) + ")";
  }
  std::string text = name_of_end(statement.subject, statement.subject_text);
  text += std::string(kDash) + verb;
  const auto object = name_of_end(statement.object, statement.object_text);
  return object.empty() ? text : text + std::string(kDash) + object;
}

Assertion assertion_of(const EntityGraph& graph, EdgeId edge) {
  const auto& statement = graph.statement(edge);
  const auto* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
  Assertion assertion;
  assertion.tail = graph.source(edge);
  assertion.head = graph.target(edge);
  assertion.directed = predicate == nullptr || !predicate->symmetric;
  if (!assertion.directed && assertion.head < assertion.tail) {
    std::swap(assertion.tail, assertion.head);
  }
  assertion.reality = reality_of(statement);
  assertion.state = predicate != nullptr && predicate->state;
  assertion.predicate = predicate == nullptr ? kOpen : statement.predicate;
  assertion.verb =
      shorten(predicate == nullptr ? statement.predicate : predicate->label, kVerbColumns);
  assertion.modality = word_of(statement.modality);
  if (assertion.reality == Reality::kClaim) {
    assertion.speaker = speaker_of(graph, statement.attributed_to);
  }
  assertion.time = statement.time;
  const auto meeting = graph.find(statement.meeting);
  if (assertion.time.from.empty() && meeting && graph.is_meeting(*meeting)) {
    assertion.time = graph.meeting(*meeting).date;
  }
  if (graph.is_meeting(assertion.tail) || graph.is_meeting(assertion.head)) {
    tell_of_meeting(assertion);
  }
  assertion.id = statement.id;
  assertion.occasion = statement.meeting.empty() ? statement.id : statement.meeting;
  assertion.tellings = tellings_of(statement.evidence);
  return assertion;
}

std::vector<Relation> fold_assertions(std::vector<Assertion> assertions) {
  std::sort(assertions.begin(), assertions.end(), [](const Assertion& a, const Assertion& b) {
    return std::tie(a.time.from, a.id) < std::tie(b.time.from, b.id);
  });
  std::map<Key, std::vector<Assertion>> groups;
  for (auto& assertion : assertions) {
    auto key = key_of(assertion);
    groups[std::move(key)].push_back(std::move(assertion));
  }
  std::vector<Relation> relations;
  relations.reserve(groups.size());
  for (const auto& [key, group] : groups) relations.push_back(relation_of(group));
  std::stable_sort(relations.begin(), relations.end(), [](const Relation& a, const Relation& b) {
    const auto a_sources = -static_cast<std::int64_t>(a.documents().size());
    const auto b_sources = -static_cast<std::int64_t>(b.documents().size());
    const bool a_open = a.predicate == kOpen;
    const bool b_open = b.predicate == kOpen;
    return std::tie(a.tail, a.head, a.directed, a.reality, a_open, a_sources, a.text) <
           std::tie(b.tail, b.head, b.directed, b.reality, b_open, b_sources, b.text);
  });
  return relations;
}

}  // namespace whomet
