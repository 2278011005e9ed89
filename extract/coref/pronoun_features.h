// What speaks for a mention as the antecedent of a pronoun, as numbers that the ranker weighs.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/syntax/tree.h"

namespace whomet {

struct PronounFeature {
  std::string_view name;  // static
  double value = 1.0;
};

// Trees of a document's sentences, made when asked for. The document must outlive it.
class TreeCache {
 public:
  explicit TreeCache(const Document& document) : document_(&document) {}
  const Tree& of(std::uint32_t sentence) {
    return trees_.try_emplace(sentence, *document_, sentence).first->second;
  }

 private:
  const Document* document_;
  std::map<std::uint32_t, Tree> trees_;
};

// One pronoun and its candidates.
struct PronounQuestion {
  std::uint32_t pronoun = 0;              // mention
  std::vector<std::uint32_t> candidates;  // mentions, the nearest first; never the pronoun
  std::vector<std::uint32_t> counts;      // of each: mentions of the same thing so far, 1 or more
  // Of each: whether it is the subject that follows the phrase with the pronoun ("In his speech,
  // Olsen said"); such a mention may stand behind the pronoun, as the last candidate.
  std::vector<bool> follows;
};

// Features of the candidate at this index. Cost: O(depth of the tree).
std::vector<PronounFeature> pronoun_features(const Document& document, TreeCache& trees,
                                             const PronounQuestion& question, std::size_t index);

}  // namespace whomet
