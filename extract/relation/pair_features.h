// Pairs of mentions in one sentence, and what is said around them, as features of a
// classifier (pair_network.h) and of its trainer (train/train_pairs.py).
// Method: the features of Kambhatla, "Combining Lexical, Syntactic, and Semantic Features with
// Maximum Entropy Models for Information Extraction", ACL 2004 (words between, path and words of
// the dependency tree, types), and the case marks of both ends. Tested by
// tests/extract/relation/pair_classifier_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/relation/context.h"

namespace whomet {

// The mentions that stand for two clusters in one sentence, in text order.
struct MentionPair {
  std::uint32_t first = kNone;   // mention
  std::uint32_t second = kNone;  // mention
};

// For each sentence and each two clusters of types that relations link, the two mentions that are
// nearest to each other. By sentence, then by position. Sentences with more than a dozen clusters
// (lists) give none. Cost: O(sum of mentions per sentence, squared).
std::vector<MentionPair> mention_pairs(const Context& context);

// Where the network (pair_network.h) looks: heads of both mentions, what the two meet at
// and what its factuality hangs on (pair_trigger, pair_reading below), the tokens on the path
// between and those of the text between. The last two may be empty.
using PairSlots = std::array<std::vector<std::uint32_t>, 6>;
PairSlots pair_slots(const Context& context, const MentionPair& pair);

// All that classifiers are told of a pair.
struct PairView {
  std::vector<std::string> features;
  // Means of Document::pair_states over the slots, one after the other; empty without them.
  std::vector<float> states;
  EntityType first = EntityType::kTopic;
  EntityType second = EntityType::kTopic;
};
PairView pair_view(const Context& context, const MentionPair& pair);

// No feature holds blanks. Cost: O(tokens between and on the path).
std::vector<std::string> pair_features(const Context& context, const MentionPair& pair);

// The verb or noun that the two meet at in the tree: what a statement of them hangs on.
std::uint32_t pair_trigger(const Context& context, const MentionPair& pair);

// The word whose factuality is that of the pair: the innermost predicate between the two, as in
// "Oslo said that Lima planned to [sell] arms to Kenya" for Lima and Kenya; else the trigger.
std::uint32_t pair_reading(const Context& context, const MentionPair& pair);

}  // namespace whomet
