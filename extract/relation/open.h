// Open relations: every clause as (subject, verb phrase, arguments), whatever the verb.
// Method: clauses and their arguments as in ClausIE (Del Corro & Gemulla, WWW 2013), with n-ary
// tuples and prepositions in the relation as in OpenIE4; from noun phrases also what appositions
// and titles say, with "is" put in. Coordination is split, passives keep their
// surface, pronouns stay. Tested by tests/extract/relation/open_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/document.h"

namespace whomet {

// Tokens of one slot, ascending; they may have gaps ("may [not] scuttle").
using OpenSlot = std::vector<std::uint32_t>;

struct OpenTriple {
  std::uint32_t sentence = 0;
  double confidence = 0.0;
  std::string inserted;  // "is" where the relation has a word that the text lacks
  OpenSlot relation;     // may be empty if `inserted` is the whole relation
  OpenSlot subject;
  std::vector<OpenSlot> objects;  // never empty; the second one on: further arguments
  std::uint32_t predicate = 0;    // head token of the relation
  std::uint32_t subject_head = kNone;
  std::uint32_t object_head = kNone;  // of the first object
};

// In text order of their predicates. Reads: sentences, tokens with head and deprel.
std::vector<OpenTriple> find_open_triples(const Document& document);

// The words of a slot, verbatim, joined by single blanks.
std::string words_of(const Document& document, const OpenSlot& slot);
std::string relation_words(const Document& document, const OpenTriple& triple);

}  // namespace whomet
