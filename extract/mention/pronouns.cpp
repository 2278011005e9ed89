#include "extract/mention/pronouns.h"

#include <algorithm>
#include <string>

#include "extract/mention/names.h"
#include "extract/mention/title_table.h"

namespace whomet {
namespace {

using P = PronounTraits::Person;
using N = PronounTraits::Number;
using G = PronounTraits::Gender;

struct Row {
  std::string_view word;
  PronounTraits traits;
};

constexpr Row kPronouns[] = {
    {"he", {P::kThird, N::kSingular, G::kMale, false}},
    {"her", {P::kThird, N::kSingular, G::kFemale, false}},
    {"hers", {P::kThird, N::kSingular, G::kFemale, false}},
    {"herself", {P::kThird, N::kSingular, G::kFemale, true}},
    {"him", {P::kThird, N::kSingular, G::kMale, false}},
    {"himself", {P::kThird, N::kSingular, G::kMale, true}},
    {"his", {P::kThird, N::kSingular, G::kMale, false}},
    {"i", {P::kFirst, N::kSingular, G::kAny, false}},
    {"it", {P::kThird, N::kSingular, G::kThing, false}},
    {"its", {P::kThird, N::kSingular, G::kThing, false}},
    {"itself", {P::kThird, N::kSingular, G::kThing, true}},
    {"me", {P::kFirst, N::kSingular, G::kAny, false}},
    {"my", {P::kFirst, N::kSingular, G::kAny, false}},
    {"our", {P::kFirst, N::kPlural, G::kAny, false}},
    {"she", {P::kThird, N::kSingular, G::kFemale, false}},
    {"their", {P::kThird, N::kPlural, G::kAny, false}},
    {"them", {P::kThird, N::kPlural, G::kAny, false}},
    {"themselves", {P::kThird, N::kPlural, G::kAny, true}},
    {"they", {P::kThird, N::kPlural, G::kAny, false}},
    {"us", {P::kFirst, N::kPlural, G::kAny, false}},
    {"we", {P::kFirst, N::kPlural, G::kAny, false}},
    {"which", {P::kRelative, N::kAny, G::kThing, false}},
    {"who", {P::kRelative, N::kAny, G::kAny, false}},
    {"whom", {P::kRelative, N::kAny, G::kAny, false}},
    {"whose", {P::kRelative, N::kAny, G::kAny, false}},
};

constexpr std::string_view kExpletiveHeads[] = {
    "seem",      "appear",   "rain",      "snow",      "clear",   "likely",
    "unlikely",  "possible", "important", "necessary", "unclear", "impossible",
    "difficult", "hard",     "easy",      "time",      "true",    "expect",
    "report",    "believe",  "matter",    "turn"};

// "It is clear that ...": no referent.
bool is_expletive(const Document& document, std::uint32_t i) {
  const Token& token = document.tokens[i];
  if (token.form != "It" && token.form != "it") return false;
  if (token.deprel == "expl") return true;
  if (token.head == kNone) return false;
  const Token& above = document.tokens[token.head];
  return std::find(std::begin(kExpletiveHeads), std::end(kExpletiveHeads), above.lemma) !=
             std::end(kExpletiveHeads) &&
         token.deprel.substr(0, 5) == "nsubj";
}

// The country "US" is no pronoun; a question's "who" has no antecedent.
bool is_referring(const Document& document, std::uint32_t i, const PronounTraits& traits) {
  const Token& token = document.tokens[i];
  if (token.form == "US" || token.form == "IT" || token.form == "WHO") return false;
  if (traits.person == P::kRelative) {
    return i > 0 && token.form[0] >= 'a' && token.upos != Upos::kX;
  }
  return !is_expletive(document, i);
}

}  // namespace

const PronounTraits* find_pronoun(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const auto found = std::find_if(std::begin(kPronouns), std::end(kPronouns),
                                  [&](const Row& row) { return row.word == lower; });
  return found == std::end(kPronouns) ? nullptr : &found->traits;
}

void find_pronouns(Document& document) {
  std::vector<bool> covered(document.tokens.size(), false);
  for (const Mention& mention : document.mentions) {
    if (mention.level != MentionLevel::kName) continue;
    for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) covered[i] = true;
  }
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const Token& token = document.tokens[i];
    if (covered[i] || token.form.size() > 10) continue;
    if (token.upos != Upos::kPron && token.upos != Upos::kDet && token.upos != Upos::kX) continue;
    const PronounTraits* traits = find_pronoun(token.form);
    if (traits == nullptr || !is_referring(document, i, *traits)) continue;
    Mention mention;
    mention.tokens = {i, i + 1};
    mention.head = i;
    mention.level = MentionLevel::kPronoun;
    const bool thing = traits->gender == G::kThing;
    mention.type = thing ? EntityType::kTopic : EntityType::kPerson;
    document.mentions.push_back(mention);
  }
  sort_mentions(document);
}

}  // namespace whomet
