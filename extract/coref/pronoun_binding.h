// Pronouns that the grammar binds, or keeps from binding, before any weights are asked: whose
// office "his office said" means, whose war "accused Peru of abuses in its war" means, who denies
// "a charge it denies", and whose bid "backs its bid" cannot mean.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/syntax/tree.h"

namespace whomet {

// The token of whom the `pronoun` (a token) has to mean, or kNone where the grammar leaves it open.
std::uint32_t bound_antecedent(const Tree& tree, std::uint32_t pronoun);

// Tokens of those whom it cannot mean: who "backs its bid". Empty for most.
std::vector<std::uint32_t> barred_possessors(const Tree& tree, std::uint32_t pronoun);

}  // namespace whomet
