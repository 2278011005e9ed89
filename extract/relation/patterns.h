// The lexicon of relations: which verbs, adjectives and nouns state which predicate, and where its
// ends stand. Triggers are those of the ontology (docs/schema.md) and their synonyms.
#pragma once

#include <span>
#include <string_view>

namespace whomet {

// Slots, separated by '|', are tried in their order; all that are filled count.
//   obj      who undergoes: object, or subject of a passive clause
//   iobj     the indirect object alone
//   clause   the complement clause, as literal text ("that ...", "to ...", "-ing")
//   with, on, ...   the phrase with this preposition
struct VerbPattern {
  std::string_view verbs;  // lemmas, with particle: "break off", separated by '|'
  std::string_view predicate;
  std::string_view object;  // slots
  double confidence = 0.7;
  bool or_text = false;         // what is no node may stand as literal text
  std::string_view needs = "";  // a phrase that must be there too: slot, e.g. "obj"
  std::string_view polarity = "";
  bool swapped = false;  // who undergoes is the subject of the relation
};

// Nouns that state a relation between their owner and another phrase.
//   subject slots: own = "Oslo's", "the Norwegian ..."; by, of, from ... = phrase of the noun;
//   verb = who acts in the clause whose object the noun is ("Oslo imposed sanctions")
//   object slots: own, with, to, ... = phrase of the noun, or of the verb whose object it is;
//   iobj = indirect object of that verb
struct NounPattern {
  std::string_view nouns;
  std::string_view predicate;
  std::string_view subject;
  std::string_view object;
  double confidence = 0.7;
  bool or_text = false;
  std::string_view verbs = "";      // only as object of one of these verbs; "" = anywhere
  std::string_view modifiers = "";  // only with one of these words before it
  bool symmetric = false;           // all that "between", owners and objects name are linked
};

// Nouns for arms; the second list only after one of the third: "air defence systems".
inline constexpr std::string_view kArmsNouns =
    "weapon|weapons|arm|arms|armament|armaments|missile|drone|ammunition|munition|fighter|aircraft|"
    "jet|tank|weaponry|warship|submarine|howitzer|artillery|rocket|rifle|gun|shell|warplane|"
    "helicopter|gunship|bomber|mortar|grenade|frigate|launcher|firearm|bomb|cannon|interceptor";
inline constexpr std::string_view kArmsHeads =
    "system|battery|vehicle|equipment|hardware|gear|carrier|supply|shipment|kit|round|package";
inline constexpr std::string_view kArmsModifiers =
    "air|defence|defense|missile|missiles|military|armored|armoured|rocket|artillery|weapons|"
    "weapon|arms|antiaircraft|anti-aircraft|anti-tank|combat|ammunition|lethal|drone";

std::span<const VerbPattern> verb_patterns();
std::span<const NounPattern> noun_patterns();

}  // namespace whomet
