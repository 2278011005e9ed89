// Chained relations: each further argument of a clause, and each phrase within a phrase, as a
// binary triple whose relation goes through what stands before it: "bought the boat in | Riga",
// "became captain of | the guard", "sold the boat to pay | his debts".
// Method: the chains of MinIE and of BenchIE's facts. Tested by
// tests/extract/relation/open_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/relation/open.h"
#include "extract/syntax/tree.h"

namespace whomet {

struct OpenSubject {
  std::uint32_t head;
  OpenSlot words;
};

// A phrase or clause that a verb has beside subject and object.
struct OpenArgument {
  std::uint32_t head;
  OpenSlot lead;   // its preposition or mark
  OpenSlot words;  // the rest
  bool is_clause;
};

OpenSlot whole_slot(const OpenArgument& argument);
// Heads of the conjuncts that are told one by one; the first one alone after "between".
std::vector<std::uint32_t> parts_of(const Tree& tree, const OpenArgument& argument);
// The relation with the adverb between verb and argument: "live quietly [in]".
OpenSlot with_adverb(const Tree& tree, OpenSlot relation, std::uint32_t verb,
                     const OpenArgument& argument);

// Appends triples of form kLink to `triples`; both tree and triples must outlive it.
class OpenChains {
 public:
  OpenChains(const Tree& tree, std::uint32_t sentence, std::vector<OpenTriple>& triples)
      : tree_(tree), sentence_(sentence), triples_(triples) {}

  // For each argument with a lead but arguments[main], through `object` where that is not kNone,
  // else through arguments[main] if it stands before and is no time.
  void add_arguments(const OpenSubject& subject, const OpenSlot& relation, std::uint32_t verb,
                     std::uint32_t object, const std::vector<OpenArgument>& arguments,
                     std::size_t main);
  // For the phrases within the phrase of `noun`, with which (subject, relation) ends.
  void add_phrases(const OpenSubject& subject, const OpenSlot& relation, std::uint32_t predicate,
                   std::uint32_t noun, int depth = 0);

 private:
  void add(const OpenSubject& subject, const OpenSlot& relation, std::uint32_t predicate,
           std::uint32_t object, OpenSlot words);
  void add_clause(const OpenSubject& subject, const OpenSlot& relation,
                  const OpenArgument& argument);
  void add_verb(const OpenSubject& subject, const OpenSlot& relation, std::uint32_t verb,
                int depth);

  const Tree& tree_;
  std::uint32_t sentence_;
  std::vector<OpenTriple>& triples_;
};

}  // namespace whomet
