#include "extract/relation/compounds.h"

#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "extract/relation/leanings.h"

namespace whomet {
namespace {

void state_pattern(Recorder& recorder, const Pattern& pattern, std::uint32_t participle) {
  const Predicate* predicate = find_predicate(pattern.predicate);
  const std::uint32_t bearer = recorder.context().tree(participle).head(participle);
  if (predicate == nullptr || bearer == kNone || bearer < participle) return;
  const TypeSet ends = pattern.swapped ? predicate->range : predicate->domain;
  const TypeSet others = pattern.swapped ? predicate->domain : predicate->range;
  auto owner = recorder.fillers({participle - 2}, ends);
  auto owned = recorder.fillers({bearer}, others);
  if (pattern.swapped) std::swap(owner, owned);
  Recorder::Options options;
  options.confidence = pattern.confidence;
  options.state_only = true;
  recorder.state(owner, pattern.predicate, owned, participle, options);
}

}  // namespace

void state_compound(Recorder& recorder, const PatternIndex& lexicon, std::uint32_t participle) {
  const Context& context = recorder.context();
  const std::uint32_t first = context.tree(participle).tokens().begin;
  if (participle < first + 2 || context.token(participle - 1).form != "-") return;
  const std::string word = to_lower(context.token(participle).form);
  const auto [begin, end] = lexicon.of(Pattern::Kind::kCompound).equal_range(word);
  for (auto entry = begin; entry != end; ++entry) {
    state_pattern(recorder, *entry->second, participle);
  }
}

void state_leaning(Recorder& recorder, std::uint32_t token) {
  const std::optional<Leaning> leaning = leaning_of(recorder.context(), token);
  if (!leaning) return;
  Recorder::Options options;
  options.confidence = 0.65;
  options.state_only = true;
  recorder.state(recorder.fillers({leaning->bearer}, find_predicate(leaning->predicate)->domain),
                 leaning->predicate, {{Argument::of_cluster(leaning->cluster), 1.0}}, token,
                 options);
}

}  // namespace whomet
