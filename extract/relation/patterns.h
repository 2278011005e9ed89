// The lexicon of relations: which verbs, adjectives and nouns state which relation, and where its
// ends stand. It is data: data/patterns/*.pattern, blocks of "key value" lines with sentences that
// the tests read. docs/extending.md is its manual. Tested by
// tests/extract/relation/patterns_test.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "graph/schema.h"

namespace whomet {

// Lists of words and of slots are separated by '|'. Slots are tried in their order; of the objects
// all that are filled count, of the subjects the first that is.
//   of a verb or adjective:
//     obj      who undergoes: object, or subject of a passive clause
//     iobj     the indirect object alone
//     clause   the complement clause, as literal text ("that ...", "to ...", "-ing")
//   of a noun:
//     own      "Oslo's", "the Norwegian ..."
//     verb     who acts in the clause whose object the noun is ("Oslo imposed sanctions", "the
//              sanctions that Oslo imposed", "sanctions imposed by Oslo")
//     subject  what the noun is said of: "Oslo is a member of", "Oslo, a member of"
//     this     the noun itself
//     giver    "drones supplied by Oslo"; user: "Oslo fired missiles"
//     frame    who acts in the clause that the noun frames: "said in a statement"
//     helped   who acts in the clause: "did it with the help of"
//     accused  who the clause of the noun is about: "allegations that Oslo broke the deal"
//     iobj     the indirect object of the verb whose object the noun is
//     clause   as above
//     accused  of verbs too: "demanded that Oslo leave"
//   of both: with, on, to, ...   the phrase with this preposition, of the noun or of its verb
struct Pattern {
  enum class Kind {
    kVerb,      // verbs and adjectives; lemmas with particle: "break off"
    kNoun,      // a relation between an owner of the noun and another phrase
    kCompound,  // a participle bound to a name by a hyphen: "Norwegian-backed rebels"
  };

  struct Example {
    std::string sentence;
    // Both ends, as names or literal text. Empty: the sentence must not state the relation.
    std::vector<std::pair<std::string, std::string>> ends;
  };

  Kind kind = Kind::kVerb;
  std::string predicate;
  std::string words;     // lemmas
  std::string subject;   // slots of nouns; who acts, for verbs
  std::string object;    // slots
  std::string needs;     // a slot of the verb that must be filled as well
  std::string lacks;     // a slot of the verb that must not be filled
  std::string under;     // the noun counts only as object of one of these verbs; "" = anywhere
  std::string modified;  // the noun counts only with one of these words before it
  std::string called;    // what the verb calls its object: one of these lemmas
  // The verb has no such object, the noun no such word before it: lemmas.
  std::string except;
  std::string polarity;  // "+", "-" or ""
  // What may stand at the ends of the relation; where nothing is said, all that the relation
  // allows.
  std::optional<TypeSet> subject_types;
  std::optional<TypeSet> object_types;
  std::string except_object;  // lemmas of phrases that are no object of the relation
  // Of the verb's objects with which it means something else.
  std::optional<TypeSet> except_types;
  double confidence = 0.7;
  bool text = false;       // what is no node may stand as literal text
  bool owner = false;      // of what somebody has or does, he is meant: "clashed over Lima's aims"
  bool swapped = false;    // who undergoes is the subject of the relation
  bool symmetric = false;  // all that "between", owners and objects name are linked in pairs
  bool together = false;   // the subjects are linked with each other
  bool negated = false;    // the words deny the relation: "lost the election"
  bool named = false;      // the word is the kind qualifier: "wife"
  bool item = false;       // the object of the verb is the item qualifier, and must be there
  std::vector<Example> examples;
};

// Error::offset is a byte offset in `text`, and the message names `file` and the line.
Result<std::vector<Pattern>> parse_patterns(std::string_view text, std::string_view file);

// All patterns of data/patterns, files by name, blocks in their order. They live as long as the
// program. Throws std::runtime_error where an embedded file is refused.
std::span<const Pattern> patterns();

}  // namespace whomet
