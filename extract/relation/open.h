// Open relations: every clause as (subject, verb phrase, arguments), whatever the verb.
// Method: clauses and their arguments as in ClausIE (Del Corro & Gemulla, WWW 2013), n-ary tuples
// with prepositions in the relation as in OpenIE4, chained relations ("became justice of") and
// relations inside noun phrases ("is", "has" put in) as in MinIE (Gashteovski et al., EMNLP 2017).
// Coordination is split, passives keep their surface, pronouns stay. Rules read the tree only.
// Tested by tests/extract/relation/open_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace whomet {

// Tokens of one slot in reading order; they may have gaps ("may [not] sink"). Ascending but in
// relations of form kLink that end in the preposition of an earlier phrase ("was chosen In").
using OpenSlot = std::vector<std::uint32_t>;

// What in the tree a triple is read from.
enum class OpenForm : std::uint8_t {
  kClause,      // Olsen | bought | the boat | in Riga
  kReport,      // Olsen | said that | the boat sank
  kCopula,      // Olsen | is | a painter
  kParticiple,  // the boat | was built in | Riga, from "the boat built in Riga"
  kBare,        // the same in words of the text only: the boat | built in | Riga
  kLink,        // Olsen | bought the boat in | Riga: one further argument, chained
  kBrief,       // Olsen | became | captain, from "captain of the guard"
  kApposition,  // Olsen | is | the captain
  kTitle,       // Olsen | is | captain, from "captain Olsen"
  kOwner,       // Olsen | has | boat, from "Olsen 's boat"
  kPlace,       // the boat | is in | Riga, from "the boat in Riga"
  kAttribute,   // boat | is | old, from "old boat"
};
std::string_view name_of(OpenForm form);  // "clause"

struct OpenTriple {
  std::uint32_t sentence = 0;
  OpenForm form = OpenForm::kClause;
  // Probability that a careful reader would list the triple by itself, beside the others of its
  // sentence; a triple that says again what another one says has little.
  double confidence = 0.0;
  std::string inserted;  // "is" where the relation begins with a word that the text lacks
  // Says another triple, which has a word put in, in words of the text only: for readers who want
  // no other words, in place of that one.
  bool stands_in = false;
  OpenSlot relation;  // may be empty if `inserted` is the whole relation
  OpenSlot subject;
  std::vector<OpenSlot> objects;  // never empty; the second one on: further arguments
  std::uint32_t predicate = 0;    // head token of the relation
  std::uint32_t subject_head = kNone;
  std::uint32_t object_head = kNone;  // of the first object
};

// In text order of their predicates, without repeats. Reads: sentences, tokens with head, deprel.
// Unlikely triples are left out, unless all are wanted (to learn how likely they are).
std::vector<OpenTriple> find_open_triples(const Document& document, bool keep_unlikely = false);

// The words of a slot, verbatim, joined by single blanks.
std::string words_of(const Document& document, const OpenSlot& slot);
std::string relation_words(const Document& document, const OpenTriple& triple);

}  // namespace whomet
