// What the sieves over noun phrases share: which mention a token heads, and how two of them are
// joined as one said of the other.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/coref/sieves.h"

namespace whomet {

inline bool is_nominal(const Mention& mention) {
  return mention.level == MentionLevel::kNominal;
}

// Index of the mention whose head is this token: a name or noun phrase, or where asked a pronoun.
class HeadIndex {
 public:
  explicit HeadIndex(const Resolution& r, bool pronouns = false);
  std::uint32_t at(std::uint32_t token) const { return token == kNone ? kNone : mention_[token]; }

 private:
  std::vector<std::uint32_t> mention_;
};

// The same type, or both a body of people.
bool types_agree(EntityType a, EntityType b);

// Joins two mentions (kNone: nothing) unless their types differ, both are named, or a name of that
// type between them is nearer.
void join_apposition(Resolution& r, std::uint32_t a, std::uint32_t b, const char* reason);

}  // namespace whomet
