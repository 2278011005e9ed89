#include "graph/eval/matcher.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "graph/eval/words.h"

namespace whomet {
namespace {

constexpr std::size_t kShortestPart = 4;  // characters of a name inside another
constexpr std::size_t kFirstTexts = 3;    // of a node that are kept as literals
constexpr double kLeastOverlap = 0.5;     // of the words of a topic or role
constexpr double kLeastOfMeeting = 0.6;   // of a text's words that are words of the meeting

const std::set<std::string>& meeting_kind_words() {
  static const std::set<std::string> words = {"visit",  "meeting", "conference", "summit", "launch",
                                              "tour",   "speech",  "talks",      "call",   "event",
                                              "series", "rally",   "debate"};
  return words;
}

bool is_literal(std::string_view id) {
  return id.starts_with("topic:") || id.starts_with("role:");
}

std::string spaced(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

}  // namespace

ArticleMatcher::ArticleMatcher(const GoldArticle& article) : article_(article) {
  add_names();
  add_statements();
  add_derived();
}

void ArticleMatcher::add_names() {
  for (const GoldEntity& entity : article_.entities) {
    names_[scored_name(entity.name)].insert(entity.id);
    for (const std::string& alias : entity.aliases) names_[scored_name(alias)].insert(entity.id);
  }
  for (const GoldMeeting& meeting : article_.meetings) {
    if (!meeting.name.empty()) names_[scored_name(meeting.name)].insert(meeting.id);
    meeting_words_[meeting.id] =
        content_words(meeting.name + " " + spaced(name_of(meeting.kind)) + " " + meeting.sentence);
  }
  for (const auto& [name, ids] : names_) {
    const std::size_t size = code_point_count(name);
    if (size >= kShortestPart) long_names_.emplace_back(name, size);
  }
}

void ArticleMatcher::add_statements() {
  std::map<std::tuple<std::string, std::string, std::string, bool, bool, bool>, std::size_t> index;
  for (const GoldStatement& gold : article_.statements) {
    const bool modal = gold.modality != Modality::kAsserted;
    const auto [found, is_new] = index.try_emplace(
        std::tuple(gold.subject, gold.predicate, gold.object, gold.negated, modal, gold.attributed),
        statements_.size());
    if (is_new) {
      WantedStatement wanted;
      wanted.predicate = gold.predicate;
      wanted.negated = gold.negated;
      wanted.attributed = gold.attributed;
      wanted.sentence = gold.sentence;
      statements_.push_back(std::move(wanted));
    }
    WantedStatement& wanted = statements_[found->second];
    wanted.subjects.insert(gold.subject);
    wanted.subjects.insert(gold.other_subjects.begin(), gold.other_subjects.end());
    wanted.objects.insert(gold.object);
    wanted.objects.insert(gold.other_objects.begin(), gold.other_objects.end());
    wanted.predicates.insert(gold.predicate);
    wanted.predicates.insert(gold.other_predicates.begin(), gold.other_predicates.end());
    wanted.sure = wanted.sure || gold.sure;
    wanted.modal.insert(modal);
    for (const Modality other : gold.other_modalities)
      wanted.modal.insert(other != Modality::kAsserted);
  }
  for (const WantedStatement& wanted : statements_) {
    for (const auto* ends : {&wanted.subjects, &wanted.objects}) {
      for (const std::string& end : *ends) {
        if (is_literal(end)) literal_words_[end] = content_words(end.substr(end.find(':') + 1));
      }
    }
  }
}

void ArticleMatcher::add_derived() {
  for (const GoldMeeting& meeting : article_.meetings) {
    std::set<std::string> occasion = {meeting.id};
    if (!meeting.name.empty()) occasion.merge(named(scored_name(meeting.name)));
    const auto add = [&](std::set<std::string> subjects, const char* predicate,
                         std::set<std::string> objects) {
      WantedStatement edge;
      edge.subjects = std::move(subjects);
      edge.predicates = {predicate};
      edge.predicate = predicate;
      edge.objects = std::move(objects);
      edge.negated = meeting.status == MeetingStatus::kNotHeld;
      edge.modal = {meeting.status == MeetingStatus::kPlanned ||
                    meeting.status == MeetingStatus::kPossible};
      edge.any_speaker = true;
      edge.sentence = meeting.sentence;
      derived_.push_back(std::move(edge));
    };
    for (const std::string& one : meeting.participants) {
      add({one}, "participates_in", occasion);
      for (const std::string& other : meeting.participants) {
        if (one != other) add({one}, "meets_with", {other});
      }
    }
    if (meeting.place.empty()) continue;
    add(occasion, "located_in", {meeting.place});
    if (meeting.kind != MeetingKind::kVisit && meeting.kind != MeetingKind::kTour) continue;
    for (const std::string& one : meeting.participants) add({one}, "visits", {meeting.place});
  }
}

std::set<std::string> ArticleMatcher::named(const std::string& plain) const {
  const auto found = names_.find(plain);
  return found == names_.end() ? std::set<std::string>{} : found->second;
}

MatchedNode ArticleMatcher::match(const std::vector<std::string>& texts, bool literal) const {
  MatchedNode node;
  for (const std::string& text : texts) {
    node.ids = named(scored_name(text));
    if (!node.ids.empty()) break;
  }
  for (std::size_t i = 0; i < texts.size() && node.ids.empty() && !literal; ++i) {
    const std::string plain = scored_name(texts[i]);
    const std::pair<std::string, std::size_t>* longest = nullptr;
    for (const auto& candidate : long_names_) {
      const auto& [name, size] = candidate;
      if (!plain.ends_with(" " + name) && !plain.starts_with(name + " ")) continue;
      // Names come in their order: of equally long ones the last counts.
      if (longest == nullptr || size >= longest->second) longest = &candidate;
    }
    if (longest != nullptr) node.ids = named(longest->first);
  }
  for (std::size_t i = 0; i < std::min(texts.size(), kFirstTexts); ++i) {
    if (texts[i].empty() || !node.literals.insert(texts[i]).second) continue;
    node.contents.push_back(content_words(texts[i]));
  }
  return node;
}

bool ArticleMatcher::is_same(const MatchedNode& node, const std::string& gold_id) const {
  if (node.ids.contains(gold_id)) return true;
  if (is_literal(gold_id)) {
    const auto wanted = literal_words_.find(gold_id);
    if (wanted == literal_words_.end()) return false;
    return std::ranges::any_of(node.contents, [&](const auto& words) {
      return word_overlap(words, wanted->second) >= kLeastOverlap;
    });
  }
  const auto meeting = meeting_words_.find(gold_id);
  if (meeting == meeting_words_.end()) return false;
  return std::ranges::any_of(node.contents, [&](const auto& words) {
    const auto shared = static_cast<double>(shared_words(words, meeting->second));
    return !words.empty() && shared >= kLeastOfMeeting * static_cast<double>(words.size()) &&
           shared_words(words, meeting_kind_words()) > 0;
  });
}

bool ArticleMatcher::is_any(const MatchedNode& node, const std::set<std::string>& gold_ids) const {
  return std::ranges::any_of(gold_ids, [&](const std::string& id) { return is_same(node, id); });
}

}  // namespace whomet
