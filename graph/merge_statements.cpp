// Statements are equal by ends (of symmetric predicates in either order), predicate, negation,
// modality, speaker, time and meeting. A place or a qualifier that only some of them name belongs
// to all; where they name different ones, they are different statements. Confidence: documents are
// taken as independent witnesses, 1 - (1 - a)(1 - b)..., at most 0.99. Documents that print the
// same sentence are copies and count once. Tested by tests/graph/merge_statements_test.cpp.
#include "graph/merge_statements.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/digest.h"
#include "base/utf8.h"
#include "graph/schema.h"

namespace whomet {
namespace {

constexpr double kSurest = 0.99;

// Place and qualifiers; all empty = nothing said.
using Details = std::array<std::string, 6>;

Details details_of(const Statement& statement) {
  const Qualifiers& q = statement.qualifiers;
  return {statement.place, q.kind, q.item, q.topic, q.polarity, q.trend};
}

void set_details(Statement& statement, const Details& details) {
  statement.place = details[0];
  statement.qualifiers = {details[1], details[2], details[3], details[4], details[5]};
}

// ---- One statement in terms of the merged nodes ----

class Translator {
 public:
  Translator(const MergeInput& input, const MergedEntities& entities,
             const MergedMeetings& meetings)
      : input_(input), entities_(entities), meetings_(meetings) {}

  // false: an end is lost, or both ends have become one.
  bool translate(std::uint32_t local, Statement& statement) const {
    statement.subject = node_id(local, statement.subject);
    statement.object = node_id(local, statement.object);
    statement.place = node_id(local, statement.place);
    statement.meeting = node_id(local, statement.meeting);
    statement.attributed_to.entity = node_id(local, statement.attributed_to.entity);
    if (statement.subject.empty() && statement.subject_text.empty()) return false;
    if (statement.object.empty() && statement.object_text.empty()) return false;
    if (!statement.subject.empty() && statement.subject == statement.object) return false;
    return !statement.evidence.empty();
  }

 private:
  std::string node_id(std::uint32_t local, const std::string& id) const {
    if (id.empty()) return {};
    if (const auto index = input_.find(local, id)) return entities_.global_id[*index];
    const auto found = meetings_.ids[local].find(id);
    return found == meetings_.ids[local].end() ? std::string() : found->second;
  }

  const MergeInput& input_;
  const MergedEntities& entities_;
  const MergedMeetings& meetings_;
};

// Of a statement that belongs to a meeting the meeting says the time.
std::string time_key(const Statement& statement) {
  if (!statement.meeting.empty()) return {};
  if (statement.time.from.empty()) return fold(statement.time.text);
  return statement.time.from + "/" + statement.time.to;
}

// Each part is followed by a byte that no text contains.
std::string key_of(const Statement& statement) {
  std::string key;
  const auto add = [&key](std::string_view part) {
    key += part;
    key += '\xFF';
  };
  // Ends that may be exchanged count in one order, whichever the articles have them in.
  const Predicate* predicate = statement.open ? nullptr : find_predicate(statement.predicate);
  const bool turned = predicate != nullptr && predicate->symmetric && !statement.subject.empty() &&
                      !statement.object.empty() && statement.object < statement.subject;
  const std::string& first = turned ? statement.object : statement.subject;
  const std::string& last = turned ? statement.subject : statement.object;
  add(first);
  add(first.empty() ? fold(statement.subject_text) : std::string());
  add(statement.predicate);
  add(last);
  add(last.empty() ? fold(statement.object_text) : std::string());
  add(statement.open ? "open" : "");
  add(statement.negated ? "negated" : "");
  add(name_of(statement.modality));
  add(statement.attributed_to.entity);
  add(statement.attributed_to.entity.empty() ? fold(statement.attributed_to.text) : std::string());
  add(statement.meeting);
  add(time_key(statement));
  return key;
}

// ---- Confidence ----

// Finds which documents are copies of each other: they share a quote.
class Witnesses {
 public:
  void add(const std::string& document, const std::string& quote, double confidence) {
    const std::size_t witness = root(number_of(document));
    const auto [found, is_new] = by_quote_.emplace(fold(quote), witness);
    if (!is_new) parents_[root(found->second)] = witness;
    double& best = best_[number_of(document)];
    best = std::max(best, confidence);
  }

  double confidence() {
    std::map<std::size_t, double> best_of_root;
    for (std::size_t i = 0; i < best_.size(); ++i) {
      double& best = best_of_root[root(i)];
      best = std::max(best, best_[i]);
    }
    if (best_of_root.size() == 1) return rounded(best_of_root.begin()->second);
    // Multiplied in the order of size: the product must not depend on the order of documents.
    std::vector<double> doubts;
    doubts.reserve(best_of_root.size());
    for (const auto& [witness, best] : best_of_root) doubts.push_back(1.0 - best);
    std::ranges::sort(doubts);
    double doubt = 1.0;
    for (const double factor : doubts) doubt *= factor;
    return rounded(std::max(std::min(1.0 - doubt, kSurest), 1.0 - doubts.front()));
  }

 private:
  static double rounded(double value) { return std::round(value * 1e6) / 1e6; }

  std::size_t number_of(const std::string& document) {
    const auto [found, is_new] = numbers_.emplace(document, parents_.size());
    if (is_new) {
      parents_.push_back(found->second);
      best_.push_back(0.0);
    }
    return found->second;
  }

  std::size_t root(std::size_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }

  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::size_t> parents_;
  std::vector<double> best_;
  std::unordered_map<std::string, std::size_t> by_quote_;
};

// ---- Joining ----

auto evidence_order(const Evidence& evidence) {
  return std::tie(evidence.at.document, evidence.at.text, evidence.at.file, evidence.trigger.text,
                  evidence.extractor, evidence.kind, evidence.quote);
}

// Sorted, each once.
void tidy_evidence(std::vector<Evidence>& all) {
  std::ranges::sort(all, [](const Evidence& a, const Evidence& b) {
    return evidence_order(a) < evidence_order(b);
  });
  all.erase(std::unique(all.begin(), all.end(),
                        [](const Evidence& a, const Evidence& b) {
                          return evidence_order(a) == evidence_order(b);
                        }),
            all.end());
}

// Which of several equal values is shown: the smallest that says something.
void keep_smallest(std::string& kept, const std::string& other) {
  if (kept.empty() || (!other.empty() && other < kept)) kept = other;
}

auto time_order(const TimeValue& time) {
  return std::tuple(time.empty(), time.from.empty(),
                    std::tie(time.from, time.to, time.text, time.granularity, time.basis));
}

using Group = std::vector<Statement*>;  // of the local graphs, never empty

// Requires: equal keys, and details that agree. Takes what the statements hold.
Statement join(const std::string& key, const Details& details, const Group& statements) {
  Statement joined = std::move(*statements.front());
  set_details(joined, details);
  Witnesses witnesses;
  const auto hear = [&witnesses](const std::vector<Evidence>& evidence, double confidence) {
    for (const Evidence& each : evidence) witnesses.add(each.at.document, each.quote, confidence);
  };
  hear(joined.evidence, joined.confidence);
  for (std::size_t i = 1; i < statements.size(); ++i) {
    Statement& statement = *statements[i];
    keep_smallest(joined.subject_text, statement.subject_text);
    keep_smallest(joined.object_text, statement.object_text);
    keep_smallest(joined.attributed_to.text, statement.attributed_to.text);
    if (time_order(statement.time) < time_order(joined.time)) joined.time = statement.time;
    hear(statement.evidence, statement.confidence);
    std::ranges::move(statement.evidence, std::back_inserter(joined.evidence));
    statement = {};
  }
  joined.confidence = witnesses.confidence();
  tidy_evidence(joined.evidence);
  IdHash hash;
  hash.add(key);
  for (const std::string& detail : details) hash.add(detail);
  joined.id = "s" + hash.hex12();
  return joined;
}

// Statements with equal keys -> one, or one for each set of details where these differ.
void join_group(const std::string& key, const Group& group, std::vector<Statement>& joined) {
  std::map<Details, Group> by_details;
  for (Statement* statement : group) by_details[details_of(*statement)].push_back(statement);
  const Details nothing{};
  if (by_details.size() == 2 && by_details.contains(nothing)) {
    const Group plain = std::move(by_details.at(nothing));
    by_details.erase(nothing);
    Group& detailed = by_details.begin()->second;
    detailed.insert(detailed.end(), plain.begin(), plain.end());
  }
  for (const auto& [details, statements] : by_details)
    joined.push_back(join(key, details, statements));
}

}  // namespace

std::vector<Statement> merge_statements(MergeInput& input, const MergedEntities& entities,
                                        const MergedMeetings& meetings) {
  const Translator translator(input, entities, meetings);
  std::unordered_map<std::string, Group> groups;
  for (std::uint32_t local = 0; local < input.locals.size(); ++local) {
    for (Statement& statement : input.locals[local]->statements) {
      if (translator.translate(local, statement)) groups[key_of(statement)].push_back(&statement);
    }
  }
  std::vector<Statement> joined;
  joined.reserve(groups.size());
  for (const auto& [key, group] : groups) join_group(key, group, joined);  // sorted below
  groups.clear();
  for (Facts* local : input.locals) local->statements = {};
  std::ranges::sort(joined, [](const Statement& a, const Statement& b) {
    return std::tie(a.id, a.subject, a.predicate, a.object) <
           std::tie(b.id, b.subject, b.predicate, b.object);
  });
  // Two digests may collide: the later one gets another.
  std::set<std::string> taken;
  for (Statement& statement : joined) {
    for (int round = 2; !taken.insert(statement.id).second; ++round) {
      statement.id = "s" + IdHash().add(statement.id).add(std::to_string(round)).hex12();
    }
  }
  std::ranges::sort(joined, {}, &Statement::id);
  return joined;
}

}  // namespace whomet
