#include "graph/eval/comparison.h"

#include <algorithm>
#include <set>

#include "graph/schema.h"

namespace whomet {
namespace {

// Relations whose inverse has this name.
std::set<std::string> inverses_of(std::string_view name) {
  std::set<std::string> relations;
  for (const Predicate& predicate : predicates()) {
    if (!predicate.inverse.empty() && predicate.inverse == name)
      relations.insert(std::string(predicate.name));
  }
  return relations;
}

}  // namespace

bool is_right(const ArticleMatcher& matcher, const Stated& stated, const WantedStatement& wanted,
              Level level) {
  const bool straight = matcher.is_any(stated.subject, wanted.subjects) &&
                        matcher.is_any(stated.object, wanted.objects);
  const bool swapped = matcher.is_any(stated.object, wanted.subjects) &&
                       matcher.is_any(stated.subject, wanted.objects);
  if (!straight && !swapped) return false;
  if (level == Level::kPair) return true;
  const Predicate* predicate = find_predicate(stated.predicate);
  bool typed = false;
  if (wanted.predicates.contains(stated.predicate)) {
    typed = straight || (predicate != nullptr && predicate->symmetric);
  }
  if (!typed && swapped) {
    const auto inverse = inverses_of(stated.predicate);
    typed = std::ranges::any_of(
        inverse, [&](const std::string& name) { return wanted.predicates.contains(name); });
  }
  if (!typed || level == Level::kTyped) return typed;
  return stated.negated == wanted.negated && wanted.modal.contains(stated.modal) &&
         (wanted.any_speaker || stated.attributed == wanted.attributed);
}

}  // namespace whomet
