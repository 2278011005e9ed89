// Method: word lists by hand, and what hangs on the noun in the tree.
#include "extract/mention/nominal_senses.h"

#include <string>
#include <string_view>

#include "base/words.h"
#include "extract/mention/name_words.h"
#include "extract/mention/title_table.h"
#include "extract/syntax/tree.h"

namespace whomet {
namespace {

// "China's coast guard" is a body, "a prison guard" a person.
constexpr std::string_view kGuards[] = {"coast",    "presidential", "republican", "national",
                                        "imperial", "royal",        "palace",     "civil"};
constexpr std::string_view kWhere[] = {"in", "at", "near", "outside", "inside", "into", "to"};

// "returned from exile", "in self-imposed exile": a state, not one in it; "took office".
bool is_bare_state(const Document& document, TokenSpan sentence, std::uint32_t noun) {
  const std::string word = lower_form(document.tokens[noun]);
  if (word != "exile" && word != "office") return false;
  for (std::uint32_t k = sentence.begin; k < noun; ++k) {
    const Token& token = document.tokens[k];
    if (token.head != noun) continue;
    if (is_deprel(token.deprel, "det")) return false;
    if (word == "office" && !is_deprel(token.deprel, "case")) return false;
  }
  return true;
}

// "seized power", "in power": what rulers have. "A world power" is a state.
bool is_bare_power(const Document& document, TokenSpan sentence, std::uint32_t noun) {
  const Token& power = document.tokens[noun];
  if (lower_form(power) != "power" || power.xpos == "NNS") return false;
  for (std::uint32_t k = sentence.begin; k < noun; ++k) {
    const Token& token = document.tokens[k];
    if (token.head == noun && (is_deprel(token.deprel, "amod") || token.deprel == "compound"))
      return false;
  }
  return true;
}

// Behind "in-" of "brother-in-law".
bool ends_compound(const Document& document, TokenSpan sentence, std::uint32_t noun) {
  if (noun < sentence.begin + 2) return false;
  const Token& hyphen = document.tokens[noun - 1];
  const Token& joint = document.tokens[noun - 2];
  return hyphen.form == "-" && !hyphen.space_after && joint.upos == Upos::kAdp &&
         !joint.space_after;
}

// "the minister's office said". "In the minister's office" is a room.
bool is_staff(const Document& document, TokenSpan sentence, std::uint32_t office) {
  bool owned = false;
  for (std::uint32_t k = sentence.begin; k < office; ++k) {
    const Token& token = document.tokens[k];
    if (token.head != office) continue;
    if (is_deprel(token.deprel, "case") && is_one_of(lower_form(token), kWhere)) return false;
    owned = owned || token.deprel == "nmod:poss";
  }
  const Token& token = document.tokens[office];
  const bool acts = is_deprel(token.deprel, "nsubj") || is_deprel(token.deprel, "obl") ||
                    token.deprel == "nmod" || token.deprel == "conj";
  return owned && acts;
}

}  // namespace

bool is_in_set_phrase(const Document& document, TokenSpan sentence, std::uint32_t noun) {
  const Token& token = document.tokens[noun];
  if (token.upos == Upos::kPropn && is_calendar_word(lower_form(token))) return true;
  if (token.upos == Upos::kNoun && token.deprel == "amod") return true;
  return is_bare_state(document, sentence, noun) || is_bare_power(document, sentence, noun) ||
         ends_compound(document, sentence, noun);
}

bool is_body_rather(const Document& document, TokenSpan sentence, std::uint32_t noun) {
  if (noun == sentence.begin) return false;
  const std::string word = lower_form(document.tokens[noun]);
  if (word == "guard") return is_one_of(lower_form(document.tokens[noun - 1]), kGuards);
  return word == "office" && is_staff(document, sentence, noun);
}

}  // namespace whomet
