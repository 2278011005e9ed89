// Open relations of verbs and copulas: the clause as one n-ary triple for each of its conjoined
// subjects and objects, and as chained binary triples ("bought the boat in", "Riga").
// Reads the tree only. Tested by tests/extract/relation/open_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/relation/open.h"
#include "extract/syntax/tree.h"

namespace whomet {

// Appends the triples of the clauses of one sentence, with sentence and form, without confidence.
void add_clause_triples(const Tree& tree, std::uint32_t sentence, std::vector<OpenTriple>& triples);

// The form of "be" that agrees with the noun and with the tense of the sentence.
std::string copula_for(const Tree& tree, std::uint32_t noun);
bool is_past(const Tree& tree);

}  // namespace whomet
