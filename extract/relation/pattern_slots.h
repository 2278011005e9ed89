// Where in a sentence the ends of a pattern stand (data/patterns, docs/extending.md): the slots of
// its verb or noun, looked up in the tree, with what parsers commonly get wrong. Heads of phrases,
// conjuncts included. Tested by tests/extract/relation/statements_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/relation/context.h"

namespace whomet {

using Tokens = std::vector<std::uint32_t>;  // indices into Document::tokens

// Appends those of `more` that the list lacks, in order.
void append_new(Tokens& list, const Tokens& more);

// The complement clause that the word governs; kNone if none.
std::uint32_t complement_of(const Tree& tree, std::uint32_t token);

class PatternSlots {
 public:
  // Must outlive this.
  explicit PatternSlots(const Context& context) : context_(context) {}

  // Of a verb: whether "obj", "clause" or a preposition is filled.
  bool has(std::uint32_t verb, std::string_view slot) const;
  Tokens indirect_objects(std::uint32_t verb) const;
  // "sold tractors to Lima", "fired rockets at Lima": parsers hang the phrase on the verb or on its
  // object. "when": see doers_meanwhile().
  Tokens obliques_of(std::uint32_t verb, std::string_view preposition) const;
  // "called the plan a mistake", "described the talks as constructive": whether one of the words
  // (parted by "|") is what the object is called.
  bool calls(std::uint32_t verb, std::string_view words) const;

  // Of a noun: "own", "subject", "this", "frame", "helped", "accused", "verb", "iobj",
  // "victim", "harmed", "claimed", "embroiled", "giver", "user" or a preposition.
  // `verb`: doing_of() the noun; kNone: whatever the noun is the object of has no say ("withdrew
  // troops from Peru").
  Tokens of_noun(std::uint32_t noun, std::string_view slot, std::uint32_t verb) const;
  // Whether its verb calls for the noun, agrees to it or comes close to it: "called for closer
  // ties".
  bool is_called_for(std::uint32_t noun) const;
  // The clause behind the noun that says who did it: "the sanctions [imposed] by Oslo on Lima", "a
  // pact that Oslo [signed] with Lima". Its verb, or kNone.
  std::uint32_t deed_behind(std::uint32_t noun) const;
  // The verb whose object (or passive subject) the noun is, itself or by its phase, or that calls
  // for it; kNone if none.
  std::uint32_t verb_of(std::uint32_t noun) const;
  // Which of the two a pattern means: one of its verbs (`under`, parted by "|") or kNone; where it
  // names none, the clause behind the noun before the verb above it.
  std::uint32_t doing_of(std::uint32_t noun, std::string_view under) const;
  // "sales of [weapons]", said as "arms sales" is: whether the noun is of one of the words, which
  // says what is sold, sent or given.
  bool is_of(std::uint32_t noun, std::string_view words) const;
  // Whether one of the words (parted by "|") stands before the noun and depends on it.
  bool has_modifier(std::uint32_t noun, std::string_view words) const;

 private:
  // "were killed when a bomb exploded": who acts in the clause that says when.
  Tokens doers_meanwhile(std::uint32_t verb) const;
  // "were killed in clashes with rebels": who was, of the clashes.
  Tokens victims_in(std::uint32_t noun) const;
  // "an attack that killed six", "bombings killing six", "the attack killed six": the six.
  Tokens harmed_by(std::uint32_t noun) const;
  // "claimed responsibility for the attack": who did.
  Tokens claimers_of(std::uint32_t noun) const;
  // "Lima's losses grew in the war with Oslo": who the clause is about, of the war.
  Tokens embroiled_in(std::uint32_t noun) const;
  // "supplied Lima with grain": what is given after "with".
  bool gives_with(std::uint32_t noun) const;
  // To whom the verb gives the noun: its indirect object, or the country that the parser took for
  // a modifier of the noun ("sent Lima grain").
  Tokens receivers_of(std::uint32_t noun, std::uint32_t verb) const;
  // "Norway", not "Norwegian" or the first word of a longer name.
  bool is_own_name(std::uint32_t token) const;
  // "a resumption of ties": the noun above that says what comes of them. kNone if there is none.
  std::uint32_t phase_of(std::uint32_t noun) const;
  // "will launch it with the help of Lima": who acts.
  Tokens helped_by(std::uint32_t noun) const;
  // "drones supplied by Lima": who gave them.
  Tokens givers_of(std::uint32_t noun) const;
  // "Oslo used drones", "fired rockets": who does with them what they are for.
  Tokens users_of(std::uint32_t noun) const;
  // "a withdrawal of troops from Lima", "withdrew all troops from Lima": that is where they were.
  bool is_taken_away(std::uint32_t noun) const;
  // What the noun is said of: "Oslo is a member of", "Oslo, a member of".
  Tokens bearers_of(std::uint32_t noun) const;

  const Context& context_;
};

}  // namespace whomet
